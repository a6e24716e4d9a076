import type { ArmKey } from "./Experiment.ts"
import type { Observed } from "./Observation.ts"

/** What is known of an arm, agent by agent where agents are the units. */
export type Parts = ReadonlyArray<Observed>

const total = (parts: Parts, of: (part: Observed) => number) => parts.reduce((sum, part) => sum + of(part), 0)

export const totals = (parts: Parts) => ({
  exposed: total(parts, part => part.exposed),
  known: total(parts, part => part.known),
  positive: total(parts, part => part.positive),
  sum: total(parts, part => part.sum),
  sumOfSquares: total(parts, part => part.sumOfSquares)
})

export const partsOf = (outcomes: ReadonlyArray<Observed>, arm: ArmKey): Parts =>
  outcomes.filter(({ variant }) => variant === arm)
