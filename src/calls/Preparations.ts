import { Context, DateTime, Duration, Effect, Layer, Schema } from "effect"
import { CallSessions } from "../coaching/session/CallSessions.ts"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import { Offer } from "../offers/Offer.ts"
import { Offers } from "../offers/Offers.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { RiskValidation } from "../risk/RiskValidation.ts"
import { RiskValidationService } from "../risk/RiskValidationService.ts"
import type { BriefingPart } from "./Briefing.ts"
import type { Call } from "./Call.ts"
import type { CallId } from "./CallId.ts"
import { CallsRepo } from "./CallsRepo.ts"
import { boughtOf, type Had, wholly, whyOf } from "./Had.ts"
import { CallMessages } from "./stream/CallMessages.ts"

const atOnce = 32
/** Waiting ones included; whoever asks for the briefing of a call beyond it begins it then. */
const atMost = 5_000
const patience = Duration.seconds(20)
const enrichmentTimeoutMs = 15_000

const messageOf = { profile: "profile_update", offers: "offers_update", risk: "risk_update" } as const

const profileJson = Schema.encodeSync(Schema.NullOr(EnrichedProfile))
const offersJson = Schema.encodeSync(Schema.Array(Offer))
const riskJson = Schema.encodeSync(RiskValidation)

type Prepared = Pick<Call, "callId" | "leadId" | "agentId">

const make = Effect.gen(function* () {
  const enrichment = yield* LeadEnrichmentService
  const offers = yield* Offers
  const risk = yield* RiskValidationService
  const repo = yield* CallsRepo
  const messages = yield* CallMessages
  const sessions = yield* CallSessions
  const scope = yield* Effect.scope
  const gate = yield* Effect.makeSemaphore(atOnce)
  const running = new Set<CallId>()

  /** Whoever follows the call is told, and the next words rest on it. */
  const tell = (callId: CallId, name: BriefingPart, data: unknown) =>
    Effect.zipRight(messages.post(callId, messageOf[name], data), sessions.refresh(callId))

  const part = <A, E extends { readonly _tag: string }>(
    { callId }: Prepared,
    name: BriefingPart,
    work: Effect.Effect<Had<A>, E>,
    shown: (found: A) => unknown
  ) =>
    work.pipe(
      Effect.timeout(patience),
      Effect.flatMap(({ found, why }) => Effect.as(tell(callId, name, shown(found)), why)),
      Effect.catchAll(error =>
        Effect.logDebug("A part of a briefing is missing").pipe(
          Effect.annotateLogs({ part: name, reason: error._tag }),
          Effect.as(whyOf(error))
        )
      ),
      Effect.catchAllDefect(defect =>
        Effect.as(Effect.logWarning("A part of a briefing failed", defect), whyOf({ _tag: "Defect" }))
      ),
      Effect.flatMap(why =>
        Effect.flatMap(DateTime.now, now =>
          repo.settle(callId, name, now, why === null ? [] : [{ part: name, ...why }])
        )
      )
    )

  const freshProfile = ({ leadId }: Prepared) =>
    enrichment.getEnrichedProfile(leadId, {}).pipe(
      Effect.map(wholly),
      Effect.catchTag("ProfileNotFound", () =>
        enrichment
          .enrich(
            leadId,
            { enrichmentPriority: "urgent", timeoutMs: enrichmentTimeoutMs },
            { key: null, batchId: null }
          )
          .pipe(Effect.map(boughtOf))
      )
    )

  const prepare = Effect.fn("Preparations.prepare")(function* (call: Prepared) {
    const { leadId, agentId, callId } = call
    yield* Effect.annotateCurrentSpan({ callId, leadId })
    yield* sessions.refresh(callId)
    yield* part(call, "profile", freshProfile(call), profileJson)
    yield* Effect.all(
      [
        part(call, "offers", Effect.map(offers.recommend(leadId, { agentId }), wholly), found =>
          offersJson(found.offers)
        ),
        part(call, "risk", Effect.map(risk.validate(leadId, { agentId, callId }), wholly), riskJson)
      ],
      { concurrency: 2, discard: true }
    )
  })

  /** In the background, once at a time for a call. */
  const begin = (call: Prepared): Effect.Effect<void> =>
    Effect.suspend(() => {
      if (running.has(call.callId) || running.size >= atMost) return Effect.void
      running.add(call.callId)
      const work = prepare(call).pipe(
        gate.withPermits(1),
        Effect.interruptible,
        Effect.catchAllDefect(defect => Effect.logWarning("A briefing could not be prepared", defect)),
        Effect.ensuring(Effect.sync(() => running.delete(call.callId)))
      )
      return Effect.asVoid(Effect.forkIn(work, scope))
    }).pipe(Effect.uninterruptible)

  return { begin }
})

/** Gets ready what an agent is to know, before the person says the first word. */
export class Preparations extends Context.Tag("callwise/calls/Preparations")<
  Preparations,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(Preparations, make).pipe(Layer.provide(CallsRepo.layer))
}
