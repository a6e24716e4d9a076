import { assert, describe, it } from "@effect/vitest"
import type { OfferType } from "../../src/offers/OfferType.ts"
import { compliance } from "../../src/risk/compliance/Compliance.ts"
import { subjectOf } from "./checks/SubjectOf.ts"

const person = {
  email: "mia@acme-insured.com",
  dateOfBirth: "1986-05-05",
  address: { street: "1 Elm St", city: "Columbus", state: "OH", postalCode: "43004" }
}

const judged = (
  more: object = {},
  offerType: OfferType | null = "auto",
  licensed: Partial<Record<"auto" | "home", boolean>> | null = null
) => {
  const { blockedBy, findings, referredBy } = compliance(subjectOf({ ...person, ...more }), { offerType, licensed })
  const of = (name: string) => findings.find(finding => finding.name === name)
  return { blockedBy, referredBy, findings, of }
}

describe("compliance", () => {
  it("is clear for who may have the line", () => {
    const { blockedBy, of, referredBy } = judged({ attributes: { vehicleUse: "personal" } })
    assert.deepStrictEqual([blockedBy, referredBy], [[], []])
    assert.strictEqual(of("age_eligibility")?.verdict, "clear")
    assert.strictEqual(of("geographic_restrictions")?.verdict, "clear")
    assert.isUndefined(of("agent_licence"))
  })

  it("is contradicted by age where the state's law says so, with the citation", () => {
    const { blockedBy, of } = judged({ dateOfBirth: "2010-01-01" })
    assert.include(blockedBy, "AGE-001")
    const [signal] = of("age_eligibility")?.signals ?? []
    assert.strictEqual(signal?.points, 50)
    assert.isAbove(signal?.citation.length ?? 0, 5)
  })

  it("is unknown without a birth date or a state, with the question that settles it", () => {
    const { of } = judged({ dateOfBirth: undefined })
    assert.strictEqual(of("age_eligibility")?.verdict, "unknown")
    assert.strictEqual(of("age_eligibility")?.settledBy, "What is your date of birth?")
    assert.strictEqual(judged({ address: undefined }).of("geographic_restrictions")?.verdict, "unknown")
  })

  it("refers to a person what a rule refers", () => {
    const { blockedBy, of, referredBy } = judged({ attributes: { vehicleUse: "rideshare" } })
    assert.deepStrictEqual([blockedBy, referredBy], [[], ["APP-005"]])
    assert.strictEqual(of("coverage_appropriateness")?.signals[0]?.points, 25)
  })

  it("forbids places outside of the states for every line", () => {
    assert.include(judged({ address: { state: "PR" } }, null).blockedBy, "GEO-002")
  })

  it("decides by the line most open to the lead when none is asked about, and says which are closed", () => {
    const tenant = {
      interests: ["home", "auto"],
      attributes: { vehicleUse: "rideshare" },
      address: { ...person.address, state: "OH" }
    }
    assert.deepStrictEqual(judged(tenant, "auto").referredBy, ["APP-005"])
    const { findings, referredBy } = judged(tenant, null)
    assert.deepStrictEqual(referredBy, [])
    assert.include(JSON.stringify(findings), "closed by APP-005")
    assert.deepStrictEqual(judged({ ...tenant, interests: ["auto"] }, null).referredBy, ["APP-005"])
  })

  it("holds a bundle to both of its parts, and to licences for both", () => {
    assert.deepStrictEqual(judged({ attributes: { vehicleUse: "rideshare" } }, "bundle").referredBy, ["APP-005"])
    assert.strictEqual(judged({}, "bundle", { auto: true, home: true }).of("agent_licence")?.verdict, "clear")
    assert.include(judged({}, "bundle", { auto: true, home: false }).blockedBy, "GEO-001")
    assert.strictEqual(judged({}, "bundle", {}).of("agent_licence")?.verdict, "unknown")
  })
})
