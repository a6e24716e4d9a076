import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { apolloKey } from "../../src/sandbox/Keys.ts"
import { departures } from "./support/Shape.ts"
import { ask, jsonOf, quick, read, workers } from "./support/Wire.ts"
import { shapes } from "./WireShapes.ts"

const key = { "x-api-key": apolloKey }
const open = ["industry_tag_hash"]
const Match = Schema.Struct({
  person: Schema.NullOr(
    Schema.Struct({ id: Schema.NullOr(Schema.String), name: Schema.String, match_confidence: Schema.String })
  )
})
const Bulk = Schema.Struct({ matches: Schema.Array(Schema.NullOr(Schema.Struct({ id: Schema.String }))) })

const match = (url: string, query: Record<string, string>, headers: Record<string, string> = key) =>
  ask(`${url}/apollo/api/v1/people/match?${new URLSearchParams(query)}`, { method: "POST", headers })
const bulk = (url: string, details: ReadonlyArray<object>) =>
  ask(`${url}/apollo/api/v1/people/bulk_match`, { method: "POST", headers: key, body: JSON.stringify({ details }) })

/** The documented person and the live one's match_confidence. */
const personShape = { ...shapes.apolloPerson.person, match_confidence: "string" }

describe("Apollo", () => {
  it.scoped("tells people in the documented shape, from a query or from a JSON body", () =>
    Effect.gen(function* () {
      const { url, ...sandbox } = yield* quick()
      let found = 0
      for (const { workEmail } of workers({ url, ...sandbox }, 12)) {
        const answer = yield* match(url, { email: workEmail })
        const body = yield* ask(`${url}/apollo/api/v1/people/match`, {
          method: "POST",
          headers: key,
          body: JSON.stringify({ email: workEmail })
        })
        const { person } = read(Match, answer)
        assert.strictEqual(read(Match, body).person?.id, person?.id)
        if (person?.id == null) continue
        found++
        assert.deepStrictEqual(departures({ person: personShape, request_id: "number" }, jsonOf(answer), { open }), [])
      }
      assert.isAbove(found, 4)
    })
  )

  it.scoped("numbers requests with 64-bit integers that a double cannot hold", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const known = workers(sandbox, 20)
      const answer = yield* bulk(
        sandbox.url,
        known.slice(0, 10).map(({ workEmail }) => ({ email: workEmail }))
      )
      const id = /"request_id":(-?\d+)\}$/.exec(answer.text)?.[1] ?? "0"
      assert.isTrue(BigInt(id) === BigInt.asIntN(64, BigInt(id)))
      assert.isTrue(BigInt(id) > 2n ** 53n || BigInt(id) < 0n)
    })
  )

  it.scoped("proves nothing by a 200: nobody is null or a stub with the firm", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const nobody = yield* match(sandbox.url, { email: "nobody@nowhere.example" })
      assert.deepStrictEqual([nobody.status, jsonOf(nobody)], [200, { person: null }])
      const stubs = yield* Effect.forEach(sandbox.population.companies.slice(0, 8), ({ domain }) =>
        match(sandbox.url, { email: `zzyzx.quxley@${domain}` })
      )
      const stub = stubs.find(answer => read(Match, answer).person !== null)
      assert.isDefined(stub)
      if (stub) assert.deepStrictEqual(departures(shapes.apolloStub, jsonOf(stub), { open }), [])
      assert.strictEqual(sandbox.control.billing().total, 0)
    })
  )

  it.scoped("answers a bad key in plain text, without rate headers", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      const answer = yield* match(url, { email: "a@b.example" }, { "x-api-key": "wrong" })
      assert.strictEqual(answer.status, 401)
      assert.include(answer.headers.get("content-type"), "text/plain")
      assert.isTrue(answer.text.startsWith("Invalid API key."))
      assert.isNull(answer.headers.get("x-minute-usage"))
      assert.strictEqual((yield* match(url, { email: "a@b.example" }, {})).status, 422)
    })
  )

  it.scoped("aligns a batch with its details, nulls included, and charges each match", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const details = workers(sandbox, 9).map(({ workEmail }) => ({ email: workEmail }))
      const answer = yield* bulk(sandbox.url, [{ email: "nobody@nowhere.example" }, ...details])
      const { matches } = read(Bulk, answer)
      assert.strictEqual(matches.length, 10)
      assert.isNull(matches[0])
      const shape = { ...shapes.apolloBulk, matches: [personShape] }
      assert.deepStrictEqual(departures(shape, jsonOf(answer), { open }), [])
      const found = matches.filter(each => each !== null).length
      assert.strictEqual(sandbox.control.billing().total, found)
      yield* bulk(sandbox.url, details)
      assert.strictEqual(sandbox.control.billing().total, found * 2)
    })
  )

  it.scoped("refuses batches of none and of eleven", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      const none = yield* ask(`${url}/apollo/api/v1/people/bulk_match`, { method: "POST", headers: key, body: "{}" })
      assert.deepStrictEqual([none.status, none.text.includes("INVALID_REQUEST")], [400, true])
      const many = yield* bulk(
        url,
        Array.from({ length: 11 }, () => ({ email: "a@b.example" }))
      )
      assert.deepStrictEqual([many.status, many.text.includes("RECORD_LIMIT_EXCEEDED")], [400, true])
    })
  )

  it.scoped("tells organizations, {} for none, and 422 for no key", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const enrich = (query: string) =>
        ask(`${sandbox.url}/apollo/api/v1/organizations/enrich${query}`, { headers: key })
      const answers = yield* Effect.forEach(sandbox.population.companies.slice(0, 8), ({ domain }) =>
        enrich(`?domain=${domain}`)
      )
      const found = answers.filter(({ text }) => text !== "{}")
      assert.isAbove(found.length, 3)
      for (const each of found)
        assert.deepStrictEqual(departures(shapes.apolloOrganization, jsonOf(each), { open }), [])
      assert.strictEqual(sandbox.control.billing().total, found.length)
      assert.strictEqual((yield* enrich("?domain=nowhere.example")).text, "{}")
      const without = yield* enrich("")
      assert.deepStrictEqual([without.status, jsonOf(without)], [422, { error: "Required parameter 'domain' missing" }])
    })
  )

  it.scoped("asks for a webhook when a phone is wanted, and gives none in the answer", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const { workEmail, phone } = workers(sandbox, 1)[0] ?? { workEmail: "", phone: "" }
      const without = yield* match(sandbox.url, { email: workEmail, reveal_phone_number: "true" })
      assert.strictEqual(without.status, 400)
      const hook = { reveal_phone_number: "true", webhook_url: "https://hooks.example/a" }
      assert.notInclude((yield* match(sandbox.url, { email: workEmail, ...hook })).text, phone)
    })
  )

  it.scoped("shows its profile and its health", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      const profile = yield* ask(`${url}/apollo/api/v1/users/api_profile?include_credit_usage=true`, { headers: key })
      assert.strictEqual(profile.status, 200)
      assert.include(profile.text, "credits_left")
      const health = yield* ask(`${url}/apollo/api/v1/auth/health`, { headers: { "x-api-key": "wrong" } })
      assert.deepStrictEqual(jsonOf(health), { healthy: true, is_logged_in: false })
    })
  )
})
