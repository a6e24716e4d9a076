import { SqlClient } from "@effect/sql"
import { assert, describe, layer } from "@effect/vitest"
import { DateTime, Effect } from "effect"
import { Experiments } from "../../src/experiments/Experiments.ts"
import { assigned, begun, keyOf, leadsOf, reading, Setting, shown, stopped } from "./Setting.ts"

const countOf = (table: "experiment_assignments" | "experiment_exposures", key: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const rows = yield* sql<{ n: number }>`select count(*)::int n from ${sql(table)} where experiment_key = ${key}`
    return rows[0]?.n
  })

layer(Setting(), { excludeTestServices: true })("experiments", it => {
  describe("before any was made", () => {
    it.effect("have a default one with the groups A and B, half and half", () =>
      Effect.gen(function* () {
        const leads = yield* leadsOf("default", 200)
        const places = yield* Effect.forEach(leads, leadId => assigned(leadId), { concurrency: 8 })
        for (const place of places)
          assert.deepInclude<object | null>(place, { key: "offer-ranking", unit: "lead", propensity: 0.5 })
        const inA = places.filter(place => place?.variant === "A")
        assert.isTrue(inA.length > 70 && inA.length < 130)
        assert.isTrue(inA.every(place => place?.ranking === "expected_value"))
        const { arms } = yield* reading("offer-ranking")
        assert.deepStrictEqual(
          arms.map(arm => arm.assigned),
          [inA.length, leads.length - inA.length]
        )
      })
    )
  })

  it.effect("agree on a unit that many ask for at once, and store it once", () =>
    Effect.gen(function* () {
      yield* begun("race", { arms: Array.from({ length: 20 }, (_, at) => ({ key: `race-${at}`, weight: 1 + at })) })
      const leads = yield* leadsOf("race", 10)
      for (const leadId of leads) {
        const places = yield* Effect.all(
          Array.from({ length: 16 }, () => assigned(leadId)),
          { concurrency: 16 }
        )
        for (const place of places) assert.deepStrictEqual(place, places[0])
      }
      assert.strictEqual(yield* countOf("experiment_assignments", "race"), leads.length)
      yield* stopped("race")
    })
  )

  it.effect("keep a unit where it is while its experiment runs, and move it when that is stopped", () =>
    Effect.gen(function* () {
      const [leadId = ""] = yield* leadsOf("kept", 1)
      yield* begun("first")
      assert.strictEqual((yield* assigned(leadId))?.key, "first")
      const others = Array.from({ length: 10 }, (_, at) => `later-${at}`)
      yield* Effect.forEach(others, key => begun(key))
      assert.strictEqual((yield* assigned(leadId))?.key, "first")
      yield* stopped("first")
      assert.match((yield* assigned(leadId))?.key ?? "", /^later-/)
      yield* Effect.forEach(others, stopped)
      assert.strictEqual((yield* assigned(leadId))?.key, "offer-ranking")
    })
  )

  it.effect("put all leads of an agent into her arm, and nobody when no agent is known", () =>
    Effect.gen(function* () {
      yield* begun("agents", { unit: "agent" })
      const leads = yield* leadsOf("served", 20)
      const [stray = ""] = yield* leadsOf("stray", 1)
      const places = yield* Effect.forEach(leads, leadId => assigned(leadId, { agentId: "agent-1" }))
      for (const place of places)
        assert.deepInclude<object | null>(place, {
          key: "agents",
          unit: "agent",
          unitId: "agent-1",
          variant: places[0]?.variant
        })
      assert.strictEqual((yield* assigned(stray))?.key, "offer-ranking")
      assert.strictEqual(yield* countOf("experiment_assignments", "agents"), 1)
      yield* Effect.forEach(leads, leadId => shown(leadId, { agentId: "agent-1", accepted: null }))
      const { arms } = yield* reading("agents")
      assert.deepInclude<object | undefined>(
        arms.find(({ key }) => key === places[0]?.variant),
        { assigned: 1, exposedUnits: 1, exposed: leads.length, known: leads.length }
      )
      yield* stopped("agents")
    })
  )

  it.effect("give the group that was asked for, without counting it", () =>
    Effect.gen(function* () {
      yield* begun("groups", {
        arms: [
          { key: "A", weight: 1 },
          { key: "X", weight: 3, ranking: "standard" }
        ]
      })
      const [leadId = "", other = ""] = yield* leadsOf("group", 2)
      assert.deepInclude<object | null>(yield* assigned(leadId, { group: "X" }), {
        key: "groups",
        variant: "X",
        propensity: 0.75,
        forced: true,
        ranking: "standard"
      })
      assert.strictEqual(yield* countOf("experiment_assignments", "groups"), 0)
      assert.strictEqual((yield* assigned(leadId, { group: "B" }))?.key, "offer-ranking")
      assert.strictEqual((yield* Effect.flip(assigned(leadId, { group: "Z" })))._tag, "UnknownAbTestGroup")

      yield* shown(other, { accepted: 900 })
      yield* shown(other, { group: "X", accepted: 900 })
      yield* shown(leadId, { group: "A", accepted: 900 })
      const { arms } = yield* reading("groups")
      assert.deepStrictEqual(
        arms.map(arm => arm.exposed),
        [0, 0]
      )
      yield* stopped("groups")
      assert.strictEqual((yield* Effect.flip(assigned(leadId, { group: "X" })))._tag, "UnknownAbTestGroup")
    })
  )

  it.effect("take a lead out of the default one when another begins, and give it back when that ends", () =>
    Effect.gen(function* () {
      const [leadId = ""] = yield* leadsOf("begins", 1)
      const before = yield* assigned(leadId)
      assert.strictEqual(before?.key, "offer-ranking")
      yield* begun("begins")
      assert.strictEqual((yield* assigned(leadId))?.key, "begins")
      yield* stopped("begins")
      assert.deepStrictEqual(yield* assigned(leadId), before)
    })
  )

  it.effect("still answer for a lead that is not there any more, and store nothing of it", () =>
    Effect.gen(function* () {
      yield* begun("gone")
      assert.strictEqual((yield* assigned("nobody-there"))?.key, "gone")
      assert.strictEqual(yield* countOf("experiment_assignments", "gone"), 0)
      yield* stopped("gone")
    })
  )

  it.effect("log an exposure once for each lead, as part of the caller's transaction", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* begun("exposed")
      const [leadId = "", other = ""] = yield* leadsOf("exposed", 2)
      yield* Effect.all([shown(leadId), shown(leadId), shown(leadId)], { concurrency: 3 })
      assert.strictEqual(yield* countOf("experiment_exposures", "exposed"), 1)
      yield* Effect.flip(sql.withTransaction(Effect.zipRight(shown(other), Effect.fail("no"))))
      assert.strictEqual(yield* countOf("experiment_exposures", "exposed"), 1)
      yield* stopped("exposed")
    })
  )

  it.effect("count what is past its time, and leave out what is not, however quickly it was accepted", () =>
    Effect.gen(function* () {
      yield* begun("open")
      const [yes = "", no = "", waits = "", late = "", twice = "", quick = ""] = yield* leadsOf("open", 6)
      yield* shown(yes, { accepted: 1_200 })
      yield* shown(no, { accepted: null })
      yield* shown(waits)
      yield* shown(late, { validFor: -1 })
      yield* shown(twice, { accepted: null })
      yield* shown(twice, { accepted: 800 })
      yield* shown(quick, { accepted: 800, validFor: 72 })
      const { arms } = yield* reading("open")
      const sum = (of: (arm: (typeof arms)[number]) => number) => arms.reduce((total, arm) => total + of(arm), 0)
      assert.deepStrictEqual(
        [sum(arm => arm.exposed), sum(arm => arm.open), sum(arm => arm.known), sum(arm => arm.positive)],
        [6, 2, 4, 2]
      )
      assert.isTrue(arms.slice(1).every(arm => arm.againstFirst?.reason === "too_few_outcomes"))
      yield* stopped("open")
    })
  )

  it.effect("still know what came of a lead that was erased", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* begun("erased")
      const [leadId = ""] = yield* leadsOf("erased", 1)
      const { variant } = yield* shown(leadId, { accepted: 700 })
      yield* sql`delete from leads where lead_id = ${leadId}`
      const { arms } = yield* reading("erased")
      assert.deepInclude<object | undefined>(
        arms.find(({ key }) => key === variant),
        { assigned: 1, exposed: 1, known: 1, positive: 1, mean: 100 }
      )
      yield* stopped("erased")
    })
  )

  it.effect("know premiums by their sum, and wait until all offers of a lead are decided", () =>
    Effect.gen(function* () {
      yield* begun("premiums", { metric: "premium" })
      const [both = "", waits = ""] = yield* leadsOf("premium", 2)
      yield* shown(both, { accepted: 1_200.5 })
      yield* shown(both, { accepted: 300.25 })
      yield* shown(waits, { accepted: 500 })
      yield* shown(waits)
      const { arms } = yield* reading("premiums")
      assert.strictEqual(
        arms.reduce((total, arm) => total + (arm.mean ?? 0) * arm.known, 0),
        1_500.75
      )
      yield* stopped("premiums")
    })
  )

  it.effect("find the difference that is there, and say how sure it is", () =>
    Effect.gen(function* () {
      yield* begun("differs", { unit: "lead" })
      const leads = yield* leadsOf("differs", 240)
      yield* Effect.forEach(
        leads,
        (leadId, at) =>
          Effect.gen(function* () {
            const place = yield* assigned(leadId)
            const likes = place?.variant === "differs-1" ? at % 10 < 6 : at % 10 < 1
            yield* shown(leadId, { accepted: likes ? 100 : null })
          }),
        { concurrency: 8 }
      )
      const { arms, sampleRatio } = yield* reading("differs")
      assert.isTrue(sampleRatio.passes)
      const { difference, interval } = arms[1]?.againstFirst ?? {}
      assert.approximately(difference ?? 0, (arms[1]?.mean ?? 0) - (arms[0]?.mean ?? 0), 1e-9)
      assert.isAbove(interval?.[0] ?? 0, 10)
      assert.isBelow(interval?.[1] ?? 0, 90)
      yield* stopped("differs")
    })
  )

  it.effect("refuse a key that is taken, a second stop and an end that is past", () =>
    Effect.gen(function* () {
      const experiments = yield* Experiments
      yield* begun("taken")
      assert.strictEqual((yield* Effect.flip(begun("taken")))._tag, "ExperimentExists")
      assert.strictEqual((yield* stopped("taken")).status, "stopped")
      assert.strictEqual((yield* Effect.flip(stopped("taken")))._tag, "ExperimentStopped")
      assert.strictEqual((yield* Effect.flip(stopped("nothing")))._tag, "ExperimentNotFound")
      assert.strictEqual((yield* Effect.flip(experiments.get(keyOf("nothing"))))._tag, "ExperimentNotFound")
      const past = DateTime.formatIso(DateTime.subtract(yield* DateTime.now, { minutes: 1 }))
      assert.strictEqual((yield* Effect.flip(begun("past", { endsAt: past })))._tag, "ExperimentAlreadyOver")
    })
  )
})

layer(Setting({ AB_TEST_ENABLED: "false", PERSONALIZATION_HOLDOUT_PERCENT: "50" }), { excludeTestServices: true })(
  "experiments that are switched off",
  it => {
    it.effect("assign nobody, and hold out as many as before", () =>
      Effect.gen(function* () {
        const experiments = yield* Experiments
        const leads = yield* leadsOf("off", 400)
        assert.isNull(yield* assigned(leads[0] ?? "", { group: "A" }))
        assert.isNull(yield* assigned(leads[0] ?? ""))
        const heldOut = leads.filter(leadId => experiments.isHeldOut(leadId)).length
        assert.isTrue(heldOut > 150 && heldOut < 250)
      })
    )
  }
)
