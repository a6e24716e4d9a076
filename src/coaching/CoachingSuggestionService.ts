import { Context, DateTime, Effect, Layer, Option } from "effect"
import { CallNotFound } from "../calls/Call.ts"
import type { CallId } from "../calls/CallId.ts"
import { CallsRepo } from "../calls/CallsRepo.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import type { Feedback } from "./feedback/Feedback.ts"
import { Showing } from "./feedback/Showing.ts"
import { type Asked, SuggestionsRepo } from "./feedback/SuggestionsRepo.ts"
import { nothingHeard } from "./Heard.ts"
import { type Suggestion, SuggestionId, SuggestionNotFound, Sureness } from "./Suggestion.ts"
import { CallSessions } from "./session/CallSessions.ts"
import { FactsRepo } from "./session/FactsRepo.ts"
import { CoachingSettings } from "./suggesting/CoachingSettings.ts"
import { Experiences } from "./suggesting/Experiences.ts"
import { noPrompts } from "./suggesting/Prompts.ts"
import { suggest } from "./suggesting/Suggest.ts"
import { recordRating, recordStatus, recordSuggested } from "./suggesting/SuggestionMetrics.ts"

export interface Wanted {
  readonly maxSuggestions?: number | undefined
  readonly minConfidence?: Sureness | undefined
}

const usually = 10

const askedOf = ({ maxSuggestions = usually, minConfidence = "low" }: Wanted): Asked => ({
  atMost: maxSuggestions,
  surenesses: Sureness.literals.slice(0, Sureness.literals.indexOf(minConfidence) + 1)
})

const make = Effect.gen(function* () {
  const repo = yield* SuggestionsRepo
  const facts = yield* FactsRepo
  const calls = yield* CallsRepo
  const sessions = yield* CallSessions
  const showing = yield* Showing
  const experiences = yield* Experiences
  const { competitors, limits } = yield* CoachingSettings

  const seen = (suggestions: ReadonlyArray<Suggestion>) =>
    Effect.as(showing.shown(suggestions.map(({ suggestionId }) => suggestionId)), suggestions)

  const begun = (leadId: LeadId) =>
    Effect.gen(function* () {
      const known = yield* facts.ofLead(leadId)
      if (Option.isNone(known)) return yield* new LeadNotFound({ leadId })
      const now = yield* DateTime.now
      const { changed } = suggest(noPrompts, {
        callId: null,
        facts: known.value,
        heard: nothingHeard,
        topics: new Set(),
        cues: [],
        moodChange: null,
        agentSaid: [],
        reminders: [],
        competitors,
        experience: yield* experiences.current,
        limits,
        seed: `${leadId} ${DateTime.formatIsoDateUtc(now)}`,
        now,
        nextId: () => SuggestionId.make(Bun.randomUUIDv7())
      })
      if (changed.length === 0) return
      if (yield* repo.keep(leadId, changed)) yield* recordSuggested(changed)
    })

  /** What is worth saying to a lead; before a call it is worked out from what is known, and stands for a while. */
  const ofLead = Effect.fn("CoachingSuggestionService.ofLead")(function* (
    leadId: LeadId,
    wanted: Wanted,
    viewer: AgentId | null
  ) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const asked = askedOf(wanted)
    const standing = yield* repo.ofLead(leadId, asked, viewer)
    if (standing.length > 0) return yield* seen(standing)
    yield* begun(leadId)
    return yield* Effect.flatMap(repo.ofLead(leadId, asked, viewer), seen)
  })

  const ofCall = Effect.fn("CoachingSuggestionService.ofCall")(function* (
    callId: CallId,
    wanted: Wanted,
    viewer: AgentId | null
  ) {
    yield* Effect.annotateCurrentSpan({ callId })
    if (Option.isNone(yield* calls.read(callId, viewer, "call.coached"))) return yield* new CallNotFound({ callId })
    return yield* Effect.flatMap(repo.ofCall(callId, askedOf(wanted)), seen)
  })

  const answer = Effect.fn("CoachingSuggestionService.answer")(function* (
    suggestionId: SuggestionId,
    feedback: Feedback,
    viewer: AgentId | null
  ) {
    yield* Effect.annotateCurrentSpan({ suggestionId })
    const answered = yield* repo.answer(suggestionId, feedback, viewer)
    if (Option.isNone(answered)) return yield* new SuggestionNotFound({ suggestionId })
    const { callId, status, type } = answered.value
    yield* recordStatus(type, status)
    if (feedback.effectivenessRating !== undefined) yield* recordRating(feedback.effectivenessRating)
    if (callId !== null) yield* sessions.answered(callId, suggestionId, status)
    return answered.value
  })

  return { ofLead, ofCall, answer }
})

/** What an agent is advised to say, and what agents make of it. */
export class CoachingSuggestionService extends Context.Tag("callwise/coaching/CoachingSuggestionService")<
  CoachingSuggestionService,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CoachingSuggestionService, make).pipe(
    Layer.provide([SuggestionsRepo.layer, FactsRepo.layer, CallsRepo.layer, Experiences.layer])
  )
}
