import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { ConfigProvider, Duration, Effect, FastCheck as fc, Layer, Schema } from "effect"
import { Webhook } from "standardwebhooks"
import { Outbound } from "../../src/platform/Outbound.ts"
import { Secrets } from "../../src/platform/Secrets.ts"
import { DeliveryWorkRepo } from "../../src/webhooks/DeliveryWorkRepo.ts"
import { send } from "../../src/webhooks/Sending.ts"
import { WebhookUrl } from "../../src/webhooks/Webhook.ts"
import { WebhookWorker } from "../../src/webhooks/WebhookWorker.ts"
import { call, issueKey, masterKey, TestApp } from "../support/TestApp.ts"
import { until } from "../support/Until.ts"
import { receiver } from "./Receiver.ts"

const settings = {
  CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000",
  CALLWISE_ALLOW_PRIVATE_URLS: "on",
  CALLWISE_WEBHOOK_RETRY_SECONDS: "1,1",
  CALLWISE_WEBHOOK_TIMEOUT_SECONDS: "1"
}
const App = DeliveryWorkRepo.layer.pipe(
  Layer.provideMerge(TestApp(settings)),
  Layer.provideMerge(Layer.mergeAll(Secrets.layer, Outbound.layer)),
  Layer.provideMerge(
    Layer.setConfigProvider(
      ConfigProvider.fromMap(new Map(Object.entries({ CALLWISE_MASTER_KEY: masterKey, ...settings })))
    )
  )
)

const worker = (more: Readonly<Record<string, string>> = {}) =>
  Layer.build(Layer.fresh(WebhookWorker.layer)).pipe(
    Effect.withConfigProvider(
      ConfigProvider.fromMap(new Map(Object.entries({ CALLWISE_MASTER_KEY: masterKey, ...settings, ...more })))
    )
  )

const register = (url: string, ...events: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const { json, status, text } = yield* call("POST", "/api/webhooks", { key, body: { url, events } })
    assert.strictEqual(status, 201, text)
    yield* Effect.addFinalizer(() => Effect.ignore(call("DELETE", `/api/webhooks/${json.webhookId}`, { key })))
    return { key, webhookId: json.webhookId, secret: json.secret, path: `/api/webhooks/${json.webhookId}` }
  })

const lead = (key: string, leadId: string) =>
  Effect.map(
    call("POST", "/api/leads", { key, body: { leadId, firstName: "Zora", email: `${leadId}@a.example` } }),
    a => assert.strictEqual(a.status, 201, a.text)
  )

const begin = (key: string, leadId: string, callId: string) =>
  Effect.map(call("POST", "/api/calls", { key, body: { callId, leadId, agentId: "ana", direction: "inbound" } }), a =>
    assert.strictEqual(a.status, 201, a.text)
  )

const end = (key: string, callId: string) =>
  Effect.map(call("POST", `/api/calls/${callId}/end`, { key, body: { outcome: "follow_up" } }), a =>
    assert.strictEqual(a.status, 200, a.text)
  )

interface Item {
  readonly deliveryId: string
  readonly status: string
  readonly type: string
  readonly failure: string | null
  readonly attempts: number
  readonly responseStatus: number | null
}

const deliveries = (key: string, path: string) =>
  Effect.map(call("GET", `${path}/deliveries?limit=200`, { key }), ({ json }): ReadonlyArray<Item> => json.items)

/** Whoever wants to know all is told of what goes on in the background, too. */
const begun = (key: string, path: string) =>
  Effect.map(deliveries(key, path), items => items.filter(({ type }) => type === "call.started"))

const settled = (key: string, path: string, count: number) =>
  Effect.delay(deliveries(key, path), "50 millis").pipe(
    Effect.repeat({
      until: items => items.length === count && items.every(({ status }) => status !== "pending")
    }),
    Effect.timeoutFail({ duration: "25 seconds", onTimeout: () => new Error("deliveries stay pending") }),
    Effect.orDie
  )

layer(App, { excludeTestServices: true, timeout: Duration.minutes(2) })("webhooks", it => {
  it.scoped("are told what they want to know, signed, of nobody by name", () =>
    Effect.gen(function* () {
      const told = yield* receiver()
      const { key, path, secret } = yield* register(told.url, "call.started", "call.ended")
      yield* worker()
      yield* lead(key, "told-1")
      yield* begin(key, "told-1", "told-call")
      yield* end(key, "told-call")
      const items = yield* settled(key, path, 2)
      assert.deepStrictEqual(
        told.all.map(({ type }) => type),
        ["call.started", "call.ended"]
      )
      for (const { body, headers, id, data } of told.all) {
        assert.isObject(new Webhook(secret).verify(body, headers))
        assert.deepInclude(data, { leadId: "told-1", callId: "told-call", agentId: "ana" })
        assert.notMatch(body, /Zora|example/)
        assert.include(
          items.map(({ deliveryId }) => deliveryId),
          id
        )
      }
      assert.isTrue(items.every(item => item.status === "delivered" && item.responseStatus === 200))
      assert.strictEqual(items[0]?.attempts, 1)
    })
  )

  it.scoped("are told of a fact with it or not at all", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const { key, path } = yield* register("http://127.0.0.1:9/never", "*")
      yield* lead(key, "rolled")
      yield* Effect.exit(
        sql.withTransaction(
          Effect.zipRight(
            sql`insert into calls (call_id, lead_id, agent_id, direction, started_at)
              values ('rolled', 'rolled', 'ana', 'inbound', now())`,
            Effect.fail("undone")
          )
        )
      )
      assert.deepStrictEqual(yield* begun(key, path), [])
      yield* begin(key, "rolled", "kept")
      assert.strictEqual((yield* begun(key, path)).length, 1)
    })
  )

  it.scoped("are told again under the same id by another worker when one dies before it notes the answer", () =>
    Effect.gen(function* () {
      const told = yield* receiver()
      const { key, path, webhookId } = yield* register(told.url, "call.started")
      const work = yield* DeliveryWorkRepo
      const sending = {
        outbound: yield* Outbound,
        decrypt: (yield* Secrets).decrypt,
        timeout: Duration.seconds(1)
      }
      yield* lead(key, "killed")
      yield* begin(key, "killed", "killed")
      const claimed = yield* work.claim({ deliveries: 10, perWebhook: 1, lease: Duration.millis(300) })
      const dead = claimed.find(one => one.webhookId === webhookId)
      assert.isDefined(dead)
      if (dead === undefined) return
      assert.strictEqual((yield* send(sending, dead))._tag, "Delivered")
      yield* worker()
      yield* until(() => told.all.length === 2)
      assert.strictEqual(told.all[0]?.id, told.all[1]?.id)
      assert.strictEqual(told.all[0]?.body, told.all[1]?.body)
      yield* settled(key, path, 1)
      assert.isFalse(yield* work.delivered(dead, 200))
    })
  )

  it.scoped("get each delivery once from two workers, in order for each lead, while another lead's fails", () =>
    Effect.gen(function* () {
      const told = yield* receiver(({ data, id }, all) =>
        data.leadId === "order-0" && all.filter(other => other.id === id).length < 2
          ? new Response("no", { status: 500 })
          : new Response("ok")
      )
      const { key, path } = yield* register(told.url, "call.started", "call.ended")
      const leads = Array.from({ length: 5 }, (_, at) => `order-${at}`)
      for (const leadId of leads) {
        yield* lead(key, leadId)
        yield* begin(key, leadId, `${leadId}-a`)
        yield* end(key, `${leadId}-a`)
      }
      yield* worker()
      yield* worker()
      const items = yield* settled(key, path, 10)
      assert.isTrue(items.every(({ status }) => status === "delivered"))
      for (const leadId of leads) {
        const types = told.all.filter(({ data }) => data.leadId === leadId).map(({ type }) => type)
        const twice = leadId === "order-0"
        assert.deepStrictEqual(
          types,
          twice ? ["call.started", "call.started", "call.ended", "call.ended"] : ["call.started", "call.ended"]
        )
      }
      const [firstOfFailing, ...rest] = told.all
        .map(({ data }, at) => [data.leadId, at] as const)
        .filter(([id]) => id === "order-0")
      assert.isDefined(firstOfFailing)
      assert.isAtLeast(rest.at(-1)?.[1] ?? 0, 10)
    })
  )

  it.scoped("become dead letters after the last attempt, let those behind go, and are replayed", () =>
    Effect.gen(function* () {
      let isUp = false
      const told = yield* receiver(
        ({ type }) => new Response("x", { status: isUp || type === "call.ended" ? 200 : 503 })
      )
      const { key, path } = yield* register(told.url, "call.started", "call.ended")
      yield* worker()
      yield* lead(key, "dead")
      yield* begin(key, "dead", "dead")
      yield* end(key, "dead")
      const [later, first] = yield* settled(key, path, 2)
      assert.deepInclude(first, {
        type: "call.started",
        status: "dead",
        attempts: 3,
        responseStatus: 503,
        failure: "status"
      })
      assert.deepInclude(later, { type: "call.ended", status: "delivered", attempts: 1 })
      assert.deepStrictEqual(
        told.all.map(({ type }) => type),
        ["call.started", "call.started", "call.started", "call.ended"]
      )
      isUp = true
      const again = `/api/webhook-deliveries/${first?.deliveryId}/replay`
      assert.strictEqual((yield* call("POST", again, { key })).status, 202)
      yield* until(() => told.all.length === 5)
      yield* settled(key, path, 2)
      assert.strictEqual(told.all[4]?.id, first?.deliveryId)
    })
  )

  it.scoped("are signed with both secrets after a rotation, and with the new one when the overlap is over", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const told = yield* receiver()
      const { key, path, secret, webhookId } = yield* register(told.url, "call.started")
      const rotated = yield* call("POST", `${path}/rotate-secret`, { key })
      assert.strictEqual(rotated.status, 200)
      assert.isString(rotated.json.previousSecretUntil)
      yield* worker()
      yield* lead(key, "turn")
      yield* begin(key, "turn", "turn-1")
      yield* until(() => told.all.length === 1)
      yield* sql`update webhooks set previous_until = now() where webhook_id = ${webhookId}::uuid`
      yield* begin(key, "turn", "turn-2")
      yield* until(() => told.all.length === 2)
      const isSignedBy = (by: string, at: number) => {
        const { body, headers } = told.all[at] ?? { body: "", headers: {} }
        try {
          return Boolean(new Webhook(by).verify(body, headers))
        } catch {
          return false
        }
      }
      assert.deepStrictEqual([isSignedBy(secret, 0), isSignedBy(rotated.json.secret, 0)], [true, true])
      assert.deepStrictEqual([isSignedBy(secret, 1), isSignedBy(rotated.json.secret, 1)], [false, true])
      const stored = yield* sql<{ text: string }>`select w::text "text" from webhooks w`
      assert.isFalse(stored.some(({ text }) => text.includes(secret) || text.includes(rotated.json.secret)))
    })
  )

  it.scoped("that are gone, slow or elsewhere are not followed", () =>
    Effect.gen(function* () {
      const gone = yield* receiver(() => new Response("", { status: 410 }))
      const slow = yield* receiver(() => new Promise(() => undefined))
      const moved = yield* receiver(() => Response.redirect(gone.url))
      const ofGone = yield* register(gone.url, "call.started")
      const ofSlow = yield* register(slow.url, "call.started")
      const ofMoved = yield* register(moved.url, "call.started")
      yield* worker({ CALLWISE_WEBHOOK_RETRY_SECONDS: "1" })
      const { key } = ofGone
      yield* lead(key, "away")
      yield* begin(key, "away", "away-1")
      const [goneItem] = yield* settled(key, ofGone.path, 1)
      const [slowItem] = yield* settled(key, ofSlow.path, 1)
      const [movedItem] = yield* settled(key, ofMoved.path, 1)
      assert.deepInclude(goneItem, { status: "dead", attempts: 1, responseStatus: 410 })
      assert.deepInclude(slowItem, { status: "dead", attempts: 2, failure: "timeout", responseStatus: null })
      assert.deepInclude(movedItem, { status: "dead", failure: "redirect", responseStatus: 302 })
      assert.strictEqual(gone.all.length, 1)
      const { json } = yield* call("GET", "/api/webhooks", { key })
      const listed = json.items.find(({ webhookId }: { webhookId: string }) => webhookId === ofGone.webhookId)
      assert.isString(listed.disabledAt)
      yield* begin(key, "away", "away-2")
      assert.strictEqual((yield* deliveries(key, ofGone.path)).length, 1)
      const again = yield* call("POST", `/api/webhook-deliveries/${goneItem?.deliveryId}/replay`, { key })
      assert.deepInclude(again.json, { status: 409, code: "webhook_disabled" })
    })
  )

  it.scoped("forget an erased person, pending or settled", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const { key, path } = yield* register("http://127.0.0.1:9/never", "*")
      yield* lead(key, "forgotten-one")
      yield* begin(key, "forgotten-one", "forgotten-one-call")
      assert.strictEqual((yield* begun(key, path)).length, 1)
      assert.strictEqual((yield* call("DELETE", "/api/leads/forgotten-one", { key })).status, 204)
      const rows = yield* sql<{ text: string }>`select d::text "text" from webhook_deliveries d`
      assert.isFalse(rows.some(({ text }) => text.includes("forgotten")))
    })
  )

  it.effect("take a URL only that a request can go to, whatever is given", () =>
    Effect.sync(() => {
      const isReceiver = Schema.is(WebhookUrl)
      const given = fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map(text => `https://${text}`)
      )
      fc.assert(
        fc.property(given, text => {
          if (!isReceiver(text)) return
          const url = new URL(text)
          assert.include(["http:", "https:"], url.protocol)
          assert.strictEqual(url.username + url.password + url.hash, "")
        }),
        { numRuns: 3_000 }
      )
      for (const text of [
        "ftp://a.example",
        "https://u:p@a.example",
        "https://a.example/#x",
        "https://",
        "javascript:1"
      ])
        assert.isFalse(isReceiver(text), text)
    })
  )
})

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000" }), { excludeTestServices: true })(
  "private addresses",
  it => {
    it.effect("are refused, however they are written", () =>
      Effect.gen(function* () {
        const key = yield* issueKey("admin")
        const urls = [
          "http://127.0.0.1/x",
          "http://localhost:8080/",
          "https://10.1.2.3/",
          "http://0x7f000001/",
          "http://2130706433/",
          "http://[::1]/",
          "http://[::ffff:10.0.0.1]/",
          "http://169.254.169.254/latest"
        ]
        for (const url of urls) {
          const { json, text } = yield* call("POST", "/api/webhooks", { key, body: { url, events: ["*"] } })
          assert.deepInclude(json, { status: 422, code: "receiver_not_public" }, `${url} ${text}`)
        }
      })
    )

    it.scoped("are refused at delivery as well", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const told = yield* receiver()
        const { key, path } = yield* register("https://receiver.example/hook", "call.started")
        yield* sql`update webhooks set url = ${told.url}`
        yield* Layer.build(Layer.fresh(WebhookWorker.layer)).pipe(
          Effect.withConfigProvider(
            ConfigProvider.fromMap(
              new Map(Object.entries({ CALLWISE_MASTER_KEY: masterKey, CALLWISE_WEBHOOK_RETRY_SECONDS: "1" }))
            )
          )
        )
        yield* lead(key, "inside")
        yield* begin(key, "inside", "inside")
        const [item] = yield* settled(key, path, 1)
        assert.deepInclude(item, { status: "dead", attempts: 2, failure: "address_not_public", responseStatus: null })
        assert.strictEqual(told.all.length, 0)
      })
    )
  }
)
