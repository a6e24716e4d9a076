import { Schema } from "effect"
import type { Facts } from "../Field.ts"
import { absent, type Truth } from "../Truth.ts"
import { dayOfAge, monthsBetween } from "./Calendar.ts"
import contractAge from "./contractAge.json" with { type: "json" }

const Table = Schema.Struct({
  source: Schema.String,
  states: Schema.Record({
    key: Schema.String,
    value: Schema.Struct({
      contract: Schema.Int,
      /** From when a minor may insure their own life. */
      ownLifeMonths: Schema.optional(Schema.Int)
    })
  })
})
const { states } = Schema.decodeUnknownSync(Table)(contractAge)
const ages = Object.values(states).map(({ contract }) => contract)
const youngest = Math.min(...ages)
const oldest = Math.max(...ages)

/** The age from which one may bind oneself, of which the states now have one and the same. */
export const contractAgeIn = (state: string | undefined): number =>
  (state === undefined ? undefined : states[state]?.contract) ?? oldest

export const underContractAge = ({ age, state }: Facts): Truth => {
  if (age === undefined) return ["age"]
  if (state !== undefined) return age.value < contractAgeIn(state.value)
  if (age.value < youngest) return true
  return age.value >= oldest ? false : ["state"]
}

const ownLifeMonths = (state: string) => states[state]?.ownLifeMonths ?? contractAgeIn(state) * 12

export const mayInsureOwnLife = (facts: Facts): Truth => {
  const { age, date, dateOfBirth, state } = facts
  if (age === undefined || state === undefined) return absent(facts, "age", "state")
  const months = ownLifeMonths(state.value)
  if (dateOfBirth !== undefined && date !== undefined) return monthsBetween(dateOfBirth.value, date.value) >= months
  if (age.value * 12 >= months) return true
  return age.value * 12 + 11 < months ? false : [dateOfBirth === undefined ? "dateOfBirth" : "date"]
}

/** The day on which a person born then may do so. */
export const contractDay = (dateOfBirth: string, state: string | undefined): string =>
  dayOfAge(dateOfBirth, contractAgeIn(state) * 12)
export const ownLifeDay = (dateOfBirth: string, state: string): string => dayOfAge(dateOfBirth, ownLifeMonths(state))
