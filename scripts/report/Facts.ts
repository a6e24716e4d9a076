import { DateTime, Effect, Layer, Schema } from "effect"
import { Alert } from "../../src/alerts/Alert.ts"
import { Alerts } from "../../src/alerts/Alerts.ts"
import { AnalyticsAnswer, DashboardAnswer } from "../../src/analytics/AnalyticsAnswer.ts"
import type { Combination } from "../../src/analytics/Combinations.ts"
import { PersonalizationAnalyticsService } from "../../src/analytics/PersonalizationAnalyticsService.ts"
import type { AlertJson, DashboardJson, ReadingJson, TrendJson } from "../../src/dashboard/client/Wire.ts"
import { ExperimentReading } from "../../src/experiments/ExperimentReading.ts"
import { Experiments } from "../../src/experiments/Experiments.ts"
import { Database } from "../../src/platform/Database.ts"

/** What a report tells, as the service would send it. */
export interface Facts {
  readonly trend: TrendJson
  /** The period before, as it was known at its end. */
  readonly before: DashboardJson
  readonly combinations: ReadonlyArray<Combination>
  readonly experiments: ReadonlyArray<ReadingJson>
  readonly alerts: ReadonlyArray<AlertJson>
}

const atMost = { before: null, limit: 20 }

export const gathered = (days: number, timeZone: string) =>
  Effect.gen(function* () {
    const analytics = yield* PersonalizationAnalyticsService
    const experiments = yield* Experiments
    const alerts = yield* Alerts
    const here = DateTime.unsafeSetZoneNamed(yield* DateTime.now, timeZone)
    const asOf = DateTime.toUtc(DateTime.subtract(here, { days }))
    const trend = yield* analytics.trend({ days, timeZone })
    const before = yield* analytics.dashboard({ days, timeZone, asOf })
    const { items } = yield* analytics.topCombinations({ days, timeZone })
    const readings = yield* Effect.forEach(yield* experiments.list(atMost), ({ key }) => experiments.get(key))
    const standing = yield* Effect.forEach(["firing", "acknowledged"] as const, status => alerts.list(status, atMost))
    const facts: Facts = {
      trend: yield* Schema.encode(AnalyticsAnswer)(trend),
      before: yield* Schema.encode(DashboardAnswer)(before),
      combinations: items,
      experiments: yield* Schema.encode(Schema.Array(ExperimentReading))(readings),
      alerts: yield* Schema.encode(Schema.Array(Alert))(standing.flat())
    }
    return facts
  })

export const Sources = Layer.mergeAll(PersonalizationAnalyticsService.layer, Experiments.layer, Alerts.layer).pipe(
  Layer.provide(Database)
)
