import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Facts } from "../../src/profile/Profile.ts"
import { apolloKey } from "../../src/sandbox/Keys.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { ask, jsonOf, quick, read, workers } from "./support/Wire.ts"

const Billing = Schema.Struct({
  total: Schema.Number,
  vendors: Schema.Record({ key: Schema.String, value: Schema.Number })
})
const Entry = Schema.parseJson(
  Schema.Struct({
    vendor: Schema.String,
    reference: Schema.NullOr(Schema.String),
    units: Schema.Number,
    at: Schema.DateTimeUtc
  })
)
const TrueLead = Schema.Struct({ email: Schema.String, firstName: Schema.String, truth: Facts })
const State = Schema.Record({
  key: Schema.String,
  value: Schema.Struct({
    faults: Schema.Struct({ rate429: Schema.Number }),
    requests: Schema.Number,
    billed: Schema.Number,
    tokensIssued: Schema.Number
  })
})
const lines = (text: string) => text.trim().split("\n")

const send = (url: string, method: string, path: string, body?: unknown) =>
  ask(`${url}/_control${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })

describe("the control API", () => {
  it.scoped("changes one vendor's faults and puts all back", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      yield* send(url, "PATCH", "/vendors/apollo", { rate429: 0.5 })
      const state = read(State, yield* send(url, "GET", "/state"))
      assert.deepStrictEqual([state.apollo?.faults.rate429, state.clearbit?.faults.rate429], [0.5, 0])
      yield* send(url, "POST", "/reset")
      assert.strictEqual(read(State, yield* send(url, "GET", "/state")).apollo?.faults.rate429, 0)
    })
  )

  it.scoped("says what is wrong with bad input", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      const complaint = (method: string, path: string, body?: unknown) =>
        Effect.map(send(url, method, path, body), ({ status, text }) => `${status} ${text.trim()}`)
      assert.match(yield* complaint("PATCH", "/vendors/apollo", { rate429: 2 }), /^400 rate429: must be a share/)
      assert.match(yield* complaint("PATCH", "/vendors/apollo", { rat: 1 }), /^400 rat: is unexpected/)
      assert.match(yield* complaint("PATCH", "/vendors/apollo", { quotaLeft: "3" }), /^400 quotaLeft: must be a whole/)
      assert.match(
        yield* complaint("PATCH", "/vendors/apollo", { latency: { p50Ms: 9, p99Ms: 1 } }),
        /^400 latency: p99Ms must not be below/
      )
      assert.match(yield* complaint("PATCH", "/vendors/acme", {}), /^400 There is no vendor "acme"/)
      assert.match(yield* complaint("GET", "/truth?limit=many"), /^400 limit: must be a whole number/)
      assert.match(yield* complaint("POST", "/truth", { mail: "x" }), /^400 mail: is unexpected/)
      assert.match(yield* complaint("GET", "/nothing"), /^404/)
    })
  )

  it.scoped("logs each charge with the caller's reference, aligned with the batch", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const details = workers(sandbox, 8).map(({ workEmail }) => ({ email: workEmail }))
      const answer = yield* ask(`${sandbox.url}/apollo/api/v1/people/bulk_match`, {
        method: "POST",
        headers: { "x-api-key": apolloKey, "x-callwise-reference": details.map((_, i) => `lead-${i}`).join(", ") },
        body: JSON.stringify({ details })
      })
      const { matches } = read(Schema.Struct({ matches: Schema.Array(Schema.Unknown) }), answer)
      const expected = matches.flatMap((match, i) => (match === null ? [] : [`lead-${i}`]))
      const log = yield* send(sandbox.url, "GET", "/billing/log")
      const entries = lines(log.text).map(line => Schema.decodeSync(Entry)(line))
      assert.deepStrictEqual(
        entries.map(({ reference }) => reference),
        expected
      )
      const billing = read(Billing, yield* send(sandbox.url, "GET", "/billing"))
      assert.deepStrictEqual([billing.total, billing.vendors.apollo], [expected.length, expected.length])
    })
  )

  it.scoped("tells the truth by page and by any key of a lead", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const page = yield* send(sandbox.url, "GET", "/truth?limit=5&offset=10")
      const leads = lines(page.text).map(line => Schema.decodeSync(Schema.parseJson(TrueLead))(line))
      assert.strictEqual(leads.length, 5)
      const [lead] = [...sandbox.control.truths.list(10, 1)]
      assert.strictEqual(leads[0]?.email, lead?.email)
      const keys = [
        { email: lead?.email.toUpperCase() },
        { phone: lead?.phone.replace("+1", ""), lastName: lead?.lastName },
        { firstName: lead?.firstName, lastName: lead?.lastName, address: lead?.address }
      ]
      for (const key of keys) {
        const found = read(TrueLead, yield* send(sandbox.url, "POST", "/truth", key))
        assert.strictEqual(found.email, lead?.email)
      }
      assert.strictEqual((yield* send(sandbox.url, "POST", "/truth", { email: "no@nowhere.example" })).status, 404)
    })
  )

  it.scoped("counts requests and names the vendors at a wrong path", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      yield* ask(`${url}/apollo/api/v1/auth/health`)
      assert.strictEqual(read(State, yield* send(url, "GET", "/state")).apollo?.requests, 1)
      const lost = yield* ask(`${url}/elsewhere`)
      assert.deepStrictEqual([lost.status, lost.text.includes("zoominfo")], [404, true])
    })
  )
})

describe("the sandbox as a layer", () => {
  it.effect("runs while it is used, and frees its port", () =>
    Effect.gen(function* () {
      const url = yield* Effect.gen(function* () {
        const sandbox = yield* Sandbox
        assert.strictEqual((yield* ask(`${sandbox.url}/_control/state`)).status, 200)
        assert.isObject(jsonOf(yield* ask(`${sandbox.url}/_control/billing`)))
        return sandbox.url
      }).pipe(Effect.provide(Sandbox.layer({ port: 0, population: 50 })))
      const gone = yield* Effect.promise(() =>
        fetch(url).then(
          () => "answers",
          () => "gone"
        )
      )
      assert.strictEqual(gone, "gone")
    })
  )

  it.scoped("says when its port is taken", () =>
    Effect.gen(function* () {
      const first = yield* quick({ population: 20 })
      const port = Number(new URL(first.url).port)
      const second = yield* quick({ port, population: 20 }).pipe(
        Effect.as("runs"),
        Effect.catchTag("SandboxPortTaken", taken => Effect.succeed(`${taken.port} is taken`))
      )
      assert.strictEqual(second, `${port} is taken`)
    })
  )
})
