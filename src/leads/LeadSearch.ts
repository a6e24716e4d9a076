import { Schema } from "effect"
import { Lead } from "./Lead.ts"
import { strictInput } from "./LeadInput.ts"
import { textOf } from "./Normalised.ts"

const wordsAtMost = 5
const fewestDigits = 3

/** What somebody types who looks for a person: in a body, for names and numbers do not belong in an address. */
export const LeadSearch = Schema.Struct({
  text: textOf(100, "Beginnings of names, of an e-mail address or of a lead id; digits of a phone.").pipe(
    Schema.minLength(2, { message: () => ({ message: "must be 2 characters or more", override: true }) })
  ),
  limit: Schema.optionalWith(
    Schema.Int.pipe(Schema.between(1, 50)).annotations({
      message: () => ({ message: "must be a whole number, 1-50", override: true })
    }),
    { default: () => 20 }
  )
}).annotations({ identifier: "LeadSearch", parseOptions: strictInput })
export type LeadSearch = typeof LeadSearch.Type

export const LeadsFound = Schema.Struct({
  items: Schema.Array(Lead).annotations({ description: "The newest first." }),
  more: Schema.Boolean.annotations({ description: "More than limit were found: say more of the person." })
}).annotations({ identifier: "LeadsFound" })

/** What is sought: a number is a phone's, every word begins one of the names, the whole may begin an e-mail address or an id. */
export interface Sought {
  readonly whole: string
  readonly digits: string | null
  readonly words: ReadonlyArray<string>
}

const number = /^[+\d\s().-]+$/

export const soughtIn = (text: string): Sought => {
  const whole = text.trim().toLowerCase()
  const digits = number.test(whole) ? whole.replaceAll(/\D/g, "") : ""
  const words = digits === "" ? whole.split(/[^\p{L}\p{N}]+/u).filter(word => word !== "") : []
  return { whole, digits: digits.length < fewestDigits ? null : digits, words: words.slice(0, wordsAtMost) }
}
