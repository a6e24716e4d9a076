import { Schema } from "effect"
import { Alert } from "./Alert.ts"
import type { RuleName } from "./AlertRule.ts"

const Moment = Schema.DateTimeUtcFromDate

const { title: _, ...stored } = Alert.fields

export const AlertRow = Schema.Struct({
  ...stored,
  startedAt: Moment,
  firedAt: Moment,
  acknowledgedAt: Schema.NullOr(Moment),
  silencedUntil: Schema.NullOr(Moment),
  resolvedAt: Schema.NullOr(Moment)
})
export type AlertRow = typeof AlertRow.Type

export const alertColumns = `alert_id, rule, severity, nullif(subject, '') subject, subject_name, status, value, threshold, unit,
  numerator, denominator, message, started_at, fired_at, acknowledged_at, acknowledged_by, note, silenced_until, resolved_at, resolution`

export const alertOf = (row: AlertRow, titles: Readonly<Record<RuleName, { readonly title: string }>>): Alert =>
  Alert.make({ ...row, title: titles[row.rule].title })
