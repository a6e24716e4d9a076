import { DateTime } from "effect"
import { type Applicant, demographic, propertyFact, statedFact } from "../../applicant/Applicant.ts"
import type { Known } from "../../applicant/Known.ts"
import { fact, listed, mapped, type Subject } from "../Fact.ts"

type Tenure = "owner" | "tenant" | "buying" | "landlord" | "vacant" | "other"

const homeownerStatus = ({ applicant }: Subject): Known<Tenure> | undefined =>
  mapped(demographic(applicant, "homeownerStatus"), status => (status === "renter" ? "tenant" : status))

const isBuying = ({ stated }: Applicant) => stated.lifeEvents?.includes("home_purchase") === true

/** The lead's own word goes before what was bought. Read for the home alone: MI and MA bar it for auto. */
export const tenure = fact<Tenure>("attributes.occupancy", "Do you own or rent your home?", subject =>
  listed(
    mapped<Tenure, Tenure>(statedFact(subject.applicant, "occupancy") ?? homeownerStatus(subject), status =>
      status === "tenant" && isBuying(subject.applicant) ? "buying" : status
    )
  )
)

export const dwellingKind = fact(
  "propertyData.propertyType",
  "What kind of home is it: a house, a condo, an apartment or a mobile home?",
  ({ applicant }) => listed(propertyFact(applicant, "propertyType"))
)

/** US dollars. */
export const dwellingValue = fact(
  "propertyData.value",
  "Do you know roughly what the home is worth, and what it would cost to rebuild?",
  ({ applicant }) => listed(propertyFact(applicant, "value"))
)

export const yearBuilt = fact("propertyData.yearBuilt", "When was the home built?", ({ applicant }) =>
  listed(propertyFact(applicant, "yearBuilt"))
)

const years = 5

/** Property claims of the last five years, the span that insurers ask for (APP-009). */
export const recentClaims = fact(
  "propertyData.claimsHistory",
  "Have there been any claims on the home in the last five years?",
  ({ applicant, at }) => {
    const from = DateTime.formatIsoDateUtc(DateTime.subtract(at, { years }))
    return listed(
      mapped(propertyFact(applicant, "claimsHistory"), claims => claims.filter(({ date }) => date >= from).length)
    )
  }
)

/** Years. */
export const roofAge = fact("attributes.roofAge", "When was the roof last replaced?", ({ applicant }) =>
  listed(statedFact(applicant, "roofAge"))
)

export const floodZone = fact("attributes.floodZone", null, ({ applicant }) =>
  listed(mapped(statedFact(applicant, "floodZone"), inside => (inside ? "yes" : "no")))
)
