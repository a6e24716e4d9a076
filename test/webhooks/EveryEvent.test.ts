import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { ConfigProvider, Duration, Effect, Layer } from "effect"
import { Webhook } from "standardwebhooks"
import { Evaluation } from "../../src/alerts/Evaluation.ts"
import { BatchWorker } from "../../src/batches/BatchWorker.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { EventType, Subscribed } from "../../src/webhooks/EventType.ts"
import { WebhookWorker } from "../../src/webhooks/WebhookWorker.ts"
import { passes } from "../alerts/Watched.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey, masterKey } from "../support/TestApp.ts"
import { until } from "../support/Until.ts"
import { receiver } from "./Receiver.ts"

const settings = {
  CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000",
  CALLWISE_ALLOW_PRIVATE_URLS: "on",
  CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0",
  CALLWISE_MX_TIMEOUT_MS: "0",
  CALLWISE_ALERT_HOLD: "1",
  ENRICHMENT_DAILY_BUDGET: "1000"
}

const App = Layer.provideMerge(Layer.merge(BatchWorker.layer, Evaluation.layer), SandboxApp(settings))

const worker = Layer.build(Layer.fresh(WebhookWorker.layer)).pipe(
  Effect.withConfigProvider(
    ConfigProvider.fromMap(new Map(Object.entries({ CALLWISE_MASTER_KEY: masterKey, ...settings })))
  )
)

layer(App, { excludeTestServices: true, timeout: Duration.minutes(2) })("webhooks", it => {
  it.scoped("of every name get what happens under it, signed, and nothing else; * gets all", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("admin")
      const asks = (method: string, path: string, body?: object) =>
        Effect.map(call(method, path, body === undefined ? { key } : { key, body }), ({ json, status, text }) => {
          assert.isBelow(status, 300, `${method} ${path} ${text}`)
          return json
        })
      const receivers = yield* Effect.forEach(Subscribed.literals, name =>
        Effect.gen(function* () {
          const told = yield* receiver()
          const { secret } = yield* asks("POST", "/api/webhooks", { url: told.url, events: [name] })
          return { name, secret, all: told.all }
        })
      )
      yield* worker

      const people = wellKnown(yield* Sandbox)
      for (const at of [0, 1])
        yield* asks("PUT", `/api/leads/every-${at}`, { ...people[at]?.lead, interests: ["auto"] })
      yield* asks("POST", "/api/leads/every-0/enrich", {})
      const { offers } = yield* asks("GET", "/api/leads/every-0/personalized-offers")
      assert.isAtLeast(offers.length, 2)
      yield* asks("POST", `/api/offers/${offers[0].offerId}/present`, {})
      yield* asks("POST", `/api/offers/${offers[0].offerId}/accept`, {})
      yield* asks("POST", `/api/offers/${offers[1].offerId}/reject`, {})
      yield* asks("POST", "/api/calls", { callId: "every", leadId: "every-0", agentId: "ana", direction: "inbound" })
      const { suggestions } = yield* asks("POST", "/api/calls/every/events", {
        type: "utterance",
        speaker: "lead",
        text: "That is too expensive for me."
      })
      yield* asks("POST", `/api/suggestions/${suggestions[0].suggestionId}/feedback`, { used: true })
      yield* asks("POST", "/api/calls/every/end", { outcome: "follow_up" })
      yield* asks("PUT", "/api/leads/every-bot", {
        email: "every-bot@acme-insured.com",
        phone: "+16142209999",
        firstName: "Maria",
        lastName: "Lopez",
        dateOfBirth: "2015-01-01",
        attributes: { honeypot: "x", formSeconds: 0.4, deviceId: "every-bot" }
      })
      yield* asks("POST", "/api/leads/every-bot/validate", { offerType: "auto" })
      yield* asks("POST", "/api/enrichment-batches", { leadIds: ["every-1"] })
      const { evaluate } = yield* Evaluation
      const evaluated = Effect.zipRight(passes(3_600), evaluate())
      for (const dollars of [900, 0]) {
        yield* sql`insert into provider_spend (day, dollars) values ((now() at time zone 'UTC')::date, ${dollars})
          on conflict (day) do update set dollars = excluded.dollars`
        assert.isTrue(yield* evaluated)
      }

      const everything = receivers.find(({ name }) => name === "*")?.all ?? []
      const typesOf = (all: typeof everything) => [...new Set(all.map(({ type }) => type))].sort()
      yield* until(
        () => receivers.every(({ all }) => all.length > 0) && typesOf(everything).length === EventType.literals.length
      )
      assert.deepStrictEqual(typesOf(everything), [...EventType.literals].sort())
      for (const { all, name, secret } of receivers) {
        if (name !== "*") assert.deepStrictEqual(typesOf(all), [name])
        for (const { body, headers } of all) {
          assert.isObject(new Webhook(secret).verify(body, headers), name)
          assert.notMatch(body, /@|Lopez/)
        }
      }
    })
  )
})
