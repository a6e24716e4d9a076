import { Config } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"

export const RiskSettings = Config.all({
  thresholds: Config.all({
    review: wholeNumber("FRAUD_RISK_THRESHOLD", { from: 1, to: 100, otherwise: 50 }),
    escalate: wholeNumber("COMPLIANCE_AUTO_ESCALATE_THRESHOLD", { from: 1, to: 100, otherwise: 80 })
  }),
  validityHours: wholeNumber("RISK_VALIDITY_HOURS", { from: 1, to: 8_760, otherwise: 24 })
})
