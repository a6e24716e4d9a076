import { DateTime } from "effect"
import type { Vehicle } from "../../../profile/Profile.ts"
import { statedConfidence, statedFact, vehicleFact } from "../../applicant/Applicant.ts"
import type { DrivingViolation } from "../../applicant/Stated.ts"
import { fact, listed, mapped, type Subject } from "../Fact.ts"

const ofEach = <K extends keyof Vehicle>({ applicant }: Subject, name: K) =>
  listed(...applicant.vehicles.map((_, index) => vehicleFact(applicant, index, name)))

/** There are as many as are listed, as sure as the least sure make or year among them. */
const sureness = (subject: Subject) =>
  [...ofEach(subject, "make"), ...ofEach(subject, "year")].reduce(
    (least, { confidence }) => Math.min(least, confidence),
    statedConfidence
  )

export const vehicleCount = fact("lead.vehicles", "Which vehicles are there in the household?", subject => {
  const { length } = subject.applicant.vehicles
  return length === 0 ? [] : [{ value: length, confidence: sureness(subject), field: "vehicles" }]
})

/** Years since the model year, of each vehicle. */
export const vehicleAge = fact("lead.vehicles", "Which vehicles are there in the household?", subject => {
  const thisYear = DateTime.getPartUtc(subject.at, "year")
  return ofEach(subject, "year").map(year => ({ ...year, value: Math.max(0, thisYear - year.value) }))
})

export const vehicleOwnership = fact("vehicles.0.ownership", "Is any vehicle financed or leased?", subject =>
  ofEach(subject, "ownership")
)

export const vehicleCover = fact("vehicles.0.coverage", "How are the vehicles insured today?", subject =>
  ofEach(subject, "coverage")
)

type Severity = "none" | "serious" | "at_fault" | "moving"

const serious = new Set<DrivingViolation>([
  "dui_first",
  "dui_second",
  "reckless_driving",
  "street_racing",
  "hit_and_run_injury",
  "hit_and_run_property",
  "unlicensed_driving"
])

const severityOf = (violation: DrivingViolation): Severity => {
  if (serious.has(violation)) return "serious"
  return violation.includes("at_fault") ? "at_fault" : "moving"
}

const worst: ReadonlyArray<Severity> = ["serious", "at_fault", "moving"]

/** As the lead stated them; motor-vehicle records are not for marketing (18 USC 2721). */
export const violations = fact(
  "attributes.violations",
  "Any tickets or accidents in the last three to five years?",
  ({ applicant }) =>
    listed(
      mapped(statedFact(applicant, "violations"), all => {
        const severities = new Set(all.map(severityOf))
        return worst.find(severity => severities.has(severity)) ?? "none"
      })
    )
)

/** Days. */
export const coverLapse = fact("attributes.coverageLapseDays", null, ({ applicant }) =>
  listed(statedFact(applicant, "coverageLapseDays"))
)

export const vehicleUse = fact("attributes.vehicleUse", null, ({ applicant }) =>
  listed(statedFact(applicant, "vehicleUse"))
)
