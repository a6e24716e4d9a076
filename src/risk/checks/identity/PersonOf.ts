import { personName } from "../../../enrichment/merge/PersonName.ts"
import type { Lead } from "../../../leads/Lead.ts"
import type { IdentityClaims } from "../../../providers/Provider.ts"
import { homeOf } from "./HomeOf.ts"
import type { Person } from "./Person.ts"

const one = (value: string | undefined) => (value === undefined ? undefined : [value])

export const personOfLead = ({ address, company, dateOfBirth, email, firstName, lastName, phone }: Lead): Person => ({
  givenName: firstName,
  familyName: lastName,
  birthDate: dateOfBirth,
  home: address && homeOf(address),
  phones: one(phone),
  emails: one(email),
  employer: company?.name
})

/** The first word is the given name and all others the family name: middle names and double names weigh nothing. */
const named = (fullName: string | undefined) => {
  const [first, ...others] = fullName === undefined ? [] : personName(fullName).parts
  return others.length === 0 ? { familyName: first } : { givenName: first, familyName: others.join(" ") }
}

export const personOfClaims = ({
  address,
  dateOfBirth,
  emails,
  employer,
  fullName,
  phones
}: IdentityClaims): Person => ({
  ...named(fullName),
  birthDate: dateOfBirth,
  home: address && homeOf(address),
  phones,
  emails: emails?.map(email => email.toLowerCase()),
  employer
})
