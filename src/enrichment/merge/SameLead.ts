import type { EnrichmentQuery, ProviderRecord } from "../../providers/Provider.ts"
import { personName, samePerson } from "./PersonName.ts"

interface Weighing {
  /** Share of records of the lead that agree. */
  readonly ifTheLead: number
  /** Share of records of somebody else that agree: whoever a vendor takes for the lead is like the lead. */
  readonly ifAnother: number
}

/** Judgements, to be replaced by measurement: a household shares a telephone and an address, nobody a day of birth. */
const weighings = {
  email: { ifTheLead: 0.6, ifAnother: 0.05 },
  phone: { ifTheLead: 0.6, ifAnother: 0.1 },
  name: { ifTheLead: 0.95, ifAnother: 0.2 },
  dateOfBirth: { ifTheLead: 0.95, ifAnother: 0.01 },
  postalCode: { ifTheLead: 0.85, ifAnother: 0.3 }
} as const satisfies Record<string, Weighing>

type Claim = keyof typeof weighings

const area = (postalCode: string | undefined) => postalCode?.slice(0, 5).toUpperCase()

const agrees = <A, B>(known: A | undefined, claimed: B | undefined, same: (known: A, claimed: B) => boolean) =>
  known === undefined || claimed === undefined ? undefined : same(known, claimed)

const compared = (
  lead: EnrichmentQuery,
  { identity }: ProviderRecord
): Readonly<Record<Claim, boolean | undefined>> => {
  const name = [lead.firstName, lead.lastName].filter(part => part !== undefined).join(" ")
  return {
    email: agrees(lead.email?.toLowerCase(), identity.emails, (own, emails) =>
      emails.some(email => email.toLowerCase() === own)
    ),
    phone: agrees(lead.phone, identity.phones, (own, phones) => phones.includes(own)),
    name: agrees(name === "" ? undefined : name, identity.fullName, (own, other) =>
      samePerson(personName(own), personName(other))
    ),
    dateOfBirth: agrees(lead.dateOfBirth, identity.dateOfBirth, (own, other) => own === other),
    postalCode: agrees(
      area(lead.address?.postalCode),
      area(identity.address?.postalCode),
      (own, other) => own === other
    )
  }
}

const claims: ReadonlyArray<Claim> = ["email", "phone", "name", "dateOfBirth", "postalCode"]

/**
 * Probability that a record is the lead's: the vendor's own score is where we begin, and each claim of who the record is
 * about speaks for or against it, as in the record linkage of Fellegi and Sunter (1969).
 */
export const matchProbability = (lead: EnrichmentQuery, record: ProviderRecord): number => {
  const { matchConfidence } = record
  if (matchConfidence <= 0 || matchConfidence >= 1) return matchConfidence
  const agreement = compared(lead, record)
  let odds = matchConfidence / (1 - matchConfidence)
  for (const claim of claims) {
    const { ifAnother, ifTheLead } = weighings[claim]
    if (agreement[claim] === true) odds *= ifTheLead / ifAnother
    if (agreement[claim] === false) odds *= (1 - ifTheLead) / (1 - ifAnother)
  }
  return odds / (1 + odds)
}
