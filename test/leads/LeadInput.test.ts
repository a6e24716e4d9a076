import { assert, describe, it } from "@effect/vitest"
import { Effect, Either, Schema, TestClock } from "effect"
import { BirthDate } from "../../src/leads/BirthDate.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { LeadPatch } from "../../src/leads/LeadPatch.ts"
import { inputProblems, pointerTo } from "../../src/platform/InputProblems.ts"
import { writtenLead } from "./LeadArbitrary.ts"

const decode = Schema.decodeUnknownEither(LeadInput)

const problems = <A, I>(schema: Schema.Schema<A, I>, written: unknown): Readonly<Record<string, string>> =>
  Either.match(Schema.decodeUnknownEither(schema)(written), {
    onLeft: ({ issue }) =>
      Object.fromEntries(inputProblems(issue).map(({ path, message }) => [pointerTo(path), message])),
    onRight: () => ({})
  })

describe("a lead as written", () => {
  it.prop("is in a normal form that is written and read unchanged", [writtenLead], ([written]) => {
    const lead = Either.getOrThrow(decode(written))
    const rewritten: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(LeadInput)(lead)))
    assert.deepStrictEqual(Either.getOrThrow(decode(rewritten)), lead)
    assert.deepStrictEqual(rewritten, JSON.parse(JSON.stringify(lead)))
  })

  it("is told everything that is wrong with it at once, misspelt members on every level among it", () => {
    assert.deepStrictEqual(
      problems(LeadInput, {
        emial: "x",
        company: { nam: "x" },
        address: { state: "Atlantis", zip: "1" },
        vehicles: [{ year: "a", vin: "short" }],
        interests: ["aut"],
        score: 101,
        consent: { calls: "y" }
      }),
      {
        "/emial": `is not known here; known: ${Object.keys(LeadInput.from.fields).join(", ")}`,
        "/company/nam": "is not known here; known: name, domain",
        "/address/zip": "is not known here; known: street, city, state, postalCode, country",
        "/vehicles/0/year": "must be a year, 1900-2100",
        "/vehicles/0/vin": "must be 17 letters and digits, without I, O and Q",
        "/interests/0": "must be one of auto, home, life, health, commercial, bundle",
        "/score": "must be a whole number, 0-100",
        "/consent/calls": "must be true or false",
        "": "needs at least one of email, phone, lastName with address, company.domain or company.name: else nobody can be looked up"
      }
    )
  })

  it("must be one that can be looked up", () => {
    const enough = [
      { email: "a@b.example" },
      { phone: "2125550123" },
      { lastName: "Ortiz", address: { city: "Austin" } },
      { company: { name: "Acme" } },
      { company: { domain: "acme.example" } }
    ]
    const tooLittle = [{}, { lastName: "Ortiz" }, { lastName: "Ortiz", address: {} }, { company: {} }, { leadId: "x" }]
    for (const lead of enough) assert.deepStrictEqual(problems(LeadInput, lead), {})
    for (const lead of tooLittle) assert.deepStrictEqual(Object.keys(problems(LeadInput, lead)), [""])
  })

  it("may live abroad, where states and postal codes are others", () => {
    const at = (address: object) => problems(LeadInput, { email: "a@b.example", address })
    assert.deepStrictEqual(at({ state: "Ontario", postalCode: "k1a 0b1", country: "ca" }), {})
    assert.deepStrictEqual(Object.keys(at({ state: "Ontario", postalCode: "K1A 0B1" })), [
      "/address/state",
      "/address/postalCode"
    ])
    assert.deepStrictEqual(Object.keys(at({ postalCode: "78701", country: "CA" })), ["/address/postalCode"])
    assert.deepStrictEqual(Object.keys(at({ country: "Neverland" })), ["/address/country"])
    assert.deepStrictEqual(at({ state: "TX", postalCode: "78701", country: "United States" }), {})
  })

  it("carries attributes within bounds, of which everything can be stored", () => {
    const of = (attributes: unknown) => Object.values(problems(LeadInput, { email: "a@b.example", attributes }))
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
    assert.deepStrictEqual(of({ deep: nested(7), list: [null, true, "é"] }), [])
    assert.deepStrictEqual(of({ deep: nested(9) }), ["must not nest deeper than 8"])
    assert.deepStrictEqual(of(Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`a${at}`, at]))), [
      "must have at most 50 members"
    ])
    assert.deepStrictEqual(of({ text: "é".repeat(8_200) }), ["must be at most 16 KiB of JSON"])
    assert.deepStrictEqual(of({ text: "a\u0000" }), ["must hold well-formed Unicode without NUL"])
    assert.deepStrictEqual(of({ text: "\ud800" }), ["must hold well-formed Unicode without NUL"])
    assert.deepStrictEqual(of([1]), ["must be an object"])
  })

  it("is text a database can keep", () => {
    const of = (lastName: unknown) => problems(LeadInput, { email: "a@b.example", lastName })["/lastName"]
    assert.isUndefined(of("  de  la\tCruz "))
    assert.strictEqual(of("a\u0000b"), "must not hold control characters")
    assert.strictEqual(of("a\ud800b"), "must be well-formed Unicode")
    assert.strictEqual(of(" "), "must be text of 1-100 characters")
    assert.strictEqual(of("x".repeat(101)), "must be text of 1-100 characters")
    assert.strictEqual(of(5), "must be text")
    assert.strictEqual(of(null), "must be text")
  })

  it.effect("was born before now, and not too long before", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(new Date("2026-06-15T20:00:00Z"))
      const check = (day: string) => Effect.isSuccess(Schema.decode(BirthDate)(day))
      const days = ["2026-06-15", "2026-06-16", "2026-06-17", "1906-06-15", "1906-06-14"]
      assert.deepStrictEqual(yield* Effect.forEach(days, check), [true, true, false, true, false])
    })
  )

  it("that is patched may have members removed, and one wrong member is one problem", () => {
    assert.deepStrictEqual(problems(LeadPatch, { email: null, company: { domain: null }, score: null }), {})
    assert.deepStrictEqual(
      Object.keys(problems(LeadPatch, { email: "x", company: { domain: "!!" }, consent: 5, leadId: "x" })).toSorted(),
      ["/company/domain", "/consent", "/email", "/leadId"]
    )
  })
})
