import type {
  AlertsJson,
  CombinationJson,
  DashboardJson,
  HealthJson,
  Listed,
  ReadingJson,
  ReviewJson,
  TrendJson
} from "./Wire.ts"

export interface Answers {
  readonly trend: TrendJson
  /** The period before, as it was known at its end. */
  readonly before: DashboardJson
  readonly combinations: ReadonlyArray<CombinationJson>
  readonly providers: Listed<HealthJson>
  readonly reviews: Listed<ReviewJson>
  readonly experiments: Listed<ReadingJson>
  readonly alerts: AlertsJson
}

/** An answer stays when the next one fails. */
export interface Part<A> {
  readonly answer: A | null
  readonly error: Error | null
}

export type News = { readonly [K in keyof Answers]: Part<Answers[K]> }

const waiting = { answer: null, error: null }

export const noNews: News = {
  trend: waiting,
  before: waiting,
  combinations: waiting,
  providers: waiting,
  reviews: waiting,
  experiments: waiting,
  alerts: waiting
}

/** What belongs to a period is not shown under another. */
export const withoutPeriod = (news: News): News => ({
  ...news,
  trend: waiting,
  before: waiting,
  combinations: waiting
})
