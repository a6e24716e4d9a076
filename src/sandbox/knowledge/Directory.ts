import type { Company } from "../population/Companies.ts"
import { garageOf } from "../population/Garage.ts"
import { nameKey } from "../population/LegalName.ts"
import type { Person } from "../population/Model.ts"
import type { Population } from "../population/Population.ts"

const put = <K, V>(map: Map<K, Array<V>>, key: K, value: V): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

/** Ways to find people and firms of the population. */
export class Directory {
  readonly byEmail = new Map<string, Person>()
  readonly byPhone = new Map<string, Array<Person>>()
  readonly byZip = new Map<string, Array<Person>>()
  readonly byCompany = new Map<Company, Array<Person>>()
  readonly byDomain = new Map<string, Company>()
  readonly byCompanyName = new Map<string, Company>()
  readonly byDuns = new Map<string, Company>()
  readonly byCompanyPhone = new Map<string, Company>()
  private readonly byNameStart = new Map<string, Array<readonly [string, Company]>>()
  private byVin: Map<string, Person> | undefined

  constructor(readonly population: Population) {
    for (const person of population.people) {
      this.byEmail.set(person.personalEmail, person)
      put(this.byPhone, person.phone, person)
      put(this.byZip, person.household.zip, person)
      for (const job of person.jobs) {
        this.byEmail.set(job.email, person)
        put(this.byCompany, job.company, person)
      }
    }
    for (const company of population.companies) {
      const key = nameKey(company.name)
      this.byDomain.set(company.domain, company)
      this.byCompanyName.set(key, company)
      this.byDuns.set(company.duns, company)
      if (!this.byCompanyPhone.has(company.phone)) this.byCompanyPhone.set(company.phone, company)
      put(this.byNameStart, key.slice(0, 3), [key, company] as const)
    }
  }
  /** Firms whose name begins alike, with their name keys: candidates for a fuzzy comparison. */
  namedLike(key: string): ReadonlyArray<readonly [string, Company]> {
    return this.byNameStart.get(key.slice(0, 3)) ?? []
  }
  ownerOfVin(vin: string): Person | undefined {
    this.byVin ??= new Map(
      this.population.people.flatMap(person =>
        person.household.adults[0] === person
          ? garageOf(this.population.seed, person.household).map(auto => [auto.vin, person] as const)
          : []
      )
    )
    return this.byVin.get(vin)
  }
}
