import { Employers } from "./Careers.ts"
import { type Company, makeCompanies } from "./Companies.ts"
import { MailBook, PhoneBook } from "./Contacts.ts"
import { Registrar } from "./Households.ts"
import type { Person } from "./Model.ts"

export interface Population {
  readonly seed: number
  readonly people: ReadonlyArray<Person>
  readonly companies: ReadonlyArray<Company>
}

/** Who lives where and works for whom. Homes, cars, credit and conduct are told on demand from the same seed. */
export const makePopulation = (seed: number, size: number): Population => {
  const phones = new PhoneBook()
  const companies = makeCompanies(seed, Math.max(20, Math.min(9999, Math.round(size / 4))), phones)
  const registrar = new Registrar(seed, phones, new MailBook(), new Employers(companies))
  const people: Array<Person> = []
  for (let index = 0; people.length < size; index++) {
    people.push(...registrar.household(index, people.length).adults)
  }
  return { seed, people: people.slice(0, size), companies }
}
