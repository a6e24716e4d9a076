import type { Fact, Facts } from "../../rules/Field.ts"
import { type Applicant, statedFact } from "../applicant/Applicant.ts"
import { demographic, propertyFact } from "../applicant/Underwriting.ts"
import type { Product } from "../Product.ts"
import { mapped, sure } from "./Sure.ts"

const occupancies = { owner: "owner", renter: "tenant", other: "neither" } as const

const isInterested = (applicant: Applicant) =>
  applicant.interests.includes("home") ||
  statedFact(applicant, "currentPolicies")?.value.includes("home") === true ||
  statedFact(applicant, "lifeEvents")?.value.includes("home_purchase") === true

/** Whoever wants to insure a home has one, whatever a source says. */
const occupancyOf = (applicant: Applicant): Facts["occupancy"] =>
  statedFact(applicant, "occupancy") ??
  mapped(sure(demographic(applicant, "homeownerStatus")), status =>
    status === "other" && isInterested(applicant) ? undefined : occupancies[status]
  )

const base = (applicant: Applicant, occupancy: Facts["occupancy"]): Fact<boolean> | undefined => {
  if (occupancy !== undefined) return { ...occupancy, value: true }
  if (isInterested(applicant) || applicant.interests.includes("bundle")) return { value: true, field: "lead.interests" }
  return mapped<unknown, boolean>(
    propertyFact(applicant, "propertyType") ?? propertyFact(applicant, "value"),
    () => true
  )
}

const formOf = { homeowners: "HO-3", renters: "HO-4", condo: "HO-6", mobile_home: "HO-7" } as const
type HomeProduct = keyof typeof formOf & Product

/**
 * The likeliest one, though a doubtful source is all there is. Where nothing is known, an apartment is more often rented than
 * owned, anything else more often owned.
 */
const productOf = (applicant: Applicant, occupancy: Facts["occupancy"]): HomeProduct => {
  const kind = propertyFact(applicant, "propertyType")?.value
  const lives =
    occupancy?.value ?? mapped(demographic(applicant, "homeownerStatus"), status => occupancies[status])?.value
  if (lives === "tenant" || (lives === undefined && kind === "apartment")) return "renters"
  if (kind === "condo" || kind === "apartment") return "condo"
  return kind === "mobile_home" ? "mobile_home" : "homeowners"
}

const withinYears = (day: string, date: string, years: number) =>
  date <= day && date > `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

/** What one could insure there, and the facts that decide on it. */
export const dwelling = (
  applicant: Applicant,
  day: string
): { readonly product: HomeProduct; readonly facts: Facts } => {
  const occupancy = occupancyOf(applicant)
  const product = productOf(applicant, occupancy)
  return {
    product,
    facts: {
      occupancy,
      homeOrInterest: base(applicant, occupancy),
      form: { value: formOf[product] },
      propertyType: product === "renters" ? { value: "rented" } : sure(propertyFact(applicant, "propertyType")),
      claimsInFiveYears: mapped(
        propertyFact(applicant, "claimsHistory"),
        claims => claims.filter(({ date }) => withinYears(day, date, 5)).length
      ),
      roofAge: statedFact(applicant, "roofAge"),
      floodZone: statedFact(applicant, "floodZone")
    }
  }
}
