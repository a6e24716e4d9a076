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

export const hear = ({ provider, record, reliability }: Source, at: DateTime.Utc): Heard => {
  const observedAt = DateTime.toEpochMillis(record.observedAt)
  return {
    provider,
    record,
    reliability,
    observedAt,
    ageDays: Math.max(0, DateTime.toEpochMillis(at) - observedAt) / day
  }
}

const share = (value: number) => Math.min(1, Math.max(0, value))

export const statement = <V>(said: Heard, field: FieldPath, rule: FieldRule<V>, value: V): Statement<V> => {
  const { ageDays, observedAt, provider, record } = said
  const reliability = share(said.reliability(field))
  const exposure = (record.fieldConfidence?.[field] ?? record.matchConfidence) * 2 ** (-ageDays / rule.halfLifeDays)
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
