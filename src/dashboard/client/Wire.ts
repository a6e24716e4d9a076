import type { Alert } from "../../alerts/Alert.ts"
import type { AlertRule } from "../../alerts/AlertRule.ts"
import type { AnalyticsAnswer, DashboardAnswer } from "../../analytics/AnalyticsAnswer.ts"
import type { CombinationsAnswer } from "../../analytics/Combinations.ts"
import type { Figure } from "../../analytics/Figure.ts"
import type { Experiment } from "../../experiments/Experiment.ts"
import type { ExperimentReading } from "../../experiments/ExperimentReading.ts"
import type { DataProvider } from "../../providers/ProviderDefinition.ts"
import type { ProviderHealth } from "../../providers/ProviderHealth.ts"
import type { RiskReview } from "../../risk/RiskReview.ts"

/** What the service sends, as JSON. */
export type FigureJson = typeof Figure.Encoded
export type Unit = FigureJson["unit"]
export type Interval = readonly [low: number, high: number]
export type DashboardJson = typeof DashboardAnswer.Encoded
export type TrendJson = typeof AnalyticsAnswer.Encoded
export type CombinationJson = (typeof CombinationsAnswer.Encoded)["items"][number]
export type ProviderJson = typeof DataProvider.Encoded
export type HealthJson = typeof ProviderHealth.Encoded
export type ReviewJson = typeof RiskReview.Encoded
export type ExperimentJson = typeof Experiment.Encoded
export type ReadingJson = typeof ExperimentReading.Encoded
export type AlertJson = typeof Alert.Encoded
export type AlertRuleJson = typeof AlertRule.Encoded

export interface AlertsJson {
  /** Firing, then acknowledged. */
  readonly standing: ReadonlyArray<AlertJson>
  /** Set where there are more. */
  readonly nextCursor: string | null
  readonly rules: ReadonlyArray<AlertRuleJson>
}

export interface Listed<A> {
  readonly items: ReadonlyArray<A>
  readonly nextCursor: string | null
}
