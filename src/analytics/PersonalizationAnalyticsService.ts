import { Clock, Context, DateTime, Effect, Layer } from "effect"
import { ExperimentSettings } from "../experiments/ExperimentSettings.ts"
import { PlainDate } from "../leads/PlainDate.ts"
import { LruCache } from "../platform/LruCache.ts"
import type { AnalyticsAnswer, DashboardAnswer } from "./AnalyticsAnswer.ts"
import { AnalyticsSettings } from "./AnalyticsSettings.ts"
import { knownAt } from "./AsOf.ts"
import { cohortsOf } from "./Cohorts.ts"
import { type CombinationsAnswer, rankedOf, triedIn } from "./Combinations.ts"
import { added } from "./Counts.ts"
import { type Counted, CountsRepo } from "./CountsRepo.ts"
import { dashboardOf } from "./Dashboard.ts"
import { none } from "./Figure.ts"
import { figuresOf, type Happened } from "./Figures.ts"
import { type Bucket, bucketsOf, type DatesQuery, type DaysQuery, type GroupBy, lastDays } from "./Period.ts"
import type { Part } from "./rollups/Parts.ts"
import { stretchesOf } from "./rollups/Stretches.ts"
import { type Groups, upliftOf } from "./Uplift.ts"

const usualDays = 30
const rememberedAtMost = 100
const rememberedMs = 600_000

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

  const periodsOf = ({ endDate, startDate }: Range, by: GroupBy | null): ReadonlyArray<Bucket> =>
    by === null ? [{ period: "", start: startDate, end: endDate }] : bucketsOf(startDate, endDate, by)

  const remembered = new LruCache<ReadonlyArray<Counted>>(rememberedAtMost)

  /** What was known at an earlier moment takes all its events to count and hardly changes: it is kept for a while. */
  const count = ({ asOf, earlier, timeZone }: Range, parts: ReadonlyArray<Part>, periods: ReadonlyArray<Bucket>) =>
    Effect.gen(function* () {
      const stretches = stretchesOf(periods, { timeZone, asOf, maturesAfterDays: conversionDays })
      if (earlier === null) return yield* counts.count(parts, stretches, null)
      const now = yield* Clock.currentTimeMillis
      const asked = JSON.stringify([parts, periods, timeZone, earlier.epochMillis])
      const known = remembered.get(asked, now)
      if (known !== undefined) return known
      const counted = yield* counts.count(parts, stretches, earlier)
      remembered.set(asked, counted, now + rememberedMs)
      return counted
    })

  const measured = (range: Range, by: GroupBy | null) =>
    Effect.gen(function* () {
      const periods = periodsOf(range, by)
      const { cohorts, days, rows } = yield* Effect.all(
        {
          rows: count(range, counted, periods),
          cohorts: count(range, ["conversions"], periods),
          days: count({ ...range, timeZone: "UTC" }, ["conversions"], periodsOf(range, "day"))
        },
        { concurrency: 3 }
      )
      const groups = { cohorts: cohortsOf(cohorts, conversionDays), days: cohortsOf(days, conversionDays) }
      const figuresIn = (of: ReadonlyArray<Counted>, among: Groups, nobody: boolean) => {
        const happened = happenedIn(of)
        const uplift = nobody
          ? none("percentage points", "No lead had its first offers then.")
          : upliftOf(among, holdoutPercent, conversionDays)
        const figures = figuresOf(happened, uplift, commissionPercent)
        return { ...dashboardOf(happened.counts, figures), figures }
      }
      const ofPeriod = Map.groupBy(rows, ({ start }) => start)
      const inPeriod = (bucket: Bucket) => {
        const among = {
          cohorts: groups.cohorts.filter(({ start }) => start === bucket.start),
          days: groups.days.filter(({ start }) => start >= bucket.start && start <= bucket.end)
        }
        const nobody = among.cohorts.every(({ leads }) => leads === 0)
        return { ...bucket, ...figuresIn(ofPeriod.get(bucket.start) ?? [], among, nobody) }
      }
      const whole: DashboardAnswer = {
        startDate: PlainDate.make(range.startDate),
        endDate: PlainDate.make(range.endDate),
        timeZone: range.timeZone,
        asOf: range.asOf,
        ...figuresIn(rows, groups, false)
      }
      return { whole, periods, inPeriod }
    })

  const answered = (range: Range, groupBy: GroupBy) =>
    Effect.map(
      measured(range, groupBy),
      ({ inPeriod, periods, whole }): AnalyticsAnswer => ({
        ...whole,
        groupBy,
        buckets: periods.map(inPeriod)
      })
    )

  const analytics = Effect.fn("PersonalizationAnalyticsService.analytics")(function* (query: DatesQuery) {
    const { endDate, groupBy = "day", startDate, timeZone = "UTC" } = query
    return yield* answered({ startDate, endDate, timeZone, ...(yield* knownAt(query.asOf)) }, groupBy)
  })

  const lately = ({ asOf, days = usualDays, timeZone = "UTC" }: DaysQuery) =>
    Effect.map(knownAt(asOf), until => {
      const today = DateTime.formatIsoDate(DateTime.unsafeSetZoneNamed(until.asOf, timeZone))
      return { ...lastDays(today, days), timeZone, ...until }
    })

  const dashboard = Effect.fn("PersonalizationAnalyticsService.dashboard")(function* (query: DaysQuery) {
    return (yield* measured(yield* lately(query), null)).whole
  })

  const trend = Effect.fn("PersonalizationAnalyticsService.trend")(function* (query: DaysQuery) {
    return yield* answered(yield* lately(query), "day")
  })

  const topCombinations = Effect.fn("PersonalizationAnalyticsService.topCombinations")(function* (query: DaysQuery) {
    const range = yield* lately(query)
    const { counts: tried } = happenedIn(yield* count(range, ["combinations"], periodsOf(range, null)))
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
