import { Context, DateTime, Effect, Layer } from "effect"
import { ExperimentSettings } from "../experiments/ExperimentSettings.ts"
import { PlainDate } from "../leads/PlainDate.ts"
import type { AnalyticsAnswer, DashboardAnswer } from "./AnalyticsAnswer.ts"
import { AnalyticsSettings } from "./AnalyticsSettings.ts"
import { type CombinationsAnswer, rankedOf } from "./Combinations.ts"
import { CombinationsRepo } from "./CombinationsRepo.ts"
import { added, noCounts } from "./Counts.ts"
import { CountsRepo, type Range } from "./CountsRepo.ts"
import { dashboardOf, figuresOf } from "./Dashboard.ts"
import { none } from "./Figure.ts"
import { bucketsOf, type DatesQuery, type DaysQuery, type GroupBy, lastDays } from "./Period.ts"
import { upliftOf } from "./Uplift.ts"
import { UpliftRepo } from "./UpliftRepo.ts"

const usualDays = 30

const make = Effect.gen(function* () {
  const counting = yield* CountsRepo
  const uplifts = yield* UpliftRepo
  const combining = yield* CombinationsRepo
  const { commissionPercent, conversionDays } = yield* AnalyticsSettings
  const { holdoutPercent } = yield* ExperimentSettings

  /** Of what is still to come nothing is known: a lead that has time left to convert has not failed to. */
  const known = (asOf: DateTime.Utc | undefined) =>
    Effect.map(DateTime.now, now => (asOf === undefined ? now : DateTime.min(asOf, now)))

  const answered = (range: Range) =>
    Effect.gen(function* () {
      const { byDay, cohorts } = yield* Effect.all(
        { byDay: counting.count(range, conversionDays), cohorts: uplifts.cohorts(range, conversionDays) },
        { concurrency: 2 }
      )
      const all = added(byDay.values())
      const figures = figuresOf(all, upliftOf(cohorts, holdoutPercent, conversionDays), commissionPercent)
      const buckets = bucketsOf(range.startDate, range.endDate, range.groupBy).map(bucket => {
        const counts = byDay.get(bucket.start) ?? noCounts
        const ofBucket = cohorts.filter(({ day }) => day >= bucket.start && day <= bucket.end)
        const uplift =
          ofBucket.length === 0
            ? none("percentage points", "No lead had its first offers then.")
            : upliftOf(ofBucket, holdoutPercent, conversionDays)
        const own = figuresOf(counts, uplift, commissionPercent)
        return { ...bucket, ...dashboardOf(counts, own), figures: own }
      })
      const { asOf, endDate, groupBy, startDate, timeZone } = range
      const answer: AnalyticsAnswer = {
        startDate: PlainDate.make(startDate),
        endDate: PlainDate.make(endDate),
        timeZone,
        asOf,
        groupBy,
        ...dashboardOf(all, figures),
        figures,
        buckets
      }
      return answer
    })

  const analytics = Effect.fn("PersonalizationAnalyticsService.analytics")(function* (query: DatesQuery) {
    const { endDate, groupBy = "day", startDate, timeZone = "UTC" } = query
    return yield* answered({ startDate, endDate, groupBy, timeZone, asOf: yield* known(query.asOf) })
  })

  const lately = ({ asOf, days = usualDays, timeZone = "UTC" }: DaysQuery, groupBy: GroupBy) =>
    Effect.map(known(asOf), until => {
      const today = DateTime.formatIsoDate(DateTime.unsafeSetZoneNamed(until, timeZone))
      return { ...lastDays(today, days), groupBy, timeZone, asOf: until }
    })

  const dashboard = Effect.fn("PersonalizationAnalyticsService.dashboard")(function* (query: DaysQuery) {
    const { buckets: _, groupBy: __, ...answer } = yield* Effect.flatMap(lately(query, "month"), answered)
    const whole: DashboardAnswer = answer
    return whole
  })

  const trend = Effect.fn("PersonalizationAnalyticsService.trend")((query: DaysQuery) =>
    Effect.flatMap(lately(query, "day"), answered)
  )

  const topCombinations = Effect.fn("PersonalizationAnalyticsService.topCombinations")(function* (query: DaysQuery) {
    const range = yield* lately(query, "month")
    const answer: CombinationsAnswer = { items: rankedOf(yield* combining.tried(range)) }
    return answer
  })

  return { analytics, dashboard, trend, topCombinations }
})

/** What personalisation earned, with what each number is made of and how sure it is. */
export class PersonalizationAnalyticsService extends Context.Tag("callwise/analytics/PersonalizationAnalyticsService")<
  PersonalizationAnalyticsService,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(PersonalizationAnalyticsService, make).pipe(
    Layer.provide([CountsRepo.layer, UpliftRepo.layer, CombinationsRepo.layer])
  )
}
