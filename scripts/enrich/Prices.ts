import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"
import { statedWeight } from "./ForecastInput.ts"
import type { Billed, PastBills } from "./PastAnswers.ts"

/** US dollars that a look-up is expected to cost, by what comes of it. */
export interface Price {
  readonly matched: number
  readonly missed: number
}

const billedWhenMissed: ReadonlySet<string> = new Set(["per_call", "per_unique_query"])

/** Calls a look-up is billed for: as the terms state at most, giving way to what was billed. */
const usualCalls = (stated: number, { lookUps, calls }: Billed = { lookUps: 0, calls: 0 }) =>
  (stated * statedWeight + calls) / (statedWeight + lookUps)

export const priceOf = (
  { config: { id, costPerCall }, terms: { billing, maxBilledCalls } }: RegisteredProvider,
  bills: PastBills
): Price => {
  const bill = bills.get(id)
  return {
    matched: costPerCall * usualCalls(maxBilledCalls, bill?.matched),
    missed: costPerCall * usualCalls(billedWhenMissed.has(billing) ? maxBilledCalls : 0, bill?.missed)
  }
}
