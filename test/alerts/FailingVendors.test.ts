import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { ConfigProvider, Duration, Effect, Layer } from "effect"
import { Webhook } from "standardwebhooks"
import { AlertWork } from "../../src/alerts/AlertWork.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { WebhookWorker } from "../../src/webhooks/WebhookWorker.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey, masterKey } from "../support/TestApp.ts"
import { until } from "../support/Until.ts"
import { receiver } from "../webhooks/Receiver.ts"

const settings = {
  CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000",
  CALLWISE_ALLOW_PRIVATE_URLS: "on",
  CALLWISE_PROVIDER_MAX_ATTEMPTS: "1",
  CALLWISE_BREAKER_MINIMUM_CALLS: "1000",
  CALLWISE_ALERT_SECONDS: "1",
  CALLWISE_ALERT_HOLD: "2",
  CALLWISE_ALERT_FEWEST_EVENTS: "10",
  CALLWISE_ALERT_ENRICHMENT_PERCENT: "35",
  CALLWISE_ALERT_PROVIDER_PERCENT: "35"
}

const configured = ConfigProvider.fromMap(new Map(Object.entries({ CALLWISE_MASTER_KEY: masterKey, ...settings })))
/** What a replica does in the background. */
const replica = Effect.withConfigProvider(
  Layer.build(Layer.fresh(Layer.merge(AlertWork, WebhookWorker.layer))),
  configured
)

const enriched = (key: string, from: number, many: number) =>
  Effect.gen(function* () {
    const people = wellKnown(yield* Sandbox)
    return yield* Effect.forEach(
      people.slice(from, from + many),
      ({ lead }, index) =>
        Effect.gen(function* () {
          const leadId = `failing-${from + index}`
          yield* call("PUT", `/api/leads/${leadId}`, { key, body: lead })
          const { status } = yield* call("POST", `/api/leads/${leadId}/enrich`, { key, body: { strategy: "parallel" } })
          return status
        }),
      { concurrency: 8 }
    )
  })

const fail = (vendors: ReadonlyArray<(typeof vendorIds)[number]>, rate5xx: number) =>
  Effect.map(Sandbox, ({ control }) => {
    for (const vendor of vendors) control.patch(vendor, { rate5xx })
  })

/** For what was counted so far. */
const anHourPasses = Effect.flatMap(SqlClient.SqlClient, sql =>
  Effect.all([
    sql`update provider_purchases set created_at = created_at - interval '1 hour'`,
    sql`update enrichments set at = at - interval '1 hour'`,
    sql`update enrichment_failures set at = at - interval '1 hour'`
  ])
)

layer(SandboxApp(settings), { excludeTestServices: true, timeout: Duration.minutes(2) })("vendors that fail", it => {
  it.scoped("are found by two replicas as one alert each, told to webhooks, and told again when they answer", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const told = yield* receiver()
      const { json: hook } = yield* call("POST", "/api/webhooks", {
        key,
        body: { url: told.url, events: ["alert.firing", "alert.resolved"] }
      })
      yield* replica
      yield* replica
      const heard = (type: string) => told.all.filter(one => one.type === type).map(({ data }) => data)

      yield* fail(["apollo"], 1)
      assert.isTrue((yield* enriched(key, 0, 12)).every(status => status === 200))
      yield* until(() => heard("alert.firing").length > 0)
      const [ofApollo] = heard("alert.firing")
      assert.deepInclude(ofApollo, { rule: "provider_degradation", subjectName: "Apollo", value: 100, unit: "percent" })
      assert.match(
        String(ofApollo?.message),
        /^\d+ of \d+ look-ups of Apollo in the last 15 minutes failed \(100 %; .*validate-credentials/
      )

      yield* fail(vendorIds, 1)
      assert.isTrue((yield* enriched(key, 20, 24)).every(status => status === 503))
      yield* until(() => heard("alert.firing").some(({ rule }) => rule === "high_enrichment_failure_rate"))
      yield* until(
        () => heard("alert.firing").filter(({ rule }) => rule === "provider_degradation").length === vendorIds.length
      )
      const { json: open } = yield* call("GET", "/api/alerts?status=firing", { key })
      assert.strictEqual(open.items.length, vendorIds.length + 1)
      const isShown = Effect.map(call("GET", "/metrics"), ({ text }) =>
        text.includes('callwise_alerts{rule="high_enrichment_failure_rate",state="firing"} 1')
      )
      yield* Effect.repeat(Effect.delay(isShown, "50 millis"), { until: shown => shown })

      yield* fail(vendorIds, 0)
      yield* anHourPasses
      assert.isTrue((yield* enriched(key, 50, 15)).every(status => status === 200))
      yield* until(() => heard("alert.resolved").length === vendorIds.length + 1)
      assert.strictEqual(heard("alert.firing").length, vendorIds.length + 1)
      for (const { body, headers } of told.all) {
        assert.isObject(new Webhook(hook.secret).verify(body, headers))
        assert.notMatch(body, /@|failing-/)
      }
      const { json: over } = yield* call("GET", "/api/alerts?status=resolved", { key })
      assert.strictEqual(over.items.length, vendorIds.length + 1)
    })
  )
})
