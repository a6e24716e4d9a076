import { Context, DateTime, Duration, Effect, Layer } from "effect"
import type { LeadId } from "../leads/Lead.ts"
import type { FieldPath } from "../profile/FieldPath.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import type { Priority } from "../providers/guard/Priority.ts"
import type { LookUpResult } from "../providers/LookUp.ts"
import type { EnrichmentQuery } from "../providers/Provider.ts"
import type { RegisteredProvider } from "../providers/RegisteredProvider.ts"
import { composite } from "./Composite.ts"
import { ProviderReport, type Strategy } from "./Enrichment.ts"
import { isFilled } from "./RequiredFields.ts"
import type { StoredAnswer } from "./Standing.ts"
import { affordable, nextWave } from "./Waterfall.ts"

export interface Order {
  readonly leadId: LeadId
  readonly query: EnrichmentQuery
  readonly enrichmentId: string
  readonly batchId: string | null
  /** The same scope, lead and provider are never charged twice, whatever crashes in between. */
  readonly scope: string
  readonly strategy: Strategy
  readonly priority: Priority
  readonly deadline: DateTime.Utc
  readonly refresh: boolean
  /** US dollars that may be spent. */
  readonly dollars: number
  readonly required: ReadonlyArray<FieldPath>
  readonly fieldConfidence: number
  /** Whom to ask: none of them has a valid answer stored. */
  readonly open: ReadonlyArray<RegisteredProvider>
  readonly known: ReadonlyArray<RegisteredProvider>
  readonly answers: ReadonlyArray<StoredAnswer>
}

export interface Bought {
  readonly reports: ReadonlyArray<ProviderReport>
  /** New ones only. */
  readonly answers: ReadonlyArray<StoredAnswer>
  readonly totalCost: number
}

const notAsked = ({ config: { id, name, type } }: RegisteredProvider, reason: string) =>
  new ProviderReport({ providerId: id, name, type, outcome: "skipped", reason, cost: 0, durationMs: 0 })

const reportOf = ({ config: { id, name, type } }: RegisteredProvider, result: LookUpResult) =>
  new ProviderReport({
    providerId: id,
    name,
    type,
    outcome: result.outcome,
    reason: result.reason,
    matchConfidence: result.matchConfidence,
    cost: result.cost,
    durationMs: result.durationMs
  })

const longestMiss = Duration.hours(1)

/** A miss is believed for a tenth of the time that a match is, and an hour at most. */
const validity = ({ config }: RegisteredProvider, matched: boolean) => {
  const whole = Duration.minutes(config.cacheTtlMinutes)
  return matched ? whole : Duration.min(Duration.times(whole, 0.1), longestMiss)
}

const answerOf = (
  provider: RegisteredProvider,
  result: LookUpResult,
  now: DateTime.Utc
): ReadonlyArray<StoredAnswer> => {
  const { record = null, cachedAt: answeredAt = now } = result
  if (record === null && result.outcome !== "not_found") return []
  const validUntil = DateTime.addDuration(answeredAt, validity(provider, record !== null))
  return [{ providerId: provider.config.id, provider: provider.config.name, record, answeredAt, validUntil }]
}

export const withAnswers = (
  earlier: ReadonlyArray<StoredAnswer>,
  later: ReadonlyArray<StoredAnswer>
): ReadonlyArray<StoredAnswer> => [
  ...earlier.filter(({ providerId }) => !later.some(answer => answer.providerId === providerId)),
  ...later
]

const make = Effect.gen(function* () {
  const providers = yield* DataProviders

  const ask = (order: Order, provider: RegisteredProvider) =>
    Effect.map(
      providers.lookUp({
        providerId: provider.config.id,
        query: order.query,
        leadId: order.leadId,
        purchaseKey: `${order.scope}:${order.leadId}:${provider.config.id}`,
        enrichmentId: order.enrichmentId,
        batchId: order.batchId ?? undefined,
        priority: order.priority,
        deadline: order.deadline,
        refresh: order.refresh,
        batch: order.batchId !== null
      }),
      result => ({ provider, result })
    )

  const missingOf = (order: Order, answers: ReadonlyArray<StoredAnswer>) =>
    Effect.map(DateTime.now, now => {
      const { profile } = composite(withAnswers(order.answers, answers), order.known, now)
      return order.required.filter(field => !isFilled(profile, field, order.fieldConfidence))
    })

  /** Buys in waves until nothing required is missing, nobody is left to ask, or time or money has run out. */
  const buy = Effect.fn("Purchasing.buy")(function* (order: Order) {
    const reports: Array<ProviderReport> = []
    const answers: Array<StoredAnswer> = []
    let open = order.open
    let spent = 0
    const skip = (skipped: ReadonlyArray<RegisteredProvider>, reason: string) => {
      for (const provider of skipped) reports.push(notAsked(provider, reason))
      open = open.filter(provider => !skipped.includes(provider))
    }
    while (open.length > 0) {
      const now = yield* DateTime.now
      if (DateTime.greaterThanOrEqualTo(now, order.deadline)) {
        skip(open, "no_time_left")
        break
      }
      const wave = order.strategy === "parallel" ? open : nextWave(yield* missingOf(order, answers), open)
      if (wave.length === 0) {
        skip(open, "not_needed")
        break
      }
      const { within, beyond } = affordable(wave, order.dollars - spent)
      skip(beyond, "over_budget")
      const results = yield* Effect.forEach(within, provider => ask(order, provider), { concurrency: "unbounded" })
      const heardAt = yield* DateTime.now
      for (const { provider, result } of results) {
        reports.push(reportOf(provider, result))
        answers.push(...answerOf(provider, result, heardAt))
        spent += result.cost
      }
      open = open.filter(provider => !within.includes(provider))
    }
    return { reports, answers, totalCost: Math.round(spent * 1e6) / 1e6 } satisfies Bought
  })

  return { buy }
})

/** Decides whom to ask next about a lead, and asks. */
export class Purchasing extends Context.Tag("callwise/enrichment/Purchasing")<
  Purchasing,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(Purchasing, make)
}
