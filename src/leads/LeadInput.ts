import { Predicate, Schema } from "effect"
import { OfferType } from "../offers/OfferType.ts"
import { AddressInput } from "./AddressInput.ts"
import { Attributes } from "./Attributes.ts"
import { BirthDate } from "./BirthDate.ts"
import { CompanyDomain } from "./CompanyDomain.ts"
import { Email } from "./Email.ts"
import { LeadId, LeadScore } from "./Lead.ts"
import { textOf } from "./Normalised.ts"
import { Phone } from "./Phone.ts"
import { Vin } from "./Vin.ts"

const exact = { exact: true } as const
const object = { message: () => "must be an object" }
const flag = Schema.Boolean.annotations({ message: () => "must be true or false" })

const interest = OfferType.annotations({
  message: () => ({ message: `must be one of ${OfferType.literals.join(", ")}`, override: true })
})

const year = Schema.Int.pipe(Schema.between(1900, 2100)).annotations({
  message: () => ({ message: "must be a year, 1900-2100", override: true })
})

export const companyParts = {
  name: textOf(200, "Name of the company the lead works for or owns."),
  domain: CompanyDomain
} as const

export const consentParts = { enrichment: flag, calls: flag, marketing: flag } as const

const VehicleInput = Schema.Struct({
  year: Schema.optionalWith(year, exact),
  make: Schema.optionalWith(textOf(60, "Maker."), exact),
  model: Schema.optionalWith(textOf(60, "Model."), exact),
  vin: Schema.optionalWith(Vin, exact)
}).annotations(object)

/** The members of a lead that have no members of their own to be merged. */
export const wholeParts = {
  email: Email,
  phone: Phone,
  firstName: textOf(100, "First name."),
  lastName: textOf(100, "Last name."),
  dateOfBirth: BirthDate,
  jobTitle: textOf(200, "Title at work, as the lead or the source puts it."),
  vehicles: Schema.Array(VehicleInput).pipe(
    Schema.annotations({ message: () => "must be a list" }),
    Schema.maxItems(20, { message: () => "must be at most 20 vehicles" })
  ),
  interests: Schema.Array(interest).pipe(
    Schema.annotations({ message: () => "must be a list" }),
    Schema.maxItems(6, { message: () => "must be at most 6 interests" })
  ),
  source: textOf(100, "Where the lead came from, such as live_transfer, referral or shared_web."),
  score: LeadScore.annotations({ description: "0-100; computed when absent." })
} as const

const members = Schema.Struct({
  leadId: Schema.optionalWith(LeadId, exact),
  email: Schema.optionalWith(wholeParts.email, exact),
  phone: Schema.optionalWith(wholeParts.phone, exact),
  firstName: Schema.optionalWith(wholeParts.firstName, exact),
  lastName: Schema.optionalWith(wholeParts.lastName, exact),
  dateOfBirth: Schema.optionalWith(wholeParts.dateOfBirth, exact),
  jobTitle: Schema.optionalWith(wholeParts.jobTitle, exact),
  company: Schema.optionalWith(
    Schema.Struct({
      name: Schema.optionalWith(companyParts.name, exact),
      domain: Schema.optionalWith(companyParts.domain, exact)
    }).annotations(object),
    exact
  ),
  address: Schema.optionalWith(AddressInput, exact),
  vehicles: Schema.optionalWith(wholeParts.vehicles, exact),
  interests: Schema.optionalWith(wholeParts.interests, exact),
  source: Schema.optionalWith(wholeParts.source, exact),
  score: Schema.optionalWith(wholeParts.score, exact),
  consent: Schema.optionalWith(
    Schema.Struct({
      enrichment: Schema.optionalWith(consentParts.enrichment, exact),
      calls: Schema.optionalWith(consentParts.calls, exact),
      marketing: Schema.optionalWith(consentParts.marketing, exact)
    }).annotations(object),
    exact
  ),
  attributes: Schema.optionalWith(Attributes, exact)
}).annotations(object)

/** Effect runs a filter so annotated also on what failed before it. */
const evenIfUnfit = Symbol.for("effect/annotation/StableFilter")

/** Also asked of what did not fit otherwise, so that a caller hears of everything at once. */
const canBeLookedUp = (lead: object): boolean => {
  const { email, phone, lastName, address, company }: Readonly<Record<string, unknown>> = { ...lead }
  const at = (whole: unknown, name: string) => Predicate.isRecord(whole) && whole[name] !== undefined
  return (
    email !== undefined ||
    phone !== undefined ||
    (lastName !== undefined && Predicate.isRecord(address) && Object.keys(address).length > 0) ||
    at(company, "domain") ||
    at(company, "name")
  )
}

export const strictInput = { onExcessProperty: "error", errors: "all" } as const

/** A lead as a caller writes it, in normal form once decoded. */
export const LeadInput = members
  .pipe(
    Schema.filter(
      lead =>
        canBeLookedUp(lead) ||
        "needs at least one of email, phone, lastName with address, company.domain or company.name: else nobody can be looked up",
      { [evenIfUnfit]: true }
    )
  )
  .annotations({
    identifier: "LeadInput",
    description:
      "A lead. At least one of email, phone, lastName with address, company.domain or company.name is needed; members that are not named here are refused.",
    parseOptions: strictInput
  })
export type LeadInput = typeof LeadInput.Type
