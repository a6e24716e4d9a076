import { usStates } from "../../leads/UsState.ts"

const territories = new Set(["AS", "GU", "MP", "PR", "VI"])

/** The 50 states and the District of Columbia. */
export const the51: ReadonlyArray<string> = Object.keys(usStates).filter(code => !territories.has(code))

const known = new Set(the51)
export const isOneOfThe51 = (state: string): boolean => known.has(state)
