import type { Company } from "../population/Companies.ts"
import { nameKey } from "../population/LegalName.ts"
import type { Person } from "../population/Model.ts"
import type { Population } from "../population/Population.ts"
import type { VendorId } from "../server/Vendor.ts"
import { CompanyBooks, type CompanyView } from "./CompanyView.ts"
import type { Directory } from "./Directory.ts"
import { domainKey, firmLikeness, nameLikeness, phoneKey } from "./Likeness.ts"
import { PeopleBooks, type PersonView } from "./PersonView.ts"

/** A business vendor's own search over what it knows. */
export class BusinessSearch {
  private readonly people: PeopleBooks
  private readonly companies: CompanyBooks

  constructor(
    private readonly directory: Directory,
    population: Population,
    vendor: VendorId,
    today: string
  ) {
    this.people = new PeopleBooks(population, vendor, today)
    this.companies = new CompanyBooks(population.seed, vendor, today)
  }

  company(company: Company): CompanyView | undefined {
    return this.companies.view(company)
  }
  person(person: Person): PersonView | undefined {
    return this.people.view(person)
  }
  byEmail(text: string): PersonView | undefined {
    const email = text.trim().toLowerCase()
    const person = this.directory.byEmail.get(email)
    const view = person && this.people.view(person)
    if (view === undefined) return undefined
    return view.job.email === email || (view.person.personalEmail === email && view.knowsPersonalEmail)
      ? view
      : undefined
  }
  byPhone(phone: string): PersonView | undefined {
    for (const person of this.directory.byPhone.get(phoneKey(phone)) ?? []) {
      const view = this.people.view(person)
      if (view?.knowsPhone === true) return view
    }
    return undefined
  }
  byName(first: string, last: string, company: Company): { view: PersonView; likeness: number } | undefined {
    let best: { view: PersonView; likeness: number } | undefined
    for (const person of this.directory.byCompany.get(company) ?? []) {
      const likeness = nameLikeness(person.firstName, first) * nameLikeness(person.lastName, last)
      if (likeness <= (best?.likeness ?? 0.5)) continue
      const view = this.people.view(person)
      if (view !== undefined && view.job.company === company) best = { view, likeness }
    }
    return best
  }
  companyByDomain(text: string): Company | undefined {
    return this.directory.byDomain.get(domainKey(text))
  }
  /** Tolerates the legal form, punctuation and small slips. */
  companyByName(name: string): { company: Company; likeness: number } | undefined {
    const key = nameKey(name)
    const exact = this.directory.byCompanyName.get(key)
    if (exact !== undefined) return { company: exact, likeness: 1 }
    let best: { company: Company; likeness: number } | undefined
    for (const [theirs, company] of this.directory.namedLike(key)) {
      const likeness = firmLikeness(key, theirs)
      if (likeness > (best?.likeness ?? 0.8)) best = { company, likeness }
    }
    return best
  }
  colleagues(company: Company): ReadonlyArray<PersonView> {
    return (this.directory.byCompany.get(company) ?? []).flatMap(person => {
      const view = this.people.view(person)
      return view !== undefined && view.employer === company ? [view] : []
    })
  }
}
