import { Schema } from "effect"
import type { Facts } from "../Field.ts"
import { absent, type Truth } from "../Truth.ts"
import workersCompensation from "./workersCompensation.json" with { type: "json" }

const threshold = Schema.NullOr(Schema.Int)
const { states } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    states: Schema.Record({
      key: Schema.String,
      value: Schema.Struct({ employees: threshold, construction: threshold })
    })
  })
)(workersCompensation)

/** From how many employees on, by state; null where it is the employer's choice. */
export const workersCompensationFrom = Object.entries(states)

export const workersCompensationMandatory = (facts: Facts): Truth => {
  const { employees, isConstruction, state } = facts
  if (employees === undefined || state === undefined) return absent(facts, "employees", "state")
  const found = states[state.value]
  const reached = (least: number | null | undefined) =>
    least !== null && least !== undefined && employees.value >= least
  const [inGeneral, inConstruction] = [reached(found?.employees), reached(found?.construction)]
  if (inGeneral === inConstruction) return inGeneral
  return isConstruction === undefined ? ["isConstruction"] : isConstruction.value ? inConstruction : inGeneral
}
