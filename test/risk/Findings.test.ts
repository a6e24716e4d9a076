import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { assess } from "../../src/risk/Assessment.ts"
import { type Around, findings } from "../../src/risk/Findings.ts"
import type { ValidationType } from "../../src/risk/RiskValidation.ts"
import { subjectOf } from "./checks/SubjectOf.ts"

const alone: Around = { sightings: {}, ranks: {}, trusted: [] }
const thresholds = { review: 50, escalate: 80 }

const judged = (lead: object, type: ValidationType = "all", around: Around = alone) => {
  const grounds = findings(subjectOf(lead), around, { type, offerType: null, licensed: null })
  return { ...grounds, ...assess(grounds, thresholds) }
}

const lead = fc.record(
  {
    email: fc.constantFrom("mia@acme-insured.com", "x9q2z7k4w@mailinator.com", "info@acme-insured.com"),
    phone: fc.constantFrom("+16142200001", "+12125550123", "+18005550100", "+442071838750"),
    firstName: fc.constantFrom("Maria", "Test", "Asdf"),
    lastName: fc.constantFrom("Lopez", "Test", "Qwerty"),
    dateOfBirth: fc.constantFrom("1986-05-05", "2015-01-01", "1899-01-01"),
    address: fc.constantFrom(
      { street: "1 Elm St", city: "Columbus", state: "OH", postalCode: "43004" },
      { street: "PO Box 9", city: "Columbus", state: "OH", postalCode: "90210" }
    ),
    attributes: fc.record(
      {
        honeypot: fc.constantFrom("", "x"),
        formSeconds: fc.constantFrom(0.5, 2, 40),
        phoneLineType: fc.constantFrom("voip", "mobile")
      },
      { requiredKeys: [] }
    )
  },
  { requiredKeys: ["attributes"] }
)

const protectedAttributes = {
  sex: ["female", "male"],
  gender: ["woman", "man", "other"],
  race: ["a", "b"],
  ethnicity: ["a", "b"],
  religion: ["a", "b"],
  language: ["es", "en", "vi"],
  nationality: ["MX", "US"],
  disability: [true, false],
  maritalStatus: ["married", "single"],
  sexualOrientation: ["a", "b"],
  veteran: [true, false]
} as const

describe("the validation of a lead", () => {
  it.prop("has weights that add up to its score", [lead], ([one]) => {
    const { findings: weighed, overallRiskScore } = judged(one)
    assert.strictEqual(
      weighed.reduce((total, { weight }) => total + weight, 0),
      overallRiskScore
    )
  })

  it.prop(
    "does not see a protected attribute",
    [lead, fc.constantFrom(...Object.entries(protectedAttributes)), fc.nat(), fc.nat()],
    ([one, [name, values], a, b]) => {
      const having = (at: number) =>
        judged({ ...one, attributes: { ...one.attributes, [name]: values[at % values.length] } })
      assert.deepStrictEqual(having(a), having(b))
    }
  )

  it.prop(
    "does not see what a name sounds like",
    [
      lead,
      fc.constantFrom(["Maria", "Lopez"], ["Emily", "Smith"]),
      fc.constantFrom(
        ["Nguyễn", "Văn"],
        ["Ọlá", "Adéyẹmí"],
        ["محمد", "حسن"],
        ["Wei", "Li"],
        ["DeShawn", "Washington"],
        ["O", "Ng"]
      )
    ],
    ([one, [firstName, lastName], [otherFirst, otherLast]]) => {
      assert.deepStrictEqual(
        judged({ ...one, firstName, lastName }),
        judged({ ...one, firstName: otherFirst, lastName: otherLast })
      )
    }
  )

  it.prop(
    "of fraud or quality never grows worse by what is missing",
    [
      lead,
      fc.constantFrom("email", "phone", "firstName", "lastName", "dateOfBirth", "address", "attributes"),
      fc.constantFrom<ValidationType[]>("fraud", "quality")
    ],
    ([one, missing, type]) => {
      const thinner = judged({ ...one, [missing]: missing === "attributes" ? {} : undefined }, type)
      assert.isAtMost(thinner.overallRiskScore, judged(one, type).overallRiskScore)
    }
  )

  it("of whom nothing is known asks, and approves", () => {
    const { findings: weighed, isApproved, overallRiskScore } = judged({ email: "mia@acme-insured.com" })
    assert.strictEqual(overallRiskScore, 0)
    assert.isTrue(isApproved)
    const open = weighed.filter(({ verdict }) => verdict === "unknown")
    assert.isAbove(open.length, 2)
    assert.isTrue(open.every(({ settledBy, status }) => settledBy !== null && status === "warning"))
  })

  it("with weak signs alone stays unreviewed, and with hard ones does not", () => {
    const seen = { within5Minutes: 1, within1Hour: 1, within24Hours: 1, within30Days: 1, names: 1, families: 1 }
    const crowd = { ...seen, within1Hour: 50, within24Hours: 50, within30Days: 50, families: 20 }
    const someone = { email: "mia@acme-insured.com", phone: "+16142200001", attributes: { phoneLineType: "voip" } }
    const weak = {
      ...alone,
      sightings: { ip: crowd, address: crowd },
      ranks: { form_seconds: { earlier: 900, asExtreme: 0 } }
    }
    assert.strictEqual(judged(someone, "fraud", weak).overallRiskScore, 0)
    const both = judged({ ...someone, attributes: { honeypot: "x" } }, "fraud", {
      ...weak,
      sightings: { ...weak.sightings, device: crowd }
    })
    assert.isTrue(both.requiresReview)
    assert.strictEqual(both.overallRiskScore, 30 + 25 + 15)
  })

  it("forgives what a trusted pattern answers, and nothing else", () => {
    const seen = { within5Minutes: 9, within1Hour: 9, within24Hours: 9, within30Days: 9, names: 4, families: 4 }
    const around = { ...alone, sightings: { device: seen, phone: seen }, trusted: ["device"] as const }
    const { overallRiskScore } = judged({ phone: "+16142200001" }, "fraud", around)
    assert.strictEqual(overallRiskScore, 25)
  })
})
