import { Option, Schema } from "effect"
import { Address } from "../../leads/Lead.ts"
import { PlainDate } from "../../leads/PlainDate.ts"
import { IdentityClaims } from "../Provider.ts"
import { countryCode } from "./Country.ts"
import { emailAddress } from "./EmailAddress.ts"
import { phoneNumber } from "./PhoneNumber.ts"
import { plainText } from "./PlainText.ts"
import { usState } from "./UsState.ts"

type Written = string | undefined

export interface WrittenAddress {
  readonly street?: Written
  readonly city?: Written
  readonly state?: Written
  readonly postalCode?: Written
  readonly country?: Written
}

export interface WrittenIdentity {
  readonly fullName?: Written
  readonly dateOfBirth?: Written
  readonly emails?: ReadonlyArray<Written>
  readonly phones?: ReadonlyArray<Written>
  readonly address?: WrittenAddress
  readonly employer?: Written
}

const present = (members: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined => {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const words = (written: Written, maxLength: number) => plainText(written)?.slice(0, maxLength).trim()

const listOf = (written: ReadonlyArray<Written> | undefined, normalise: (value: Written) => Written) => {
  const values = [...new Set((written ?? []).map(normalise).filter(value => value !== undefined))]
  return values.length === 0 ? undefined : values
}

const day = (written: Written) =>
  Option.getOrUndefined(Schema.decodeUnknownOption(PlainDate)(written?.trim().slice(0, 10)))

const addressOf = ({ city, country, postalCode, state, street }: WrittenAddress = {}) => {
  const members = present({
    street: words(street, 200),
    city: words(city, 100),
    state: usState(state) ?? words(state, 50),
    postalCode: words(postalCode, 20),
    country: countryCode(country)
  })
  return members && Option.getOrUndefined(Schema.decodeUnknownOption(Address)(members))
}

/** Who the vendor says the person is, each claim normalised, and left out when it is none. */
export const identityOf = (written: WrittenIdentity): IdentityClaims =>
  new IdentityClaims({
    ...present({
      fullName: words(written.fullName, 200),
      dateOfBirth: day(written.dateOfBirth),
      emails: listOf(written.emails, emailAddress),
      phones: listOf(written.phones, phoneNumber),
      address: addressOf(written.address),
      employer: words(written.employer, 200)
    })
  })
