import { Context, DateTime, Duration, Effect, Layer } from "effect"
import { ofValidParts } from "../profile/Trusted.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import type { LookUpResult } from "../providers/LookUp.ts"
import type { RegisteredProvider } from "../providers/RegisteredProvider.ts"
import { composite } from "./Composite.ts"
import { ProviderReport } from "./Enrichment.ts"
import { isFilled } from "./RequiredFields.ts"
import { type StoredAnswer, withAnswers } from "./Standing.ts"
import type { Task } from "./Task.ts"
import { affordable, nextWave } from "./Waterfall.ts"

export interface Bought {
  readonly reports: ReadonlyArray<ProviderReport>
  /** New ones only. */
  readonly answers: ReadonlyArray<StoredAnswer>
  readonly totalCost: number
}

const notAsked = ({ config: { id, name, type } }: RegisteredProvider, reason: string) =>
  new ProviderReport({ providerId: id, name, type, outcome: "skipped", reason, cost: 0, durationMs: 0 }, ofValidParts)

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

/** Nobody is asked: nothing that is required is missing. */
export const nothingNeeded = (open: ReadonlyArray<RegisteredProvider>): Bought => ({
  reports: open.map(provider => notAsked(provider, "not_needed")),
  answers: [],
  totalCost: 0
})

const make = Effect.gen(function* () {
  const providers = yield* DataProviders

  const ask = (task: Task, provider: RegisteredProvider) =>
    Effect.map(
      providers.lookUp({
        providerId: provider.config.id,
        query: task.query,
        leadId: task.leadId,
        source: task.standing.lead.source,
        purchaseKey: `${task.scope.key ?? task.enrichmentId}:${task.leadId}:${provider.config.id}`,
        enrichmentId: task.enrichmentId,
        batchId: task.scope.batchId ?? undefined,
        priority: task.options.enrichmentPriority ?? "normal",
        deadline: task.deadline,
        refresh: task.refresh,
        ofStoredLead: true,
        batch: task.scope.batchId !== null || task.options.enrichmentPriority === "low"
      }),
      result => ({ provider, result })
    )

  const missingOf = (task: Task, answers: ReadonlyArray<StoredAnswer>) =>
    Effect.map(DateTime.now, now => {
      const { profile } = composite(answers, task.known, now, task.query)
      return task.required.filter(field => !isFilled(profile, field, task.fieldConfidence))
    })

  /** Buys in waves until nothing required is missing, nobody is left to ask, or time or money has run out. */
  const buy = Effect.fn("Purchasing.buy")(function* (task: Task, earlier: ReadonlyArray<StoredAnswer>) {
    const believed = task.refresh ? [] : earlier
    const reports: Array<ProviderReport> = []
    const answers: Array<StoredAnswer> = []
    let open = task.open
    let spent = 0
    const skip = (skipped: ReadonlyArray<RegisteredProvider>, reason: string) => {
      for (const provider of skipped) reports.push(notAsked(provider, reason))
      open = open.filter(provider => !skipped.includes(provider))
    }
    while (open.length > 0) {
      const now = yield* DateTime.now
      if (DateTime.greaterThanOrEqualTo(now, task.deadline)) {
        skip(open, "no_time_left")
        break
      }
      const wave =
        task.strategy === "parallel"
          ? open
          : nextWave(yield* missingOf(task, withAnswers(believed, answers)), open, task.dollarsPerField)
      if (wave.length === 0) {
        skip(open, "not_needed")
        break
      }
      const { within, beyond } = affordable(wave, task.dollars - spent)
      skip(beyond, "over_budget")
      const results = yield* Effect.forEach(within, provider => ask(task, provider), { concurrency: "unbounded" })
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
