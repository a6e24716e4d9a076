import { Cause, Duration, Effect } from "effect"
import { Actor } from "../audit/Actor.ts"
import type { EnrichmentResult, ProviderReport } from "../enrichment/Enrichment.ts"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import type { Claimed, LeadDone } from "./BatchWorkRepo.ts"

export type Attempted =
  | { readonly _tag: "Done"; readonly done: LeadDone }
  | { readonly _tag: "TryAgain"; readonly cost: number; readonly delay: Duration.Duration }

const maxFailures = 3
const firstDelay = Duration.seconds(5)

/** Enough for any rolling restart; a lead whose work takes its process down with it must not go round for ever. */
const maxAttempts = 20

const done = (fields: Partial<LeadDone> & Pick<LeadDone, "outcome">): Attempted => ({
  _tag: "Done",
  done: { reason: null, cost: 0, durationMs: 0, providers: [], boughtNothingWithAllThatIsLeft: false, ...fields }
})

const costOf = (providers: ReadonlyArray<ProviderReport>) => providers.reduce((sum, { cost }) => sum + cost, 0)

const isOverBudget = ({ status, providers, totalCost }: EnrichmentResult) =>
  status === "skipped" && totalCost === 0 && providers.some(({ reason }) => reason === "over_budget")

const failed = (claimed: Claimed, reason: string, providers: ReadonlyArray<ProviderReport>): Attempted => {
  const cost = costOf(providers)
  return claimed.failures + 1 < maxFailures
    ? { _tag: "TryAgain", cost, delay: Duration.times(firstDelay, 4 ** claimed.failures) }
    : done({ outcome: "failed", reason, cost, providers })
}

/** One go at one lead of a batch. Within the batch's purchase scope a second go pays for nothing that the first has bought. */
export const attempt = (claimed: Claimed): Effect.Effect<Attempted, never, LeadEnrichmentService> =>
  Effect.gen(function* () {
    const { batchId, leadId, allowance, recorded } = claimed
    if (leadId === null) return done({ outcome: "skipped", reason: "lead_not_found" })
    if (recorded !== null) {
      const { status: outcome, ...rest } = recorded
      return done({ outcome, ...rest, ...(outcome === "skipped" ? { reason: "over_budget" } : {}) })
    }
    if (claimed.attempt > maxAttempts) return done({ outcome: "failed", reason: "abandoned" })
    const enrichment = yield* LeadEnrichmentService
    const [elapsed, attempted] = yield* enrichment
      .enrich(leadId, { ...claimed.options, maxCost: allowance }, { key: `batch:${batchId}`, batchId })
      .pipe(
        Effect.map(result =>
          done({
            outcome: result.status,
            reason: result.reason ?? null,
            cost: result.totalCost,
            durationMs: result.durationMs,
            providers: result.providers,
            boughtNothingWithAllThatIsLeft: claimed.isAllThatIsLeft && isOverBudget(result)
          })
        ),
        Effect.catchTags({
          LeadNotFound: () => Effect.succeed(done({ outcome: "skipped", reason: "lead_not_found" })),
          ConsentMissing: () => Effect.succeed(done({ outcome: "skipped", reason: "consent_missing" })),
          EnrichmentUnavailable: ({ providers }) => Effect.succeed(failed(claimed, "enrichment_unavailable", providers))
        }),
        Effect.orElseSucceed(() => done({ outcome: "failed", reason: "provider_unknown" })),
        Effect.catchAllCause(cause =>
          Cause.isInterruptedOnly(cause)
            ? Effect.failCause(cause)
            : Effect.as(
                Effect.logError("A lead of a batch could not be enriched", cause),
                failed(claimed, "internal_error", [])
              )
        ),
        Effect.provideService(Actor, { keyId: claimed.keyId, keyName: claimed.keyName, requestId: null }),
        Effect.timed
      )
    return attempted._tag === "Done" && attempted.done.durationMs === 0
      ? { ...attempted, done: { ...attempted.done, durationMs: Duration.toMillis(elapsed) } }
      : attempted
  })
