import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { clearbitKey } from "../../src/sandbox/Keys.ts"
import { departures } from "./support/Shape.ts"
import { ask, basic, bearer, jsonOf, quick, read, workers } from "./support/Wire.ts"
import { shapes } from "./WireShapes.ts"

const Person = Schema.Struct({ fuzzy: Schema.Boolean, email: Schema.String })
const Combined = Schema.Struct({ person: Schema.NullOr(Schema.Unknown), company: Schema.NullOr(Schema.Unknown) })
const Fault = Schema.Struct({ error: Schema.Struct({ type: Schema.String, message: Schema.String }) })

const get = (
  url: string,
  path: string,
  query: Record<string, string>,
  headers: RequestInit["headers"] = bearer(clearbitKey)
) => ask(`${url}/clearbit/${path}?${new URLSearchParams(query)}`, headers === undefined ? {} : { headers })

describe("Clearbit", () => {
  it.scoped("tells people and firms in the documented shape, either half null", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const answers = yield* Effect.forEach(workers(sandbox, 40), ({ workEmail }) =>
        get(sandbox.url, "person/v2/combined/find", { email: workEmail })
      )
      const found = answers.filter(({ status }) => status === 200)
      assert.isAbove(found.length, 20)
      for (const each of found) assert.deepStrictEqual(departures(shapes.clearbitCombined, jsonOf(each)), [])
      const halves = found.map(each => read(Combined, each))
      assert.isTrue(halves.some(({ person, company }) => person === null && company !== null))
      assert.isTrue(halves.some(({ person, company }) => person !== null && company !== null))
    })
  )

  it.scoped("takes the key as bearer or as the user of Basic, and no other key", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      const ask401 = yield* get(url, "person/v2/people/find", { email: "a@b.example" }, bearer("sk_wrong"))
      assert.strictEqual(ask401.status, 401)
      assert.deepStrictEqual(departures(shapes.clearbit401, jsonOf(ask401)), [])
      const asBasic = yield* get(url, "person/v2/people/find", { email: "a@b.example" }, basic(`${clearbitKey}:`))
      assert.strictEqual(asBasic.status, 404)
    })
  )

  it.scoped("tells an unknown record from an unknown route", () =>
    Effect.gen(function* () {
      const { url } = yield* quick()
      const type = (path: string, query: Record<string, string>) =>
        Effect.map(get(url, path, query), answer => [answer.status, read(Fault, answer).error.type])
      assert.deepStrictEqual(yield* type("person/v2/people/find", { email: "no@nowhere.example" }), [
        404,
        "unknown_record"
      ])
      assert.deepStrictEqual(yield* type("person/v9/people/find", { email: "no@nowhere.example" }), [
        404,
        "unknown_route"
      ])
      assert.deepStrictEqual(yield* type("person/v2/people/find", { email: "slack" }), [422, "email_invalid"])
      assert.deepStrictEqual(yield* type("company/v2/companies/find", { domain: "slack" }), [422, "domain_invalid"])
    })
  )

  it.scoped("queues the first look-up with an error member, and has it on a repeat; the stream never queues", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick({ faults: { queuedShare: 1 } })
      const [first, second] = sandbox.population.companies
      const look = (host: string, domain = "") => get(sandbox.url, `${host}/v2/companies/find`, { domain })
      const queued = yield* look("company", first?.domain)
      assert.deepStrictEqual([queued.status, read(Fault, queued).error.type], [202, "queued"])
      assert.notStrictEqual((yield* look("company", first?.domain)).status, 202)
      assert.notStrictEqual((yield* look("company-stream", second?.domain)).status, 202)
      assert.strictEqual(sandbox.control.billing().total, 2)
    })
  )

  it.scoped("marks a near miss as fuzzy", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const answers = yield* Effect.forEach(workers(sandbox, 40), ({ company, firstName, lastName }) =>
        get(sandbox.url, "person/v2/people/find", {
          email: `somebody.else@${company.domain}`,
          given_name: firstName,
          family_name: lastName
        })
      )
      const found = answers.filter(({ status }) => status === 200).map(each => read(Person, each))
      assert.isAbove(found.length, 5)
      assert.isTrue(found.every(({ fuzzy }) => fuzzy))
    })
  )

  it.scoped("charges each e-mail and domain once, found or not, and refuses new ones when the quota is used up", () =>
    Effect.gen(function* () {
      const { control, url } = yield* quick()
      const look = (email: string) => get(url, "person/v2/people/find", { email })
      yield* Effect.forEach(["a@nowhere.example", "A@nowhere.example", "b@nowhere.example"], look)
      assert.strictEqual(control.billing().total, 2)
      yield* look("slack")
      assert.strictEqual(control.billing().total, 2)
      control.patch("clearbit", { quotaLeft: 0 })
      const over = yield* look("c@nowhere.example")
      assert.deepStrictEqual([over.status, read(Fault, over).error.type], [402, "over_quota"])
      assert.strictEqual((yield* look("a@nowhere.example")).status, 404)
    })
  )

  it.scoped("has no Retry-After but tells the seconds to go", () =>
    Effect.gen(function* () {
      const { control, url } = yield* quick()
      control.patch("clearbit", { rate429: 1 })
      const answer = yield* get(url, "person/v2/people/find", { email: "a@nowhere.example" })
      assert.strictEqual(answer.status, 429)
      assert.isNull(answer.headers.get("retry-after"))
      const reset = Number(answer.headers.get("x-ratelimit-reset"))
      assert.isTrue(reset > 0 && reset <= 60)
      assert.include(answer.text, `reset in ${reset} seconds`)
      assert.strictEqual(control.billing().total, 0)
    })
  )
})
