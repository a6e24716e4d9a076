import type { FieldPath } from "../profile/FieldPath.ts"
import type { Terms } from "../providers/Provider.ts"

/** A provider that could still be asked about the lead, with what asking costs in US dollars. */
export interface Candidate {
  readonly providerId: string
  readonly priority: number
  readonly costPerCall: number
  readonly terms: Terms
}

/** The most that one look-up can be charged. */
export const greatestCost = ({ costPerCall, terms }: Candidate): number => costPerCall * terms.maxBilledCalls

const expectedCost = ({ costPerCall, terms }: Candidate): number =>
  terms.billing === "per_match" || terms.billing === "per_unique_record"
    ? costPerCall * terms.maxBilledCalls * terms.expectedMatchRate
    : costPerCall * terms.maxBilledCalls

/** Fields that one look-up is expected to fill rightly, of those asked for. */
const expectedFill = ({ terms }: Candidate, fields: ReadonlySet<FieldPath>): number => {
  let sum = 0
  for (const field of fields) sum += (terms.supplies[field] ?? 0) * terms.expectedMatchRate * terms.reliability
  return sum
}

const likely = 0.3
const negligible = 0.01

/** Cheapest first, counted per field that it is expected to fill; the operator's priority settles what is equal. */
const best = (candidates: ReadonlyArray<Candidate>, fields: ReadonlySet<FieldPath>): Candidate | undefined => {
  let found: { readonly candidate: Candidate; readonly costPerField: number } | undefined
  for (const candidate of candidates) {
    const fill = expectedFill(candidate, fields)
    if (fill < negligible) continue
    const costPerField = expectedCost(candidate) / fill
    const sooner =
      found === undefined ||
      costPerField < found.costPerField ||
      (costPerField === found.costPerField && candidate.priority < found.candidate.priority)
    if (sooner) found = { candidate, costPerField }
  }
  return found?.candidate
}

/**
 * The providers to ask next, at once: each is the cheapest for fields that no other one of the wave is likely to fill,
 * so that asking them together buys nothing that asking one after the other would have spared.
 */
export const nextWave = (
  missing: ReadonlyArray<FieldPath>,
  candidates: ReadonlyArray<Candidate>
): ReadonlyArray<Candidate> => {
  const open = new Set(missing)
  const wave: Array<Candidate> = []
  let left = candidates
  while (open.size > 0) {
    const next = best(left, open)
    if (next === undefined) break
    wave.push(next)
    left = left.filter(candidate => candidate !== next)
    for (const field of open) if ((next.terms.supplies[field] ?? 0) >= likely) open.delete(field)
    if (expectedFill(next, open) > 0)
      for (const field of open) if ((next.terms.supplies[field] ?? 0) > 0) open.delete(field)
  }
  return wave
}

/** Of a wave, what the money left allows, in the wave's order. */
export const affordable = (wave: ReadonlyArray<Candidate>, dollars: number) => {
  const within: Array<Candidate> = []
  const beyond: Array<Candidate> = []
  let left = dollars
  for (const candidate of wave) {
    const cost = greatestCost(candidate)
    if (cost <= left + 1e-9) {
      within.push(candidate)
      left -= cost
    } else beyond.push(candidate)
  }
  return { within, beyond }
}
