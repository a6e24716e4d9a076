import { Either } from "effect"
import { normalised, oneLine } from "./Normalised.ts"

/** The 50 states, the District of Columbia and the five inhabited territories, by their USPS codes. */
export const usStates: Readonly<Record<string, string>> = {
  AL: "Alabama",
  AK: "Alaska",
  AZ: "Arizona",
  AR: "Arkansas",
  CA: "California",
  CO: "Colorado",
  CT: "Connecticut",
  DE: "Delaware",
  DC: "District of Columbia",
  FL: "Florida",
  GA: "Georgia",
  HI: "Hawaii",
  ID: "Idaho",
  IL: "Illinois",
  IN: "Indiana",
  IA: "Iowa",
  KS: "Kansas",
  KY: "Kentucky",
  LA: "Louisiana",
  ME: "Maine",
  MD: "Maryland",
  MA: "Massachusetts",
  MI: "Michigan",
  MN: "Minnesota",
  MS: "Mississippi",
  MO: "Missouri",
  MT: "Montana",
  NE: "Nebraska",
  NV: "Nevada",
  NH: "New Hampshire",
  NJ: "New Jersey",
  NM: "New Mexico",
  NY: "New York",
  NC: "North Carolina",
  ND: "North Dakota",
  OH: "Ohio",
  OK: "Oklahoma",
  OR: "Oregon",
  PA: "Pennsylvania",
  RI: "Rhode Island",
  SC: "South Carolina",
  SD: "South Dakota",
  TN: "Tennessee",
  TX: "Texas",
  UT: "Utah",
  VT: "Vermont",
  VA: "Virginia",
  WA: "Washington",
  WV: "West Virginia",
  WI: "Wisconsin",
  WY: "Wyoming",
  AS: "American Samoa",
  GU: "Guam",
  MP: "Northern Mariana Islands",
  PR: "Puerto Rico",
  VI: "U.S. Virgin Islands"
}

const letters = (text: string) => text.toUpperCase().replaceAll(/[^A-Z]/g, "")

const codes = new Map([
  ...Object.entries(usStates).flatMap(([code, name]) => [[code, code] as const, [letters(name), code] as const]),
  ["WASHINGTONDC", "DC"] as const,
  ["VIRGINISLANDS", "VI"] as const
])

export const normaliseUsState = (given: string): Either.Either<string, string> =>
  Either.flatMap(oneLine(given, 50), text =>
    Either.fromNullable(codes.get(letters(text)), () => "must be a US state, as two letters or by its name")
  )

export const UsState = normalised(normaliseUsState, "US state or territory; full names are accepted and shortened.", 50)
