import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck as fc } from "effect"
import { Applicant } from "../../src/offers/applicant/Applicant.ts"
import { demographic } from "../../src/offers/applicant/Underwriting.ts"
import { eligibility } from "../../src/offers/eligibility/Eligibility.ts"
import { rate } from "../../src/offers/rating/Rate.ts"
import { type FieldPath, fieldPaths } from "../../src/profile/FieldPath.ts"
import { fieldUses } from "../../src/profile/FieldUses.ts"
import {
  Behavioral,
  Demographics,
  Education,
  Firmographics,
  IntentSignal,
  MaritalStatus,
  RiskIndicators,
  Stage
} from "../../src/profile/Profile.ts"
import { applicant, products, today } from "./rating/People.ts"
import { facts } from "./rating/PeopleArbitrary.ts"

const root = join(import.meta.dirname, "../../src/offers")

const underwrites = (field: FieldPath) => fieldUses[field].some(use => use === "underwriting")

const text = fc.stringMatching(/^[a-z]{1,20}$/)
const one = <A>(values: ReadonlyArray<A>) => fc.constantFrom(...values)

/** A value for every field that is not bought for underwriting. */
const beside = {
  demographics: fc.record({
    occupation: text,
    maritalStatus: one(MaritalStatus.literals),
    education: one(Education.literals)
  }),
  firmographics: fc.record({
    companyName: text,
    companyDomain: text,
    stage: one(Stage.literals),
    companyCity: text,
    title: text,
    department: text
  }),
  behavioral: fc.record({
    webVisits: fc.nat(500),
    contentEngagement: fc.double({ min: 0, max: 1, noNaN: true }),
    lastActiveAt: fc.constant(DateTime.unsafeMake("2026-11-25T00:00:00Z")),
    intentSignals: fc.array(
      fc
        .record({ topic: one(["auto insurance", "life insurance", "health plans"]), strength: fc.constant(0.9) })
        .map(signal => new IntentSignal({ ...signal, observedAt: DateTime.unsafeMake("2026-11-25T00:00:00Z") })),
      { maxLength: 4 }
    )
  }),
  risk: fc.record({
    fraudRisk: fc.double({ min: 0, max: 100, noNaN: true }),
    creditScoreProxy: fc.integer({ min: 300, max: 850 }),
    financialStability: fc.double({ min: 0, max: 100, noNaN: true })
  })
}

type Of<A> = A extends fc.Arbitrary<infer Value> ? Value : never

const withThem = (person: Applicant, more: { readonly [S in keyof typeof beside]: Of<(typeof beside)[S]> }) =>
  new Applicant({
    ...person,
    profile: {
      ...person.profile,
      demographics: new Demographics({ ...person.profile.demographics, ...more.demographics }),
      firmographics: new Firmographics({ ...person.profile.firmographics, ...more.firmographics }),
      behavioral: new Behavioral(more.behavioral),
      risk: new RiskIndicators(more.risk)
    }
  })

describe("what is bought for marketing", () => {
  it("is told from what may underwrite for every field, and neither conduct nor a vendor's scores may", () => {
    assert.sameMembers(Object.keys(fieldUses), [...fieldPaths])
    const sections = new Set(fieldPaths.filter(underwrites).map(field => field.split(".")[0]))
    assert.sameMembers([...sections], ["demographics", "firmographics", "propertyData", "vehicleData"])
    const records: Readonly<Record<string, fc.Arbitrary<object>>> = beside
    const tried = Object.entries(records).flatMap(([section, record]) =>
      Object.keys(fc.sample(record, 1)[0] ?? {}).map(name => `${section}.${name}`)
    )
    assert.sameMembers(
      tried,
      fieldPaths.filter(field => !underwrites(field))
    )
  })

  it("changes neither a price nor what may be offered, whatever it says", () =>
    fc.assert(
      fc.property(facts, fc.record(beside), (given, more) => {
        const plain = applicant(given)
        const known = withThem(plain, more)
        assert.deepStrictEqual(eligibility(known, today), eligibility(plain, today))
        for (const product of products)
          assert.deepStrictEqual(rate(known, product, today), rate(plain, product, today), product)
      }),
      { numRuns: 60 }
    ))

  it("cannot be asked for by a rule: it does not compile", () => {
    const person = applicant({ state: "OH", person: { age: 40, education: "graduate" } })
    assert.strictEqual(demographic(person, "age")?.value, 40)
    // @ts-expect-error: no rule may read it
    const forbidden = () => demographic(person, "education")
    assert.isFunction(forbidden)
  })

  it("is not reached past the accessors that are typed against it", () => {
    for (const room of ["rating", "eligibility"])
      for (const file of readdirSync(join(root, room), { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".ts")) continue
        assert.notMatch(
          readFileSync(join(root, room, file), "utf8"),
          /\.profile\b|behaviou?r\(|behavioral/,
          `${room}/${file}`
        )
      }
  })
})
