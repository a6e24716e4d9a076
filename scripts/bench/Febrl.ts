import type { Person } from "../../src/risk/checks/identity/Person.ts"

export interface FebrlRecord {
  readonly person: Person
  /** Who it is in truth; nothing that compares may see it. */
  readonly truth: string
}

const given = (text: string | undefined) => {
  const value = text?.trim() ?? ""
  return value === "" ? undefined : value
}

/** The rows of a FEBRL file. `rec_id` is kept apart as the truth, and `soc_sec_id` is not read. */
export const recordsOf = (rows: ReadonlyArray<Readonly<Record<string, string>>>): ReadonlyArray<FebrlRecord> =>
  rows.map(row => {
    const columns = Object.fromEntries(Object.entries(row).map(([name, value]) => [name.trim(), given(value)]))
    return {
      truth: /^rec-(\d+)/.exec(columns.rec_id ?? "")?.[1] ?? "",
      person: {
        givenName: columns.given_name,
        familyName: columns.surname,
        birthDate: columns.date_of_birth,
        home: {
          houseNumber: columns.street_number,
          street: columns.address_1,
          unit: columns.address_2,
          city: columns.suburb,
          postalCode: columns.postcode,
          state: columns.state
        }
      }
    }
  })
