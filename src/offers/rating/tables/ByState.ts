import { Schema } from "effect"
import { usStates } from "../../../leads/UsState.ts"

const territories = new Set(["AS", "GU", "MP", "PR", "VI"])

/** The 50 states and the District of Columbia: where the tables say something. */
export const ratedStates: ReadonlyArray<string> = Object.keys(usStates).filter(state => !territories.has(state))

/** A row for each of them, none left out. */
export const byState = <A, I>(row: Schema.Schema<A, I>) =>
  Schema.Record({ key: Schema.String, value: row }).pipe(
    Schema.filter(rows => {
      const missing = ratedStates.filter(state => !Object.hasOwn(rows, state))
      return missing.length === 0 || `misses ${missing.join(", ")}`
    })
  )
