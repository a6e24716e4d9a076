import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { zoominfoKey } from "../../src/sandbox/Keys.ts"
import type { RunningSandbox } from "../../src/sandbox/Sandbox.ts"
import { departures } from "./support/Shape.ts"
import { ask, basic, bearer, jsonOf, quick, read, workers } from "./support/Wire.ts"
import { shapes } from "./WireShapes.ts"

const type = "application/vnd.api+json"
const Token = Schema.Struct({ access_token: Schema.String, expires_in: Schema.Number })
const Item = Schema.Struct({
  id: Schema.String,
  type: Schema.String,
  attributes: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.Unknown })),
  meta: Schema.Struct({ matchStatus: Schema.String, input: Schema.Unknown })
})
const Items = Schema.Struct({ data: Schema.Array(Item) })
const Errors = Schema.Struct({ errors: Schema.Array(Schema.Struct({ code: Schema.String, status: Schema.String })) })

const tokenOf = (url: string, key = zoominfoKey) =>
  ask(`${url}/zoominfo/gtm/oauth/v1/token`, {
    method: "POST",
    headers: { ...basic(key), "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials"
  })

const outputFields = `id firstName lastName email phone mobilePhone jobTitle jobFunction managementLevel
  contactAccuracyScore city state country externalUrls lastUpdatedDate validDate companyId companyName companyWebsite
  companyPrimaryIndustry companyEmployeeCount companyRevenueNumeric`.split(/\s+/)

const post = (url: string, token: string, route: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(`${url}/zoominfo/gtm/data/v1/${route}`, {
    method: "POST",
    headers: { ...bearer(token), accept: type, "content-type": type, ...headers },
    body: JSON.stringify(body)
  })

const contacts = (matchPersonInput: ReadonlyArray<object>, more: object = {}) => ({
  data: { type: "ContactEnrich", attributes: { matchPersonInput, outputFields, ...more } }
})
const firms = (matchCompanyInput: ReadonlyArray<object>) => ({
  data: {
    type: "CompanyEnrich",
    attributes: { matchCompanyInput, outputFields: Object.keys(shapes.zoominfoCompany.attributes) }
  }
})
const opened = Effect.gen(function* () {
  const sandbox = yield* quick()
  return { sandbox, token: read(Token, yield* tokenOf(sandbox.url)).access_token }
})
const byMail = (sandbox: RunningSandbox, count: number) =>
  workers(sandbox, count).map(({ workEmail }) => ({ emailAddress: workEmail }))

describe("ZoomInfo", () => {
  it.scoped("gives tokens that say how long they last, to the right key only", () =>
    Effect.gen(function* () {
      const { url } = yield* quick({ faults: { tokenLifetimeSeconds: 1000 } })
      const answer = yield* tokenOf(url)
      assert.deepStrictEqual(departures(shapes.zoominfoToken, jsonOf(answer)), [])
      assert.strictEqual(read(Token, answer).expires_in, 1000)
      assert.strictEqual((yield* tokenOf(url, "other:key")).status, 401)
      const refused = yield* post(url, "wrong", "contacts/enrich", contacts([{ emailAddress: "a@b.example" }]))
      assert.strictEqual(refused.status, 401)
      assert.strictEqual(read(Errors, refused).errors[0]?.code, "ZI0001")
    })
  )

  it.scoped("answers one item for each input, in order, in the documented shape", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const inputs = [...byMail(sandbox, 20), { emailAddress: "nobody@nowhere.example" }, { firstName: "Alone" }]
      const answer = yield* post(sandbox.url, token, "contacts/enrich", contacts(inputs))
      assert.strictEqual(answer.headers.get("content-type"), type)
      const { data } = read(Items, answer)
      assert.deepStrictEqual(
        data.map(({ meta }) => meta.input),
        inputs
      )
      const found = data.filter(item => item.type === "Contact")
      assert.isAbove(found.length, 5)
      for (const item of found) assert.deepStrictEqual(departures(shapes.zoominfoContact, item, { optional: true }), [])
      assert.isString(found[0]?.attributes?.contactAccuracyScore)
      assert.deepInclude(data[20], { id: "0", type: "NoMatch" })
      assert.strictEqual(data[20]?.meta.matchStatus, "NO_MATCH")
      assert.strictEqual(data[21]?.meta.matchStatus, "INVALID_INPUT")
    })
  )

  it.scoped("leaves out what it does not know instead of saying null", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const answer = yield* post(sandbox.url, token, "contacts/enrich", contacts(byMail(sandbox, 25)))
      assert.notInclude(answer.text, "null")
    })
  )

  it.scoped("gives a firm's revenue in thousands and the founding year as text", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const inputs = sandbox.population.companies.slice(0, 25).map(({ domain }) => ({ companyWebsite: domain }))
      const { data } = read(Items, yield* post(sandbox.url, token, "companies/enrich", firms(inputs)))
      const found = data.filter(item => item.type === "Company")
      assert.isAbove(found.length, 10)
      for (const item of found) assert.deepStrictEqual(departures(shapes.zoominfoCompany, item, { optional: true }), [])
      const ratios = found.flatMap(({ attributes, id }) => {
        const company = sandbox.population.companies[(Number(id) - 410_000_000) / 17]
        return company && typeof attributes?.revenue === "number" ? [(attributes.revenue * 1000) / company.revenue] : []
      })
      const middle = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
      assert.isTrue(middle > 0.6 && middle < 1.5, String(middle))
    })
  )

  it.scoped("refuses plain JSON, too many inputs and unknown fields", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const { url } = sandbox
      const body = contacts(byMail(sandbox, 1))
      const plain = yield* post(url, token, "contacts/enrich", body, { "content-type": "application/json" })
      assert.strictEqual(plain.status, 406)
      const many = yield* post(url, token, "contacts/enrich", contacts(byMail(sandbox, 26)))
      assert.deepStrictEqual([many.status, read(Errors, many).errors[0]?.code], [400, "PFAPI0002"])
      const field = yield* post(
        url,
        token,
        "contacts/enrich",
        contacts([{ emailAddress: "a@b.example" }], { outputFields: ["shoeSize"] })
      )
      assert.deepStrictEqual([field.status, read(Errors, field).errors[0]?.code], [400, "PFAPI0009"])
      const shape = yield* post(url, token, "contacts/enrich", { data: { type: "ContactEnrich", attributes: {} } })
      assert.deepStrictEqual([shape.status, read(Errors, shape).errors[0]?.code], [400, "PFAPI0003"])
    })
  )

  it.scoped("charges a record once, and misses never", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const inputs = [...byMail(sandbox, 24), { emailAddress: "nobody@nowhere.example" }]
      const first = read(Items, yield* post(sandbox.url, token, "contacts/enrich", contacts(inputs)))
      const found = first.data.filter(item => item.type === "Contact").length
      assert.strictEqual(sandbox.control.billing().total, found)
      yield* post(sandbox.url, token, "contacts/enrich", contacts(inputs))
      assert.strictEqual(sandbox.control.billing().total, found)
    })
  )

  it.scoped("runs out of credits within a batch, then answers 400 PFAPI0011", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      sandbox.control.patch("zoominfo", { quotaLeft: 2 })
      const { data } = read(Items, yield* post(sandbox.url, token, "contacts/enrich", contacts(byMail(sandbox, 25))))
      assert.strictEqual(data.filter(item => item.type === "Contact").length, 2)
      assert.isTrue(data.some(({ meta }) => meta.matchStatus === "LIMIT_EXCEEDED"))
      const gone = yield* post(sandbox.url, token, "contacts/enrich", contacts(byMail(sandbox, 1)))
      assert.strictEqual(gone.status, 400)
      assert.deepStrictEqual(departures(shapes.zoominfoCredits, jsonOf(gone)), [])
      assert.include(gone.text, "PFAPI0011")
    })
  )

  it.scoped("says how long to wait on a 429, and of rates always", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      sandbox.control.patch("zoominfo", { requestsPerMinute: 2 })
      yield* post(sandbox.url, token, "contacts/enrich", contacts(byMail(sandbox, 1)))
      const answers = yield* Effect.forEach([1, 2], () =>
        post(sandbox.url, token, "contacts/enrich", contacts(byMail(sandbox, 1)))
      )
      const refused = answers.find(({ status }) => status === 429)
      assert.isDefined(refused)
      assert.isAbove(Number(refused?.headers.get("retry-after")), 0)
      assert.strictEqual(refused?.headers.get("x-ratelimit-rejected-bucket"), "second")
      assert.isNotNull(answers[0]?.headers.get("x-ratelimit-remaining-day"))
      assert.include(refused?.text, "ZI0004")
    })
  )

  it.scoped("finds people by name and firm in spite of case, legal form and a slip of the pen", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const people = workers(sandbox, 25)
      const inputs = people.map(({ company, firstName, lastName }) => ({
        firstName: firstName.toUpperCase(),
        lastName: `${lastName.slice(0, -1)}x`.length > 5 ? `${lastName.slice(0, -1)}x` : lastName,
        companyName: `${company.name.toLowerCase()}, Incorporated`
      }))
      const { data } = read(Items, yield* post(sandbox.url, token, "contacts/enrich", contacts(inputs)))
      assert.isAbove(data.filter(item => item.type === "Contact").length, 8)
      assert.isTrue(data.some(({ meta }) => meta.matchStatus === "COMPANY_ONLY_MATCH"))
    })
  )

  it.scoped("filters by required fields and by accuracy", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const needs = contacts(byMail(sandbox, 25), { requiredFields: ["mobilePhone"] })
      const strict = read(Items, yield* post(sandbox.url, token, "contacts/enrich", needs))
      assert.isTrue(strict.data.some(({ meta }) => meta.matchStatus === "NON_MATCH_BY_REQUIRED_FIELDS"))
      const sure = contacts(byMail(sandbox, 25).map(input => ({ ...input, contactAccuracyScoreMin: "99" })))
      const { data } = read(Items, yield* post(sandbox.url, token, "contacts/enrich", sure))
      assert.isTrue(data.some(({ meta }) => meta.matchStatus === "NON_MATCH_BY_CONTACT_ACCURACY_MIN"))
    })
  )

  it.scoped("ends tokens when told to, and by itself", () =>
    Effect.gen(function* () {
      const { sandbox, token } = yield* opened
      const usage = (key: string) =>
        ask(`${sandbox.url}/zoominfo/gtm/data/v1/users/usage`, { headers: { ...bearer(key), accept: type } })
      const good = yield* usage(token)
      assert.deepStrictEqual(departures(shapes.zoominfoUsage, jsonOf(good)), [])
      sandbox.control.patch("zoominfo", { expireTokens: true })
      const ended = yield* usage(token)
      assert.strictEqual(ended.status, 401)
      assert.include(ended.text, "session has expired")
      sandbox.control.patch("zoominfo", { tokenLifetimeSeconds: 0.1 })
      const brief = read(Token, yield* tokenOf(sandbox.url)).access_token
      assert.strictEqual((yield* usage(brief)).status, 200)
      yield* Effect.promise(() => Bun.sleep(130))
      assert.strictEqual((yield* usage(brief)).status, 401)
    })
  )
})
