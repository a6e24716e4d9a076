import { ask, Refused } from "../../pages/client/Service.ts"
import type { Answers } from "./News.ts"
import { type Days, earlier, zoneHere } from "./Period.ts"
import type {
  AlertJson,
  AlertRuleJson,
  AlertsJson,
  CombinationJson,
  DashboardJson,
  ExperimentJson,
  HealthJson,
  Listed,
  ProviderJson,
  ReadingJson,
  ReviewJson,
  TrendJson
} from "./Wire.ts"

const providersAtMost = 20
const experimentsAtMost = 5
const alertsAtMost = 50

const health = async (): Promise<Listed<HealthJson>> => {
  const { items, nextCursor } = await ask<Listed<ProviderJson>>(`/api/data-providers?limit=${providersAtMost}`)
  const all = await Promise.all(items.map(({ id }) => ask<HealthJson>(`/api/data-providers/${id}/health`)))
  return { items: all, nextCursor }
}

const readings = async (): Promise<Listed<ReadingJson>> => {
  const { items, nextCursor } = await ask<Listed<ExperimentJson>>(`/api/experiments?limit=${experimentsAtMost}`)
  const all = await Promise.all(items.map(({ key }) => ask<ReadingJson>(`/api/experiments/${encodeURIComponent(key)}`)))
  return { items: all, nextCursor }
}

const standing = (status: string) => ask<Listed<AlertJson>>(`/api/alerts?status=${status}&limit=${alertsAtMost}`)

const alerts = async (): Promise<AlertsJson> => {
  const [firing, acknowledged, { items }] = await Promise.all([
    standing("firing"),
    standing("acknowledged"),
    ask<{ items: ReadonlyArray<AlertRuleJson> }>("/api/alert-rules")
  ])
  return {
    standing: [...firing.items, ...acknowledged.items],
    nextCursor: firing.nextCursor ?? acknowledged.nextCursor,
    rules: items
  }
}

const queryOf = (days: Days, more: Readonly<Record<string, string>> = {}): string =>
  `?${new URLSearchParams({ days: `${days}`, timeZone: zoneHere(), ...more })}`

type Told = <K extends keyof Answers>(name: K, answer: Answers[K]) => void
type Failed = (name: keyof Answers, error: Error) => void

/** Asks for everything at once and tells of each as it comes; gives what failed. */
export const load = async (days: Days, told: Told, failed: Failed): Promise<ReadonlyArray<Error>> => {
  const errors: Array<Error> = []
  const asked = <K extends keyof Answers>(name: K, answer: Promise<Answers[K]>): Promise<void> =>
    answer.then(
      value => told(name, value),
      (error: Error) => {
        errors.push(error)
        failed(name, error)
      }
    )
  const asOf = earlier(new Date(), days).toISOString()
  await Promise.all([
    asked("trend", ask<TrendJson>(`/api/personalization/trend${queryOf(days)}`)),
    asked("alerts", alerts()),
    asked("before", ask<DashboardJson>(`/api/personalization/dashboard${queryOf(days, { asOf })}`)),
    asked("providers", health()),
    asked("reviews", ask<Listed<ReviewJson>>("/api/risk-reviews?status=open&limit=200")),
    asked("experiments", readings()),
    asked(
      "combinations",
      ask<{ items: ReadonlyArray<CombinationJson> }>(`/api/personalization/top-combinations${queryOf(days)}`).then(
        ({ items }) => items
      )
    )
  ])
  return errors
}

export const isUnreachable = (error: Error): boolean => error instanceof Refused && error.status === 0
export const isUnknownKey = (error: Error): boolean => error instanceof Refused && error.status === 401
