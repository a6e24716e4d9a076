import { Config, Duration } from "effect"
import { decimal, wholeNumber } from "../platform/NumberSetting.ts"

const anyDay = 10_080

const percent = (name: string, otherwise: number) => decimal(name, { from: 0.1, to: 100, otherwise })
const minutes = (name: string, otherwise: number) =>
  Config.map(wholeNumber(name, { from: 1, to: anyDay, otherwise }), Duration.minutes)

export const AlertSettings = Config.all({
  every: Config.map(wholeNumber("CALLWISE_ALERT_SECONDS", { from: 0, to: 600, otherwise: 60 }), Duration.seconds),
  hold: wholeNumber("CALLWISE_ALERT_HOLD", { from: 1, to: 60, otherwise: 3 }),
  fewestEvents: wholeNumber("CALLWISE_ALERT_FEWEST_EVENTS", { from: 1, to: 100_000, otherwise: 20 }),
  clearPercent: decimal("CALLWISE_ALERT_CLEAR_PERCENT", { from: 10, to: 99, otherwise: 80 }),
  historyDays: wholeNumber("CALLWISE_ALERT_HISTORY_DAYS", { from: 1, to: 3_650, otherwise: 365 }),
  enrichment: Config.all({
    percent: percent("CALLWISE_ALERT_ENRICHMENT_PERCENT", 10),
    window: minutes("CALLWISE_ALERT_ENRICHMENT_MINUTES", 15)
  }),
  provider: Config.all({
    percent: percent("CALLWISE_ALERT_PROVIDER_PERCENT", 20),
    window: minutes("CALLWISE_ALERT_PROVIDER_MINUTES", 15)
  }),
  utilization: Config.all({
    percent: percent("CALLWISE_ALERT_UTILIZATION_PERCENT", 40),
    window: minutes("CALLWISE_ALERT_UTILIZATION_MINUTES", 1_440)
  }),
  fraud: Config.all({
    percent: percent("CALLWISE_ALERT_FRAUD_PERCENT", 15),
    factor: decimal("CALLWISE_ALERT_FRAUD_FACTOR", { from: 1, to: 100, otherwise: 3 }),
    window: minutes("CALLWISE_ALERT_FRAUD_MINUTES", 60)
  }),
  budgetPercent: percent("CALLWISE_ALERT_BUDGET_PERCENT", 80)
})
export type AlertSettings = Config.Config.Success<typeof AlertSettings>
