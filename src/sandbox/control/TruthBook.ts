import { Schema } from "effect"
import type { Directory } from "../knowledge/Directory.ts"
import { atAddress } from "../knowledge/HomeSearch.ts"
import { domainKey, nameLikeness, phoneKey } from "../knowledge/Likeness.ts"
import { titleText } from "../population/Jobs.ts"
import { nameKey } from "../population/LegalName.ts"
import { currentJob, type Person } from "../population/Model.ts"
import { type EncodedFacts, factsOf } from "../population/Truth.ts"

const text = Schema.optional(Schema.String)

/** The keys of a lead, as its sender wrote them. */
export const Asked = Schema.Struct({
  email: text,
  phone: text,
  firstName: text,
  lastName: text,
  address: Schema.optional(Schema.Struct({ street: text, city: text, state: text, postalCode: text, country: text })),
  company: Schema.optional(Schema.Struct({ name: text, domain: text }))
})
export type Asked = typeof Asked.Type

export interface TrueLead {
  readonly personId: string
  readonly email: string
  readonly workEmail?: string
  readonly phone: string
  readonly firstName: string
  readonly lastName: string
  readonly dateOfBirth: string
  readonly jobTitle?: string
  readonly company?: { readonly name: string; readonly domain: string }
  readonly address: {
    readonly street: string
    readonly city: string
    readonly state: string
    readonly postalCode: string
  }
  readonly truth: EncodedFacts
}

export class TruthBook {
  constructor(
    private readonly directory: Directory,
    private readonly today: string
  ) {}

  of(person: Person): TrueLead {
    const { household } = person
    const job = currentJob(person)
    return {
      personId: `p-${String(person.index).padStart(6, "0")}`,
      email: person.personalEmail,
      ...(job !== undefined && { workEmail: job.email }),
      phone: person.phone,
      firstName: person.firstName,
      lastName: person.lastName,
      dateOfBirth: person.birthDate,
      ...(job !== undefined && {
        jobTitle: titleText(job.title),
        company: { name: job.company.name, domain: job.company.domain }
      }),
      address: {
        street: household.street,
        city: household.city.name,
        state: household.state.code,
        postalCode: household.zip
      },
      truth: factsOf(this.directory.population.seed, person, this.today)
    }
  }
  *list(offset: number, limit: number): Generator<TrueLead> {
    for (const person of this.directory.population.people.slice(offset, offset + limit)) yield this.of(person)
  }
  find(asked: Asked): TrueLead | undefined {
    const person = this.person(asked)
    return person && this.of(person)
  }
  private person(asked: Asked): Person | undefined {
    const { address, company, email, firstName = "", lastName, phone } = asked
    const byEmail = email === undefined ? undefined : this.directory.byEmail.get(email.trim().toLowerCase())
    if (byEmail !== undefined) return byEmail
    const named = (person: Person) =>
      nameLikeness(person.firstName, firstName) * nameLikeness(person.lastName, lastName ?? "")
    const sharers = phone === undefined ? [] : (this.directory.byPhone.get(phoneKey(phone)) ?? [])
    const byPhone = [...sharers].sort((a, b) => named(b) - named(a))[0]
    if (byPhone !== undefined) return byPhone
    const firm =
      this.directory.byDomain.get(domainKey(company?.domain ?? "")) ??
      this.directory.byCompanyName.get(nameKey(company?.name ?? ""))
    const colleague = firm && this.directory.byCompany.get(firm)?.find(person => named(person) > 0.6)
    if (colleague !== undefined) return colleague
    const { postalCode, street } = address ?? {}
    return atAddress(this.directory, { firstName, lastName, postalCode, street })[0]?.[0]
  }
}
