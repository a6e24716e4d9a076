import { Context, Effect, Layer, Option } from "effect"
import { CoachingSuggestionService } from "../coaching/CoachingSuggestionService.ts"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { Offers } from "../offers/Offers.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { RiskValidationService } from "../risk/RiskValidationService.ts"
import { Briefing, BriefingPart } from "./Briefing.ts"
import { CallNotFound } from "./Call.ts"
import type { CallId } from "./CallId.ts"
import { type CallRow, CallsRepo } from "./CallsRepo.ts"
import { Preparations } from "./Preparations.ts"

const make = Effect.gen(function* () {
  const repo = yield* CallsRepo
  const enrichment = yield* LeadEnrichmentService
  const offers = yield* Offers
  const risk = yield* RiskValidationService
  const preparations = yield* Preparations
  const coaching = yield* CoachingSuggestionService

  const known = ({ agentId, callId, leadId }: CallRow) =>
    Effect.all(
      {
        profile: enrichment
          .getEnrichedProfile(leadId, { includeExpired: true })
          .pipe(Effect.catchTag("ProfileNotFound", () => Effect.succeed(null))),
        recommended: offers.recommend(leadId, { agentId }).pipe(
          Effect.map(({ notOffered, offers }) => ({ notOffered, offers })),
          Effect.catchTag("ProfileRequired", () => Effect.succeed({ notOffered: [], offers: [] })),
          Effect.catchTags({
            UnknownAbTestGroup: Effect.die,
            ConsentMissing: Effect.die,
            EnrichmentUnavailable: Effect.die
          })
        ),
        suggestions: coaching.ofCall(callId, {}, null).pipe(Effect.catchTag("CallNotFound", () => Effect.succeed([]))),
        risk: risk.latest(leadId, "all").pipe(Effect.catchTag("RiskValidationNotFound", () => Effect.succeed(null)))
      },
      { concurrency: "unbounded" }
    )

  /** From what is there; what was lost on its way, as when a process dies, is begun anew. */
  const ofCall = Effect.fn("Briefings.ofCall")(function* (callId: CallId, viewer: AgentId | null) {
    yield* Effect.annotateCurrentSpan({ callId })
    const found = yield* repo.read(callId, viewer, "call.briefed")
    if (Option.isNone(found)) return yield* new CallNotFound({ callId })
    const call = found.value
    const isOver = call.status === "ended"
    const pending = isOver ? [] : BriefingPart.literals.filter(part => !call.settled.includes(part))
    if (pending.length > 0) yield* preparations.begin(call)
    const { recommended, ...parts } = yield* Effect.catchTag(
      known(call),
      "LeadNotFound",
      () => new CallNotFound({ callId })
    )
    const { leadId, missing, permission, preparedAt } = call
    return new Briefing(
      { callId, leadId, permission, ...parts, ...recommended, preparedAt, pending, missing },
      ofValidParts
    )
  })

  return { ofCall }
})

/** What an agent is to know of a call. */
export class Briefings extends Context.Tag("callwise/calls/Briefings")<
  Briefings,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(Briefings, make).pipe(Layer.provide([CallsRepo.layer, Preparations.layer]))
}
