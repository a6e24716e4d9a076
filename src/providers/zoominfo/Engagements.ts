import { DateTime, Order } from "effect"
import { IntentSignal } from "../../profile/Profile.ts"
import type { FieldValues } from "../normalise/FieldValues.ts"
import { instant } from "../normalise/Instant.ts"
import { plainText } from "../normalise/PlainText.ts"

interface Engagement {
  readonly engagementDate?: string | undefined
  readonly engagementType?: string | undefined
}

const halfLifeMillis = 30 * 86_400_000
const mostSignals = 50

const strengthAt = (seen: DateTime.Utc, now: DateTime.Utc) => {
  const age = Math.max(0, DateTime.distance(seen, now))
  return Math.round(2 ** (-age / halfLifeMillis) * 1000) / 1000
}

const newestFirst = Order.reverse(Order.mapInput(DateTime.Order, (signal: IntentSignal) => signal.observedAt))

/** Each engagement is a signal of its kind, half as strong with every thirty days. */
export const engagementValues = (engagements: ReadonlyArray<Engagement> = [], now: DateTime.Utc): FieldValues => {
  const signals = engagements
    .flatMap(({ engagementDate, engagementType }) => {
      const observedAt = instant(engagementDate)
      const topic = plainText(engagementType)?.slice(0, 120)
      if (observedAt === undefined || topic === undefined || DateTime.greaterThan(observedAt, now)) return []
      return [new IntentSignal({ topic, strength: strengthAt(observedAt, now), observedAt })]
    })
    .sort(newestFirst)
    .slice(0, mostSignals)
  const [newest] = signals
  return newest === undefined
    ? {}
    : { "behavioral.lastActiveAt": newest.observedAt, "behavioral.intentSignals": signals }
}
