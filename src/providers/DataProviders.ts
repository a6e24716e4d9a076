import { Clock, Context, DateTime, Duration, Effect, Layer, Option, Schedule } from "effect"
import type { LeadId } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { Outbound } from "../platform/Outbound.ts"
import { Secrets } from "../platform/Secrets.ts"
import { cacheKeyOf } from "./guard/CacheKey.ts"
import { makeInFlight } from "./guard/InFlight.ts"
import { Ledger } from "./guard/Ledger.ts"
import type { Line } from "./guard/Line.ts"
import { hurry, makeOrder, type Order, type Outcome } from "./guard/Order.ts"
import { ResponseCache } from "./guard/ResponseCache.ts"
import { expectedCost } from "./guard/Seat.ts"
import { TokensRepo } from "./guard/TokensRepo.ts"
import { isOfBudget, makeUsedUp } from "./guard/UsedUp.ts"
import { LearnedTermsRepo, nothingLearned } from "./LearnedTermsRepo.ts"
import { Lines } from "./Lines.ts"
import { type LookUpRequest, type LookUpResult, said, skipped } from "./LookUp.ts"
import { type EnrichmentQuery, ProviderFailure, type ProviderId } from "./Provider.ts"
import { ProviderNotFound } from "./ProviderErrors.ts"
import { CredentialReport, healthOf, type ProviderHealth } from "./ProviderHealth.ts"
import { ProviderHealthRepo } from "./ProviderHealthRepo.ts"
import { countLookUp } from "./ProviderMetrics.ts"
import { Providers } from "./Providers.ts"
import { ProvidersRepo } from "./ProvidersRepo.ts"
import { learnedTerms, type RegisteredProvider } from "./RegisteredProvider.ts"

const learnEvery = Duration.seconds(60)
const tidyEvery = Duration.seconds(60)

/** Every provider behind its guards: what an enrichment asks, and the only way to a vendor. */
export class DataProviders extends Context.Tag("callwise/providers/DataProviders")<
  DataProviders,
  {
    /** The enabled ones, in order of priority. */
    readonly available: Effect.Effect<ReadonlyArray<RegisteredProvider>>
    /** Never fails: why there is no record is in the result. */
    readonly lookUp: (request: LookUpRequest) => Effect.Effect<LookUpResult>
    /** The same question to several providers at once. */
    readonly enrichLead: (
      query: EnrichmentQuery,
      providerIds: ReadonlyArray<ProviderId>,
      options: Omit<LookUpRequest, "query" | "providerId">
    ) => Effect.Effect<ReadonlyArray<LookUpResult>>
    readonly validateProviderCredentials: (providerId: string) => Effect.Effect<CredentialReport, ProviderNotFound>
    readonly getProviderHealth: (providerId: string) => Effect.Effect<ProviderHealth, ProviderNotFound>
    /** Erases what is held of a lead here; what it cost stays on the books. */
    readonly forgetLead: (leadId: LeadId) => Effect.Effect<void>
    readonly spentToday: Effect.Effect<number>
  }
>() {
  static readonly layerNoDeps = Layer.scoped(
    DataProviders,
    Effect.gen(function* () {
      const lines = yield* Lines
      const providers = yield* Providers
      const registry = yield* ProvidersRepo
      const healthRepo = yield* ProviderHealthRepo
      const tokens = yield* TokensRepo
      const ledger = yield* Ledger
      const cache = yield* ResponseCache
      const secrets = yield* Secrets
      const ids = yield* Ids
      const share = makeInFlight<Outcome, Order>(yield* Effect.scope)
      const usedUp = makeUsedUp()
      const learned = yield* Effect.cachedWithTTL((yield* LearnedTermsRepo).all, learnEvery)

      const lineTo = Effect.fnUntraced(function* (providerId: string) {
        for (const [id, line] of yield* lines.current) if (id === providerId) return line
        return yield* new ProviderNotFound({ providerId })
      })

      const available = Effect.gen(function* () {
        const known = yield* learned
        return [...(yield* lines.current).values()].flatMap(line => {
          const { config, adapter } = line.seat()
          if (!config.isEnabled) return []
          const { apiKey: _, ...visible } = config
          return {
            config: visible,
            ...learnedTerms(adapter.terms, known.get(config.id) ?? nothingLearned),
            canLookUp: adapter.canLookUp,
            expectedCost: expectedCost(line.seat())
          }
        })
      }).pipe(Effect.withSpan("DataProviders.available"))

      const purchaseOf = (line: Line, { source }: LookUpRequest, now: number) => {
        const seat = line.seat()
        return { config: seat.config, source, cost: expectedCost(seat), now }
      }

      const buy = Effect.fnUntraced(function* (line: Line, request: LookUpRequest, cacheKey: string, askedMs: number) {
        let order = makeOrder(
          { ...request, cacheKey, askedMs, deadlineMs: DateTime.toEpochMillis(request.deadline) },
          yield* ids.next
        )
        const own = order
        const left = own.deadlineMs - (yield* Clock.currentTimeMillis)
        const outcome = yield* share(
          `${cacheKey} ${request.refresh}`,
          () => ({ handle: own, effect: line.submit(own) }),
          running => {
            order = running
            return hurry(running, request.priority)
          }
        ).pipe(Effect.timeoutOption(Math.max(0, left)))
        const isOwn = order === own
        const cost = (dollars: number) => (isOwn ? dollars : 0)
        if (Option.isSome(outcome)) {
          if (isOwn && outcome.value._tag === "Refused" && isOfBudget(outcome.value.reason))
            usedUp.note(outcome.value.reason, purchaseOf(line, request, yield* Clock.currentTimeMillis))
          const result = said(outcome.value)
          return { ...result, cost: cost(result.cost) }
        }
        return { outcome: "timeout", reason: "deadline", cost: cost(order.claim.committed) } as const
      })

      const ask = Effect.fnUntraced(function* (request: LookUpRequest, askedMs: number) {
        const line = (yield* lines.current).get(request.providerId)
        if (line === undefined) return skipped("provider_unknown")
        const seat = line.seat()
        if (!seat.config.isEnabled) return skipped("provider_disabled")
        if (!seat.adapter.canLookUp(request.query)) return skipped("too_little_known")
        const cacheKey = cacheKeyOf(secrets.hash, seat.config, request.query)
        const cached = request.refresh ? Option.none() : yield* cache.find(cacheKey)
        if (Option.isSome(cached)) {
          const { answer, createdAt: cachedAt } = cached.value
          return said({ _tag: "Answered", answer, cost: 0, cachedAt })
        }
        if (request.maxCost !== undefined && expectedCost(seat) > request.maxCost) return skipped("over_cost_limit")
        const beyond = usedUp.find(purchaseOf(line, request, askedMs))
        return beyond === undefined ? yield* buy(line, request, cacheKey, askedMs) : skipped(beyond)
      })

      const lookUp = Effect.fn("DataProviders.lookUp")(function* (request: LookUpRequest) {
        const { providerId } = request
        yield* Effect.annotateCurrentSpan({ providerId, leadId: request.leadId, priority: request.priority })
        const askedMs = yield* Clock.currentTimeMillis
        const result = yield* ask(request, askedMs)
        const name = (yield* lines.current).get(providerId)?.seat().config.name ?? "unknown"
        yield* countLookUp({ name }, result.outcome)
        yield* Effect.annotateCurrentSpan({ outcome: result.outcome })
        return { ...result, providerId, durationMs: (yield* Clock.currentTimeMillis) - askedMs }
      })

      const getProviderHealth = Effect.fn("DataProviders.getProviderHealth")(function* (providerId: string) {
        const line = yield* lineTo(providerId)
        const { config } = line.seat()
        const { status } = yield* providers.get(providerId)
        return healthOf({
          config,
          status,
          day: yield* healthRepo.lastDay(config.id),
          lastError: yield* healthRepo.lastError(config.id),
          standing: yield* tokens.standing(config.id),
          breaker: yield* line.breakerState,
          waiting: yield* line.waiting
        })
      })

      const validateProviderCredentials = Effect.fn("DataProviders.validateProviderCredentials")(function* (
        providerId: string
      ) {
        const line = yield* lineTo(providerId)
        const { config, adapter } = line.seat()
        const check = yield* adapter.check.pipe(
          Effect.timeoutFail({
            duration: config.timeoutMs,
            onTimeout: () => new ProviderFailure({ reason: "timeout", billing: "none" })
          }),
          Effect.catchTag("ProviderFailure", ({ reason }) => Effect.succeed({ valid: false as const, reason }))
        )
        if (check.valid) yield* tokens.resume(config.id)
        return new CredentialReport({ providerId: config.id, checkedAt: yield* DateTime.now, ...check })
      })

      const tidy = Effect.all([registry.refreshStanding, ledger.presumeLost, ledger.sweep, cache.sweep]).pipe(
        Effect.catchAllCause(cause => Effect.logWarning("Tidying the providers' tables failed", cause))
      )
      yield* Effect.forkScoped(Effect.schedule(tidy, Schedule.spaced(tidyEvery)))

      return DataProviders.of({
        available,
        lookUp,
        getProviderHealth,
        validateProviderCredentials,
        enrichLead: (query, providerIds, options) =>
          Effect.forEach(
            providerIds,
            providerId =>
              lookUp({ ...options, query, providerId, purchaseKey: `${options.purchaseKey}:${providerId}` }),
            {
              concurrency: "unbounded"
            }
          ),
        forgetLead: leadId => Effect.zipRight(cache.evictLead(leadId), ledger.forgetLead(leadId)),
        spentToday: ledger.spentToday
      })
    })
  )
  /** With the registry and the guards; open are the adapters, the HTTP client and the database. */
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provideMerge(Lines.layerNoDeps),
    Layer.provideMerge(Providers.layerNoDeps),
    Layer.provideMerge(
      Layer.mergeAll(
        ProvidersRepo.layer,
        ProviderHealthRepo.layer,
        LearnedTermsRepo.layer,
        TokensRepo.layer,
        Ledger.layer,
        ResponseCache.layerNoDeps
      )
    ),
    Layer.provide([Secrets.layer, Ids.layer, Outbound.layer])
  )
}
