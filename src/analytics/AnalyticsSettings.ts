import { Config, Duration } from "effect"
import { decimal, wholeNumber } from "../platform/NumberSetting.ts"

export const AnalyticsSettings = Config.all({
  /** Days within which a lead converts, or does not: fewer than a dashboard looks back, or it never sees one that has. */
  conversionDays: wholeNumber("CALLWISE_CONVERSION_DAYS", { from: 0, to: 365, otherwise: 14 }),
  /** Of the annual premium; independent agencies' usual share of personal lines. */
  commissionPercent: decimal("CALLWISE_COMMISSION_PERCENT", { from: 0, to: 200, otherwise: 12 }),
  /** 0: this replica counts nothing. */
  rollUpEvery: Config.map(
    wholeNumber("CALLWISE_ROLLUP_SECONDS", { from: 0, to: 3_600, otherwise: 5 }),
    Duration.seconds
  )
})
