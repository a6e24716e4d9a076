import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { DateTime, Effect, Option } from "effect"
import { Experiments } from "../../src/experiments/Experiments.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const path = "/api/experiments"
const arms = [
  { key: "A", weight: 1 },
  { key: "B", weight: 3, ranking: "conversion" }
]
const experiment = (key: string, more: object = {}) => ({
  key,
  name: "Spring offers",
  unit: "lead",
  arms,
  metric: "acceptance",
  ...more
})

layer(TestApp(), { excludeTestServices: true })("the experiment endpoints", it => {
  it.effect("begin an experiment, show it and stop it for good", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("analytics")
      const made = yield* call("POST", path, { key, body: experiment("spring") })
      assert.strictEqual(made.status, 201)
      assert.strictEqual(made.headers.get("location"), `${path}/spring`)
      assert.deepInclude(made.json, { key: "spring", status: "running", endsAt: null, stoppedAt: null })
      assert.deepStrictEqual(made.json.arms, [
        { key: "A", weight: 1, ranking: "expected_value" },
        { key: "B", weight: 3, ranking: "conversion" }
      ])
      const { json } = yield* call("GET", `${path}/spring`, { key })
      assert.deepStrictEqual(json.sampleRatio, { pValue: 1, threshold: 0.001, passes: true })
      assert.deepStrictEqual(json.arms[1], {
        ...made.json.arms[1],
        assigned: 0,
        exposedUnits: 0,
        exposed: 0,
        open: 0,
        known: 0,
        positive: 0,
        mean: null,
        againstFirst: { difference: null, interval: null, method: null, reason: "too_few_outcomes" }
      })
      assert.isNull(json.arms[0].againstFirst)
      const stopped = yield* call("POST", `${path}/spring/stop`, { key })
      assert.deepInclude(stopped.json, { key: "spring", status: "stopped" })
      assert.isString(stopped.json.stoppedAt)
      assert.deepInclude((yield* call("POST", `${path}/spring/stop`, { key })).json, {
        status: 409,
        code: "experiment_stopped"
      })
      const { json: list } = yield* call("GET", path, { key })
      assert.deepStrictEqual(
        list.items.map((item: { key: string; isDefault: boolean }) => [item.key, item.isDefault]),
        [
          ["spring", false],
          ["offer-ranking", true]
        ]
      )
    })
  )

  it.effect("know an experiment that is yet to begin", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const times = { startsAt: "2099-01-01T00:00:00Z", endsAt: "2099-02-01T00:00:00Z" }
      const { json } = yield* call("POST", path, { key, body: experiment("later", times) })
      assert.deepInclude(json, { status: "scheduled", startsAt: "2099-01-01T00:00:00.000Z" })
    })
  )

  it.effect("say all at once what is wrong with an experiment", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("analytics")
      const refusal = (more: object) =>
        Effect.map(call("POST", path, { key, body: experiment("wrong", more) }), ({ json, status }) => {
          assert.strictEqual(status, 400)
          return json.errors.map(({ pointer }: { pointer: string }) => pointer)
        })
      const many = Array.from({ length: 21 }, (_, at) => ({ key: `a-${at}`, weight: 1 }))
      assert.deepStrictEqual(yield* refusal({ arms: arms.slice(0, 1) }), ["/arms"])
      assert.deepStrictEqual(yield* refusal({ arms: many }), ["/arms"])
      assert.deepStrictEqual(yield* refusal({ arms: [...arms, ...arms] }), ["/arms"])
      const odd = [
        { key: "A", weight: 0 },
        { key: "B b", weight: 1, ranking: "best" }
      ]
      assert.sameMembers(yield* refusal({ arms: odd, unit: "household", colour: 1 }), [
        "/arms/0/weight",
        "/arms/1/key",
        "/arms/1/ranking",
        "/unit",
        "/colour"
      ])
      const reversed = { startsAt: "2099-02-01T00:00:00Z", endsAt: "2099-01-01T00:00:00Z" }
      assert.deepStrictEqual(yield* refusal(reversed), ["/endsAt"])
      const reader = yield* issueKey("offers")
      assert.strictEqual((yield* call("GET", path, { key: reader })).status, 403)
    })
  )

  it.effect("keep the counts and forget the person when a lead is erased", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const sql = yield* SqlClient.SqlClient
      const experiments = yield* Experiments
      yield* call("POST", path, { key, body: experiment("erasure") })
      yield* call("PUT", "/api/leads/erased-1", { key, body: { email: "a@b.example" } })
      const at = yield* DateTime.now
      const leadId = "erased-1"
      const place = yield* experiments.assign({ leadId, agentId: Option.none(), group: Option.none(), at })
      if (place === null) return assert.fail("the lead is in no experiment")
      yield* sql`insert into experiment_exposures (experiment_key, lead_id, variant, forced, exposed_at)
        values (${place.key}, ${leadId}, ${place.variant}, false, now())`
      assert.strictEqual((yield* call("DELETE", `/api/leads/${leadId}`, { key })).status, 204)
      const rows = yield* sql`select lead_id, agent_id from experiment_assignments where experiment_key = 'erasure'
        union all select lead_id, agent_id from experiment_exposures where experiment_key = 'erasure'`
      assert.deepStrictEqual(rows, [
        { leadId: null, agentId: null },
        { leadId: null, agentId: null }
      ])
      const { json } = yield* call("GET", `${path}/erasure`, { key })
      const counted = json.arms.find((arm: { key: string }) => arm.key === place.variant)
      assert.deepInclude(counted, { assigned: 1, exposed: 1, exposedUnits: 1 })
    })
  )
})
