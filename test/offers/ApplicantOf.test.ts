import { assert, describe, it } from "@effect/vitest"
import { DateTime, Schema } from "effect"
import { Lead } from "../../src/leads/Lead.ts"
import { firmographic } from "../../src/offers/applicant/Applicant.ts"
import { applicantOf } from "../../src/offers/applicant/ApplicantOf.ts"
import { eligibility } from "../../src/offers/eligibility/Eligibility.ts"

const at = DateTime.unsafeMake("2026-11-26T12:00:00Z")
const titled = (jobTitle: string) =>
  applicantOf(
    Schema.decodeSync(Lead)({
      leadId: "titled",
      jobTitle,
      address: { state: "OH" },
      dateOfBirth: "1980-05-05",
      score: 50,
      scoreSource: "computed",
      scoreReasons: [],
      createdAt: DateTime.formatIso(at),
      updatedAt: DateTime.formatIso(at)
    }),
    null,
    at
  )
const closedBy = (jobTitle: string) =>
  eligibility(titled(jobTitle), at).notOffered.find(({ offerType }) => offerType === "commercial")?.ruleId

describe("the title that a lead states", () => {
  it("tells the rank, and is not looked at itself", () => {
    const applicant = titled("Owner, Miller Roofing")
    assert.deepStrictEqual(firmographic(applicant, "seniority"), {
      value: "owner",
      confidence: 0.95,
      field: "firmographics.seniority"
    })
    assert.notInclude(JSON.stringify(applicant), "Miller")
  })

  it("opens business insurance to who owns, closes it to who only works there, and says nothing where it tells nothing", () => {
    assert.isUndefined(closedBy("Owner"))
    assert.strictEqual(closedBy("Warehouse clerk"), "OFF-005")
    assert.isUndefined(firmographic(titled("Nurse"), "seniority"))
  })
})
