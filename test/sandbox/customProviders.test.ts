import { assert, describe, it } from "@effect/vitest"
import { search } from "@jmespath-community/jmespath"
import { Effect, Schema } from "effect"
import { Facts, Vehicle } from "../../src/profile/Profile.ts"
import { CustomMapping, ProviderConfig } from "../../src/providers/ProviderConfig.ts"
import { householdKey, vehiclesKey } from "../../src/sandbox/Keys.ts"
import { sandboxProviders } from "../../src/sandbox/SandboxProviders.ts"
import { ask, bearer, quick } from "./support/Wire.ts"

const Json = Schema.parseJson(Schema.Record({ key: Schema.String, value: Schema.Any }))
const mappingOf = (name: string): CustomMapping => {
  const mapping = sandboxProviders("http://127.0.0.1:1").find(provider => provider.name === name)?.mapping
  return Schema.decodeUnknownSync(CustomMapping)(mapping)
}
const evaluate = (text: string, expression: string): unknown => search(Schema.decodeSync(Json)(text), expression)
const withoutNulls = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, v: unknown) => v ?? undefined))

const household = (url: string, body: object, key = householdKey) =>
  ask(`${url}/household/v1/lookup`, { method: "POST", headers: bearer(key), body: JSON.stringify(body) })
const vehicles = (url: string, body: object, key = vehiclesKey) =>
  ask(`${url}/vehicles/v1/vehicles`, { method: "POST", headers: { "x-api-key": key }, body: JSON.stringify(body) })

describe("the providers to register", () => {
  it("are six, valid, each with its own key, price and rank", () => {
    const providers = sandboxProviders("http://127.0.0.1:4010/")
    assert.deepStrictEqual(providers.map(({ name }) => name).sort(), [
      "Apollo",
      "Clearbit",
      "Dun & Bradstreet",
      "Garage Data",
      "Household Insight",
      "ZoomInfo"
    ])
    for (const provider of providers) {
      Schema.decodeUnknownSync(ProviderConfig)({ ...provider, id: "p", isEnabled: true, version: 1 })
      assert.isTrue(provider.apiEndpoint.startsWith("http://127.0.0.1:4010/"))
    }
    for (const part of ["apiKey", "costPerCall", "priority"] as const) {
      assert.strictEqual(new Set(providers.map(provider => provider[part])).size, 6)
    }
  })
})

describe("Household Insight", () => {
  it.scoped("is read by its mapping into valid facts", () =>
    Effect.gen(function* () {
      const { control, url } = yield* quick()
      const { fields, matchConfidence = "", matched, observedAt = "" } = mappingOf("Household Insight")
      let found = 0
      for (const lead of control.truths.list(0, 80)) {
        const answer = yield* household(url, { email: lead.email, phone: lead.phone })
        if (answer.status === 404) continue
        found++
        assert.isTrue(evaluate(answer.text, matched))
        assert.isNotNaN(Date.parse(String(evaluate(answer.text, observedAt))))
        const confidence = Number(evaluate(answer.text, matchConfidence))
        assert.isTrue(confidence > 0 && confidence <= 1)
        const facts: Record<string, Record<string, unknown>> = {}
        for (const [path, expression = ""] of Object.entries(fields)) {
          const [group = "", field = ""] = path.split(".")
          facts[group] = { ...facts[group], [field]: evaluate(answer.text, expression) }
        }
        const decoded = yield* Schema.decodeUnknown(Facts)(withoutNulls(facts))
        if (decoded.propertyData !== undefined && lead.truth.propertyData?.value !== undefined) {
          assert.isAbove(decoded.propertyData.value ?? 1e9, lead.truth.propertyData.value * 0.3)
        }
      }
      assert.isAbove(found, 50)
      assert.strictEqual(control.billing().total, found)
    })
  )

  it.scoped("finds people by name and address in spite of a slip, and refuses what is too little", () =>
    Effect.gen(function* () {
      const { control, url } = yield* quick()
      let found = 0
      for (const { address, firstName, lastName } of control.truths.list(0, 30)) {
        const answer = yield* household(url, {
          first_name: firstName.toLowerCase(),
          last_name: lastName,
          street: address.street.replace("Drive", "Dr."),
          postal_code: address.postalCode
        })
        if (answer.status === 200) found++
      }
      assert.isAbove(found, 20)
      assert.strictEqual((yield* household(url, { first_name: "Only" })).status, 422)
      assert.strictEqual((yield* household(url, { email: 7 })).status, 400)
      assert.strictEqual((yield* household(url, {}, "wrong")).status, 401)
    })
  )
})

describe("Garage Data", () => {
  it.scoped("speaks in capitals, text and codes, and is read by its mapping into valid vehicles", () =>
    Effect.gen(function* () {
      const { control, url } = yield* quick()
      const { fields, matchConfidence = "", matched } = mappingOf("Garage Data")
      const makes: Array<string> = []
      for (const { address, firstName, lastName } of control.truths.list(0, 40)) {
        const answer = yield* vehicles(url, {
          first_name: firstName,
          last_name: lastName,
          street: address.street,
          postal_code: address.postalCode
        })
        assert.strictEqual(answer.status, 200)
        if (evaluate(answer.text, matched) !== true) continue
        const confidence = Number(evaluate(answer.text, matchConfidence))
        assert.isTrue(confidence > 0 && confidence <= 1)
        assert.match(String(evaluate(answer.text, "garage[0].model_year")), /^\d{4}$/)
        const read = withoutNulls(evaluate(answer.text, fields.vehicleData ?? ""))
        const cars = yield* Schema.decodeUnknown(Schema.Array(Vehicle))(read)
        makes.push(...cars.map(({ make = "" }) => make))
      }
      assert.include(makes, "Toyota")
      assert.notInclude(makes, "TOYOTA")
    })
  )

  it.scoped("finds a garage by a VIN", () =>
    Effect.gen(function* () {
      const { control, url } = yield* quick()
      const vins = [...control.truths.list(0, 30)].flatMap(
        ({ truth }) => truth.vehicleData?.flatMap(car => car.vin ?? []) ?? []
      )
      const answers = yield* Effect.forEach(vins, vin => vehicles(url, { vin: vin.toLowerCase() }))
      assert.isAbove(answers.filter(({ text }) => text.includes('"found"')).length, vins.length / 2)
      const none = yield* vehicles(url, { vin: "11111111111111111" })
      assert.include(none.text, '"none"')
      assert.strictEqual((yield* vehicles(url, { vin: "1" }, "wrong")).status, 401)
    })
  )
})
