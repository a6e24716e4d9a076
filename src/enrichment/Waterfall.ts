import type { FieldPath } from "../profile/FieldPath.ts"
import type { RegisteredProvider } from "../providers/RegisteredProvider.ts"

/** The most that one look-up can be charged, US dollars. */
export const greatestCost = ({ config, terms }: RegisteredProvider): number => config.costPerCall * terms.maxBilledCalls

const expectedCost = (provider: RegisteredProvider): number =>
  provider.terms.billing === "per_match" || provider.terms.billing === "per_unique_record"
    ? greatestCost(provider) * provider.terms.expectedMatchRate
    : greatestCost(provider)

/** Fields that one look-up is expected to fill rightly, of those asked for. */
const expectedFill = ({ terms }: RegisteredProvider, fields: ReadonlySet<FieldPath>): number => {
  let sum = 0
  for (const field of fields) sum += (terms.supplies[field] ?? 0) * terms.expectedMatchRate * terms.reliability
  return sum
}

const likely = 0.3
const negligible = 0.01

/** Cheapest first, counted per field that it is expected to fill; the operator's priority settles what is equal. */
const best = (
  candidates: ReadonlyArray<RegisteredProvider>,
  fields: ReadonlySet<FieldPath>,
  dollarsPerField: number
): RegisteredProvider | undefined => {
  let found: { readonly candidate: RegisteredProvider; readonly costPerField: number } | undefined
  for (const candidate of candidates) {
    const fill = expectedFill(candidate, fields)
    if (fill < negligible) continue
    const costPerField = expectedCost(candidate) / fill
    if (costPerField > dollarsPerField) continue
    const sooner =
      found === undefined ||
      costPerField < found.costPerField ||
      (costPerField === found.costPerField && candidate.config.priority < found.candidate.config.priority)
    if (sooner) found = { candidate, costPerField }
  }
  return found?.candidate
}

/**
 * The providers to ask next, at once: each is the cheapest for fields that no other one of the wave is likely to fill,
 * so that asking them together buys nothing that asking one after the other would have spared. Nobody is asked who would
 * cost more than `dollarsPerField` for each field that is expected of him.
 */
export const nextWave = (
  missing: ReadonlyArray<FieldPath>,
  candidates: ReadonlyArray<RegisteredProvider>,
  dollarsPerField: number
): ReadonlyArray<RegisteredProvider> => {
  const open = new Set(missing)
  const wave: Array<RegisteredProvider> = []
  let left = candidates
  while (open.size > 0) {
    const next = best(left, open, dollarsPerField)
    if (next === undefined) break
    wave.push(next)
    left = left.filter(candidate => candidate !== next)
    for (const field of open) if ((next.terms.supplies[field] ?? 0) >= likely) open.delete(field)
    if (wave.length === candidates.length) break
  }
  return wave
}

/** Of a wave, what the money left allows, in the wave's order. */
export const affordable = (wave: ReadonlyArray<RegisteredProvider>, dollars: number) => {
  const within: Array<RegisteredProvider> = []
  const beyond: Array<RegisteredProvider> = []
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
