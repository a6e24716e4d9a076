import { Schema } from "effect"
import { addressParts } from "./AddressInput.ts"
import { Attributes } from "./Attributes.ts"
import { companyParts, consentParts, strictInput, wholeParts } from "./LeadInput.ts"

const changing = <A, I>(member: Schema.Schema<A, I>) => Schema.optionalWith(Schema.NullOr(member), { exact: true })
const object = { message: () => "must be an object" }

/** RFC 7396: a member that is given replaces, null removes, objects merge member by member, lists are replaced whole. */
export const LeadPatch = Schema.Struct({
  email: changing(wholeParts.email),
  phone: changing(wholeParts.phone),
  firstName: changing(wholeParts.firstName),
  lastName: changing(wholeParts.lastName),
  dateOfBirth: changing(wholeParts.dateOfBirth),
  jobTitle: changing(wholeParts.jobTitle),
  company: changing(
    Schema.Struct({ name: changing(companyParts.name), domain: changing(companyParts.domain) }).annotations(object)
  ),
  address: changing(
    Schema.Struct({
      street: changing(addressParts.street),
      city: changing(addressParts.city),
      state: changing(addressParts.state),
      postalCode: changing(addressParts.postalCode),
      country: changing(addressParts.country)
    }).annotations(object)
  ),
  vehicles: changing(wholeParts.vehicles),
  interests: changing(wholeParts.interests),
  source: changing(wholeParts.source),
  score: changing(wholeParts.score),
  consent: changing(
    Schema.Struct({
      enrichment: changing(consentParts.enrichment),
      calls: changing(consentParts.calls),
      marketing: changing(consentParts.marketing)
    }).annotations(object)
  ),
  attributes: changing(Attributes)
}).annotations({
  ...object,
  identifier: "LeadPatch",
  description:
    "Changes to a lead, merged as RFC 7396 says: members given replace, null removes, objects merge member by member, lists are replaced whole. A score of null has the service compute it again.",
  parseOptions: strictInput
})
export type LeadPatch = typeof LeadPatch.Type
