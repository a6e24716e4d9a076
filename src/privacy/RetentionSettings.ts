import { Config, Duration } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { type Retained, retentionRules } from "./RetentionRules.ts"

const longestDays = 36_500

const daysOf = (setting: string, retained: Retained) => {
  const { days, leastDays } = retentionRules[retained]
  return wholeNumber(setting, { from: leastDays, to: longestDays, otherwise: days })
}

export const RetentionSettings = Config.all({
  days: Config.all({
    leads: daysOf("CALLWISE_RETENTION_LEAD_DAYS", "leads"),
    profiles: daysOf("CALLWISE_RETENTION_PROFILE_DAYS", "profiles"),
    decisions: daysOf("CALLWISE_RETENTION_DECISION_DAYS", "decisions"),
    purchases: daysOf("CALLWISE_RETENTION_PURCHASE_DAYS", "purchases"),
    consent: daysOf("CALLWISE_RETENTION_CONSENT_DAYS", "consent"),
    deletions: daysOf("CALLWISE_RETENTION_DELETION_DAYS", "deletions"),
    sightings: daysOf("CALLWISE_RETENTION_SIGHTING_DAYS", "sightings"),
    messages: daysOf("CALLWISE_RETENTION_MESSAGE_DAYS", "messages"),
    audit: daysOf("CALLWISE_RETENTION_AUDIT_DAYS", "audit")
  }),
  every: Config.map(wholeNumber("CALLWISE_RETENTION_MINUTES", { from: 0, to: 10_080, otherwise: 60 }), Duration.minutes)
})
