import { Context, DateTime, Effect, Layer } from "effect"
import { ExperimentSettings } from "../experiments/ExperimentSettings.ts"
import { PlainDate } from "../leads/PlainDate.ts"
import type { AnalyticsAnswer, DashboardAnswer } from "./AnalyticsAnswer.ts"
import { AnalyticsSettings } from "./AnalyticsSettings.ts"
import { cohortsOf } from "./Cohorts.ts"
import { type CombinationsAnswer, rankedOf, triedIn } from "./Combinations.ts"
import { added } from "./Counts.ts"
import { type Counted, CountsRepo } from "./CountsRepo.ts"
import { dashboardOf } from "./Dashboard.ts"
import { none } from "./Figure.ts"
import { figuresOf, type Happened } from "./Figures.ts"
import { bucketsOf, type DatesQuery, type DaysQuery, type GroupBy, lastDays } from "./Period.ts"
import type { Part } from "./rollups/Parts.ts"
import { stretchesOf } from "./rollups/Stretches.ts"
import { upliftOf } from "./Uplift.ts"

const usualDays = 30

const counted: ReadonlyArray<Part> = [
  "offersSuggested",
  "offersPresented",
  "offersAnswered",
  "suggestions",
  "feedback",
  "enrichments",
  "validations",
  "reviews",
  "calls"
]

interface Range {
  readonly startDate: string
  readonly endDate: string
  readonly timeZone: string
  readonly groupBy: GroupBy
  /** What was known at an earlier moment; null for now. */
  readonly earlier: DateTime.Utc | null
  readonly asOf: DateTime.Utc
}

const happenedIn = (rows: ReadonlyArray<Counted>): Happened => ({
  counts: added(rows.map(({ counts }) => counts)),
  matured: added(rows.filter(({ matured }) => matured).map(({ counts }) => counts))
})

const make = Effect.gen(function* () {
  const counts = yield* CountsRepo
  const { commissionPercent, conversionDays } = yield* AnalyticsSettings
  const { holdoutPercent } = yield* ExperimentSettings

  /** Of what is still to come nothing is known: a lead that has time left to convert has not failed to. */
  const known = (asked: DateTime.Utc | undefined) =>
    Effect.map(DateTime.now, now =>
      asked === undefined || DateTime.greaterThanOrEqualTo(asked, now)
        ? { earlier: null, asOf: now }
        : { earlier: asked, asOf: asked }
    )

  const count = (
    { asOf, earlier, endDate, startDate, timeZone }: Range,
    parts: ReadonlyArray<Part>,
    by: GroupBy | null
  ) => {
    const periods = by === null ? [{ start: startDate, end: endDate }] : bucketsOf(startDate, endDate, by)
    return counts.count(parts, stretchesOf(periods, { timeZone, asOf, maturesAfterDays: conversionDays }), earlier)
  }

  const answered = (range: Range) =>
    Effect.gen(function* () {
      const { days, rows } = yield* Effect.all(
        { rows: count(range, counted, range.groupBy), days: count(range, ["conversions"], "day") },
        { concurrency: 2 }
      )
      const cohorts = cohortsOf(days, conversionDays)
      const all = happenedIn(rows)
      const figures = figuresOf(all, upliftOf(cohorts, holdoutPercent, conversionDays), commissionPercent)
      const ofPeriod = Map.groupBy(rows, ({ start }) => start)
      const buckets = bucketsOf(range.startDate, range.endDate, range.groupBy).map(bucket => {
        const happened = happenedIn(ofPeriod.get(bucket.start) ?? [])
        const ofBucket = cohorts.filter(({ day }) => day >= bucket.start && day <= bucket.end)
        const uplift = ofBucket.some(({ leads }) => leads > 0)
          ? upliftOf(ofBucket, holdoutPercent, conversionDays)
          : none("percentage points", "No lead had its first offers then.")
        const own = figuresOf(happened, uplift, commissionPercent)
        return { ...bucket, ...dashboardOf(happened.counts, own), figures: own }
      })
      const { asOf, endDate, groupBy, startDate, timeZone } = range
      const answer: AnalyticsAnswer = {
        startDate: PlainDate.make(startDate),
        endDate: PlainDate.make(endDate),
        timeZone,
        asOf,
        groupBy,
        ...dashboardOf(all.counts, figures),
        figures,
        buckets
      }
      return answer
    })

  const analytics = Effect.fn("PersonalizationAnalyticsService.analytics")(function* (query: DatesQuery) {
    const { endDate, groupBy = "day", startDate, timeZone = "UTC" } = query
    return yield* answered({ startDate, endDate, groupBy, timeZone, ...(yield* known(query.asOf)) })
  })

  const lately = ({ asOf, days = usualDays, timeZone = "UTC" }: DaysQuery, groupBy: GroupBy) =>
    Effect.map(known(asOf), until => {
      const today = DateTime.formatIsoDate(DateTime.unsafeSetZoneNamed(until.asOf, timeZone))
      return { ...lastDays(today, days), groupBy, timeZone, ...until }
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
    const { counts: tried } = happenedIn(yield* count(range, ["combinations"], null))
    const answer: CombinationsAnswer = { items: rankedOf(triedIn(tried)) }
    return answer
  })

  return { analytics, dashboard, trend, topCombinations }
})

/** What personalisation earned, with what each number is made of and how sure it is. */
export class PersonalizationAnalyticsService extends Context.Tag("callwise/analytics/PersonalizationAnalyticsService")<
  PersonalizationAnalyticsService,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.provide(Layer.effect(PersonalizationAnalyticsService, make), CountsRepo.layer)
}
