import { DateTime } from "effect"
import type { FieldPath } from "../../profile/FieldPath.ts"
import type { ProviderRecord } from "../../providers/Provider.ts"
import type { Stated } from "./Choice.ts"
import type { FieldRule } from "./FieldRule.ts"

export interface Source {
  readonly provider: string
  readonly record: ProviderRecord
  /** How often this provider's values of a field are right, given that the record is the lead's and fresh. */
  readonly reliability: (field: FieldPath) => number
  /** Probability that the record is the lead's, when more is known of it than the vendor's own score. */
  readonly match?: number
}

/** A source at the time of the merge. */
export interface Heard extends Source {
  readonly observedAt: number
  readonly ageDays: number
}

/** What one provider says of one field. */
export interface Statement<V> extends Stated<V> {
  readonly said: Heard
  readonly reliability: number
  /** Probability that the record is the lead's and the fact has not changed since. */
  readonly exposure: number
}

const day = 86_400_000
const year = 365.25

export const hear = (source: Source, at: DateTime.Utc): Heard => {
  const observedAt = DateTime.toEpochMillis(source.record.observedAt)
  return {
    ...source,
    observedAt,
    ageDays: Math.max(0, DateTime.toEpochMillis(at) - observedAt) / day
  }
}

const share = (value: number) => Math.min(1, Math.max(0, value))

/** What is left of the match's confidence for a field that the vendor is less sure of. */
const trust = ({ fieldConfidence, matchConfidence }: ProviderRecord, field: FieldPath) => {
  const own = fieldConfidence?.[field]
  return own === undefined || matchConfidence === 0 ? 1 : share(own / matchConfidence)
}

export const statement = <V>(said: Heard, field: FieldPath, rule: FieldRule<V>, value: V): Statement<V> => {
  const { ageDays, observedAt, provider, record, match = record.matchConfidence } = said
  const reliability = share(said.reliability(field))
  const exposure = match * trust(record, field) * 2 ** (-ageDays / rule.halfLifeDays)
  return {
    said,
    source: provider,
    value: rule.kind === "voted" && rule.advance !== undefined ? rule.advance(value, ageDays / year) : value,
    observedAt,
    reliability,
    exposure,
    accuracy: reliability * exposure
  }
}
