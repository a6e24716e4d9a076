import { Schema } from "effect"
import type { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { PersonView } from "../knowledge/PersonView.ts"
import type { Company } from "../population/Companies.ts"
import { nameKey } from "../population/LegalName.ts"
import type { Population } from "../population/Population.ts"
import { companyIndexOf } from "./ZoomInfoCompany.ts"
import { accuracyScore, type Contact, fills, personIndexOf } from "./ZoomInfoContact.ts"

const text = Schema.optional(Schema.String)
const id = Schema.optional(Schema.Number)

export const PersonCriteria = Schema.Struct({
  personId: id,
  emailAddress: text,
  hashedEmail: text,
  phone: text,
  fullName: text,
  firstName: text,
  lastName: text,
  companyName: text,
  companyId: id,
  jobTitle: text,
  externalURL: text,
  lastUpdatedDateAfter: text,
  validDateAfter: text,
  contactAccuracyScoreMin: text
})
type PersonCriteria = typeof PersonCriteria.Type

export const CompanyCriteria = Schema.Struct({
  companyId: id,
  companyName: text,
  companyWebsite: text,
  companyTicker: text,
  companyPhone: text,
  companyFax: text,
  companyStreet: text,
  companyCity: text,
  companyState: text,
  companyZipCode: text,
  companyCountry: text,
  ipAddress: text
})

export type PersonOutcome =
  | { readonly status: "FULL_MATCH" | "CONTACT_ONLY_MATCH"; readonly contact: Contact }
  | { readonly status: string; readonly contact?: undefined }

const optedOutShare = 0.01

export class ZoomInfoMatch {
  constructor(
    private readonly search: BusinessSearch,
    private readonly population: Population
  ) {}

  company(criteria: typeof CompanyCriteria.Type): Company | undefined | "invalid" {
    const { companyId, companyName, companyWebsite } = criteria
    if (companyId !== undefined) return this.population.companies[companyIndexOf(companyId)]
    const site = companyWebsite
      ?.split(",")
      .map(each => this.search.companyByDomain(each))
      .find(each => each !== undefined)
    if (site !== undefined) return site
    if (companyName !== undefined) return this.search.companyByName(companyName)?.company
    return companyWebsite === undefined ? "invalid" : undefined
  }

  private employer({ companyId, companyName }: PersonCriteria): Company | undefined {
    if (companyId !== undefined) return this.population.companies[companyIndexOf(companyId)]
    return companyName === undefined ? undefined : this.search.companyByName(companyName)?.company
  }

  private find(criteria: PersonCriteria): PersonView | undefined | "invalid" | "company only" {
    const { emailAddress, personId, phone } = criteria
    if (personId !== undefined) {
      const person = this.population.people[personIndexOf(personId)]
      return person && this.search.person(person)
    }
    if (emailAddress !== undefined) return emailAddress.includes("@") ? this.search.byEmail(emailAddress) : "invalid"
    if (phone !== undefined) return this.search.byPhone(phone)
    if (criteria.hashedEmail !== undefined) return undefined
    const [first = "", ...rest] = criteria.fullName?.trim().split(/\s+/) ?? []
    const firstName = criteria.firstName ?? first
    const lastName = criteria.lastName ?? rest.join(" ")
    if (firstName === "" || lastName === "") return "invalid"
    if (criteria.companyName === undefined && criteria.companyId === undefined) return "invalid"
    const company = this.employer(criteria)
    if (company === undefined) return undefined
    return this.search.byName(firstName, lastName, company)?.view ?? "company only"
  }

  person(criteria: PersonCriteria, required: ReadonlyArray<string>): PersonOutcome {
    const view = this.find(criteria)
    if (view === "invalid") return { status: "INVALID_INPUT" }
    if (view === "company only") return { status: "COMPANY_ONLY_MATCH" }
    if (view === undefined) return { status: "NO_MATCH" }
    if (view.witness.has("opted out", optedOutShare)) return { status: "OPT_OUT" }
    const contact = { view, company: this.search.company(view.employer) }
    const { observedOn } = view.witness
    if (observedOn <= (criteria.lastUpdatedDateAfter ?? "")) return { status: "NON_MATCH_BY_LAST_UPDATED_DATE" }
    if (observedOn <= (criteria.validDateAfter ?? "")) return { status: "NON_MATCH_BY_VALID_DATE" }
    if (accuracyScore(view) < Number(criteria.contactAccuracyScoreMin ?? 0)) {
      return { status: "NON_MATCH_BY_CONTACT_ACCURACY_MIN" }
    }
    if (!required.every(field => fills(contact, field))) return { status: "NON_MATCH_BY_REQUIRED_FIELDS" }
    const elsewhere =
      criteria.companyName !== undefined &&
      nameKey(criteria.companyName) !== nameKey(view.employer.name) &&
      this.employer(criteria) !== view.employer
    return { status: elsewhere ? "CONTACT_ONLY_MATCH" : "FULL_MATCH", contact }
  }
}
