import parser from "parse-address"
import type { Address } from "../../../leads/Lead.ts"
import type { Home } from "./Person.ts"

/** A street line in its parts, "Street" and "St" alike; a line that is not built so (a rural route) stays whole. */
const streetOf = (line: string): Home => {
  const parsed = parser.parseLocation(line)
  if (parsed?.number === undefined || parsed.street === undefined) return { street: line }
  const { number, prefix, sec_unit_num, street, suffix, type } = parsed
  return {
    houseNumber: number,
    street: [prefix, street, type, suffix].filter(part => part !== undefined).join(" "),
    unit: sec_unit_num
  }
}

export const homeOf = ({ city, postalCode, state, street }: Address): Home => ({
  ...(street === undefined ? {} : streetOf(street)),
  city,
  postalCode,
  state
})
