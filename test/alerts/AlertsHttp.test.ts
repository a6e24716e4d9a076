import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { DateTime, Effect, Layer } from "effect"
import { AlertId } from "../../src/alerts/Alert.ts"
import { RuleName } from "../../src/alerts/AlertRule.ts"
import { Alerts } from "../../src/alerts/Alerts.ts"
import { Evaluation } from "../../src/alerts/Evaluation.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"
import { at, enrichments, evaluateAt } from "./Watched.ts"

const App = Evaluation.layer.pipe(
  Layer.provideMerge(
    TestApp({
      CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000",
      CALLWISE_ALERT_HOLD: "1",
      CALLWISE_ALERT_ENRICHMENT_PERCENT: "5",
      CALLWISE_ALERT_CLEAR_PERCENT: "50"
    })
  )
)

const minutesAfter = (time: string, minutes: number) => new Date(Date.parse(time) + minutes * 60_000).toISOString()

/** Fires at once, at that time; what is told of it goes to `heard`. */
const fired = (time: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const { json: hook } = yield* call("POST", "/api/webhooks", {
      key,
      body: { url: "https://receiver.example/hook", events: ["alert.firing", "alert.resolved"] }
    })
    yield* Effect.addFinalizer(() => Effect.ignore(call("DELETE", `/api/webhooks/${hook.webhookId}`, { key })))
    const sql = yield* SqlClient.SqlClient
    const heard = Effect.map(
      sql<{
        type: string
        alertId: string
        status: string
      }>`select type, data ->> 'alertId' alert_id, data ->> 'status' status
        from webhook_deliveries where webhook_id = ${hook.webhookId}::uuid order by position`,
      rows => rows.map(({ type }) => type)
    )
    yield* enrichments(time, "degraded", 50)
    yield* evaluateAt(time)
    const { json } = yield* call("GET", "/api/alerts?status=firing", { key })
    const [alert] = json.items
    return { key, alert, heard, acknowledge: `/api/alerts/${alert.alertId}/acknowledge` }
  })

/** Through the service, which keeps to the time of the test. */
const silenced = (alertId: string, time: string, until: string) =>
  Effect.flatMap(Alerts, alerts =>
    alerts.acknowledge(AlertId.make(alertId), { by: "Ana", silenceUntil: DateTime.unsafeMake(until) })
  ).pipe(at(time))

const cleared = (time: string) => Effect.zipRight(enrichments(time, "complete", 3_000), evaluateAt(time))

layer(App, { excludeTestServices: true })("alerts over HTTP", it => {
  it.effect("are explained rule by rule, under the thresholds that are configured", () =>
    Effect.gen(function* () {
      const { json } = yield* call("GET", "/api/alert-rules", { key: yield* issueKey("analytics") })
      const items: ReadonlyArray<Record<string, unknown>> = json.items
      assert.sameMembers(
        items.map(({ rule }) => rule),
        [...RuleName.literals]
      )
      const [failures] = items.filter(({ rule }) => rule === "high_enrichment_failure_rate")
      assert.deepInclude(failures, { threshold: 5, clearAt: 2.5, windowMinutes: 15, toFire: 1, fewestEvents: 20 })
      for (const { meaning, statistic, whatToDo } of items)
        for (const text of [meaning, statistic, whatToDo]) assert.isAbove(String(text).length, 30)
    })
  )

  it.scoped("are listed by status, page by page, newest first", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("analytics")
      yield* sql`insert into alerts (rule, subject, severity, status, value, threshold, unit, numerator, denominator, message, started_at,
          fired_at, resolved_at, resolution)
        select 'provider_degradation', 'p' || i, 'warning', 'resolved', 1, 1, 'percent', 1, 1, 'm', now(), now(), now(), 'cleared'
        from generate_series(1, 5) i`
      const seen: Array<string> = []
      let path: string | null = "/api/alerts?status=resolved&limit=2"
      while (path !== null) {
        const answer: { json: { items: ReadonlyArray<{ alertId: string }>; nextCursor: string | null } } = yield* call(
          "GET",
          path,
          { key }
        )
        seen.push(...answer.json.items.map(({ alertId }) => alertId))
        path = answer.json.nextCursor && `/api/alerts?status=resolved&limit=2&cursor=${answer.json.nextCursor}`
      }
      assert.strictEqual(seen.length, 5)
      assert.deepStrictEqual(seen, [...seen].sort().reverse())
      assert.strictEqual((yield* call("GET", "/api/alerts?status=pending", { key })).status, 400)
    })
  )

  it.scoped("are told when they fire and when they are over, once each", () =>
    Effect.gen(function* () {
      const time = "2031-01-01T12:00:00Z"
      const { heard } = yield* fired(time)
      yield* evaluateAt(minutesAfter(time, 1))
      assert.deepStrictEqual(yield* heard, ["alert.firing"])
      yield* cleared(minutesAfter(time, 2))
      yield* evaluateAt(minutesAfter(time, 3))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.resolved"])
    })
  )

  it.scoped("are acknowledged by whom the key says unless somebody is named, and told when over all the same", () =>
    Effect.gen(function* () {
      const time = "2031-02-01T12:00:00Z"
      const { acknowledge, heard, key } = yield* fired(time)
      const first = yield* call("POST", acknowledge, { key, body: {} })
      assert.strictEqual(first.status, 200, first.text)
      assert.deepInclude(first.json, {
        status: "acknowledged",
        acknowledgedBy: "test",
        note: null,
        silencedUntil: null
      })
      const { json } = yield* call("POST", acknowledge, { key, body: { by: "Ana", note: "Told sam@vendor.example." } })
      assert.strictEqual(json.acknowledgedBy, "Ana")
      assert.match(json.note, /^Told \[redacted\]/)
      assert.deepStrictEqual((yield* call("GET", "/api/alerts?status=firing", { key })).json.items, [])
      yield* cleared(minutesAfter(time, 2))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.resolved"])
      assert.strictEqual((yield* call("POST", acknowledge, { key, body: {} })).status, 409)
    })
  )

  it.scoped("send nothing while they are silenced, and are told anew if they fire still when that is over", () =>
    Effect.gen(function* () {
      const time = "2031-03-01T12:00:00Z"
      const { alert, heard, key } = yield* fired(time)
      yield* silenced(alert.alertId, time, minutesAfter(time, 10))
      yield* evaluateAt(minutesAfter(time, 5))
      assert.deepStrictEqual(yield* heard, ["alert.firing"])
      yield* evaluateAt(minutesAfter(time, 10))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.firing"])
      const { json } = yield* call("GET", "/api/alerts?status=firing", { key })
      assert.deepInclude(json.items[0], { alertId: alert.alertId, silencedUntil: null })
      yield* cleared(minutesAfter(time, 11))
    })
  )

  it.scoped("keep a silence when they come again within it, and tell what is over once it has ended", () =>
    Effect.gen(function* () {
      const time = "2031-04-01T12:00:00Z"
      const { alert, heard, key } = yield* fired(time)
      yield* silenced(alert.alertId, time, minutesAfter(time, 300))
      yield* cleared(minutesAfter(time, 2))
      yield* enrichments(minutesAfter(time, 60), "degraded", 50)
      yield* evaluateAt(minutesAfter(time, 60))
      const { json: again } = yield* call("GET", "/api/alerts?status=acknowledged", { key })
      assert.deepInclude(again.items[0], { acknowledgedBy: "Ana", silencedUntil: minutesAfter(time, 300) })
      yield* cleared(minutesAfter(time, 62))
      assert.deepStrictEqual(yield* heard, ["alert.firing"])
      yield* evaluateAt(minutesAfter(time, 300))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.resolved"])
    })
  )

  it.scoped("are told with their end from when somebody lifts the silence that they came under", () =>
    Effect.gen(function* () {
      const time = "2031-05-01T12:00:00Z"
      const { alert, heard } = yield* fired(time)
      yield* silenced(alert.alertId, time, minutesAfter(time, 300))
      yield* cleared(minutesAfter(time, 2))
      yield* enrichments(minutesAfter(time, 60), "degraded", 50)
      yield* evaluateAt(minutesAfter(time, 60))
      assert.deepStrictEqual(yield* heard, ["alert.firing"])
      const alerts = yield* Alerts
      const [again] = yield* alerts.list("acknowledged", { before: null, limit: 1 })
      assert.notStrictEqual(again?.alertId, alert.alertId)
      yield* alerts.acknowledge(AlertId.make(again?.alertId ?? ""), { by: "Ben" }).pipe(at(minutesAfter(time, 61)))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.resolved", "alert.firing"])
      yield* cleared(minutesAfter(time, 62))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.resolved", "alert.firing", "alert.resolved"])
      yield* evaluateAt(minutesAfter(time, 300))
      assert.strictEqual((yield* heard).length, 4)
    })
  )

  it.scoped("stay silent for as long as the last who acknowledged them said, those that were over too", () =>
    Effect.gen(function* () {
      const time = "2031-06-01T12:00:00Z"
      const { alert, heard } = yield* fired(time)
      yield* silenced(alert.alertId, time, minutesAfter(time, 100))
      yield* cleared(minutesAfter(time, 2))
      yield* enrichments(minutesAfter(time, 60), "degraded", 50)
      yield* evaluateAt(minutesAfter(time, 60))
      const alerts = yield* Alerts
      const [again] = yield* alerts.list("acknowledged", { before: null, limit: 1 })
      yield* silenced(again?.alertId ?? "", minutesAfter(time, 61), minutesAfter(time, 200))
      yield* cleared(minutesAfter(time, 62))
      yield* evaluateAt(minutesAfter(time, 100))
      assert.deepStrictEqual(yield* heard, ["alert.firing"])
      yield* evaluateAt(minutesAfter(time, 200))
      assert.deepStrictEqual(yield* heard, ["alert.firing", "alert.resolved"])
    })
  )
})
