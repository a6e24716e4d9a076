import { Context, DateTime, Duration, Effect, Layer, Metric, MetricBoundaries, Option, Schema } from "effect"
import { CallNotFound } from "../../calls/Call.ts"
import type { CallId } from "../../calls/CallId.ts"
import { CallEnded } from "../../calls/events/CallEnded.ts"
import type { CallEvent } from "../../calls/events/CallEvent.ts"
import { type EventsHeard, TranscriptUpdate } from "../../calls/events/HeardEvent.ts"
import { CallNews } from "../../calls/stream/CallNews.ts"
import { DoNotCall } from "../../compliance/DoNotCall.ts"
import { Hearing } from "../../hearing/HearingService.ts"
import type { AgentId } from "../../keys/ApiKey.ts"
import type { LeadId } from "../../leads/Lead.ts"
import { Leads } from "../../leads/Leads.ts"
import { LruCache } from "../../platform/LruCache.ts"
import type { CallFacts } from "../CallFacts.ts"
import type { Conversation } from "../Conversation.ts"
import { ChecklistItem, checklist } from "../disclosures/Checklist.ts"
import { Suggestion, SuggestionId, type SuggestionStatus } from "../Suggestion.ts"
import { CoachingSettings } from "../suggesting/CoachingSettings.ts"
import { Experiences } from "../suggesting/Experiences.ts"
import type { SuggestionChange } from "../suggesting/SuggestionChange.ts"
import { recordSuggested } from "../suggesting/SuggestionMetrics.ts"
import { FactsRepo } from "./FactsRepo.ts"
import { type News, SessionsRepo } from "./SessionsRepo.ts"
import { opened, reopened, type Stepped, stepped, type Tools, unmoved } from "./Step.ts"

interface Session {
  readonly agentId: AgentId
  readonly version: number
  readonly facts: CallFacts
  readonly conversation: Conversation
}

const rememberedAtMost = 5_000
const rememberedFor = Duration.toMillis("15 minutes")
/** Each time somebody else was quicker, on another replica. */
const triesAtMost = 50

const latency = Metric.histogram(
  "callwise_suggestion_latency_seconds",
  MetricBoundaries.fromIterable([0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5]),
  "Time from an event of a call to the suggestion that it led to being kept, seconds."
)

const suggestionJson = Schema.encodeSync(Schema.Array(Suggestion))
const transcriptJson = Schema.encodeSync(TranscriptUpdate)
const checklistJson = Schema.encodeSync(Schema.Array(ChecklistItem))

const shownOf = (changes: ReadonlyArray<SuggestionChange>): ReadonlyArray<Suggestion> =>
  changes.flatMap(change => (change.kind === "made" && !change.withheld ? [change.suggestion] : []))

const newsOf = (
  { changes, checklistChanged, conversation, events }: Stepped,
  facts: CallFacts
): ReadonlyArray<News> => {
  const { heard, obligations } = conversation
  const suggestions = shownOf(changes)
  return [
    ...(events.length === 0
      ? []
      : [
          { type: "transcript_update" as const, data: transcriptJson({ events, mood: heard.mood, level: heard.level }) }
        ]),
    ...(suggestions.length === 0 ? [] : [{ type: "suggestions_update" as const, data: suggestionJson(suggestions) }]),
    ...(checklistChanged
      ? [{ type: "compliance_update" as const, data: checklistJson(checklist(obligations, facts)) }]
      : [])
  ]
}

const make = Effect.gen(function* () {
  const repo = yield* SessionsRepo
  const facts = yield* FactsRepo
  const news = yield* CallNews
  const leads = yield* Leads
  const doNotCall = yield* DoNotCall
  const { analyse } = yield* Hearing
  const experiences = yield* Experiences
  const { competitors, limits } = yield* CoachingSettings
  const sessions = new LruCache<Session>(rememberedAtMost)
  const gates = new LruCache<Effect.Semaphore>(rememberedAtMost)

  const tools: Effect.Effect<Tools> = Effect.gen(function* () {
    const now = yield* DateTime.now
    const experience = yield* experiences.current
    return { analyse, competitors, experience, limits, now, nextId: () => SuggestionId.make(Bun.randomUUIDv7()) }
  })

  const gateOf = (callId: CallId) =>
    Effect.sync(() => {
      const now = Date.now()
      const gate = gates.get(callId, now) ?? Effect.unsafeMakeSemaphore(1)
      gates.set(callId, gate, now + rememberedFor)
      return gate
    })

  const keep = (callId: CallId, session: Session) =>
    Effect.sync(() => sessions.set(callId, session, Date.now() + rememberedFor))

  const forget = (callId: CallId) => Effect.sync(() => sessions.delete(callId))

  /** Written, or nothing when somebody else was quicker or the call is over. */
  const written = (callId: CallId, { agentId, version, facts: known }: Omit<Session, "conversation">, step: Stepped) =>
    Effect.gen(function* () {
      const { changes, conversation, events } = step
      const told = newsOf(step, known)
      const kept = { callId, agentId, version, facts: known, conversation, events, changes, news: told }
      const last = yield* repo.advance(kept)
      if (Option.isNone(last)) return Option.none<Session>()
      const next: Session = { agentId, version: version + 1, facts: known, conversation }
      yield* keep(callId, next)
      yield* recordSuggested(changes)
      const first = last.value - told.length + 1
      yield* news.tell(told.map((one, at) => ({ ...one, callId, sequence: first + at })))
      return Option.some(next)
    })

  /** As it stands in the database; a call that nobody has listened to yet is opened, and one that another agent answered anew. */
  const loaded = (callId: CallId): Effect.Effect<Session, CallNotFound | CallEnded> =>
    Effect.gen(function* () {
      const row = yield* repo.load(callId)
      if (Option.isNone(row)) return yield* new CallNotFound({ callId })
      const { agentId, conversation, facts: known, status, version } = row.value
      if (status === "ended") return yield* new CallEnded({ callId })
      if (conversation !== null && known?.agentId === agentId) {
        const session: Session = { agentId, version, facts: known, conversation }
        yield* keep(callId, session)
        return session
      }
      const gathered = yield* facts.ofCall(callId)
      if (Option.isNone(gathered)) return yield* new CallNotFound({ callId })
      const ready = yield* tools
      const step =
        conversation === null
          ? opened(callId, gathered.value, ready)
          : reopened(callId, gathered.value, conversation, ready)
      const begun = yield* written(callId, { agentId, version, facts: gathered.value }, step)
      return Option.isSome(begun) ? begun.value : yield* loaded(callId)
    })

  const current = (callId: CallId) =>
    Effect.suspend(() => {
      const session = sessions.get(callId, Date.now())
      return session === undefined ? loaded(callId) : Effect.succeed(session)
    })

  /** Whatever else happens: who wants no calls is on the list before anything is answered. */
  const honour = ({ leadId }: CallFacts) =>
    Effect.flatMap(leads.find(leadId), lead =>
      Option.isNone(lead)
        ? Effect.void
        : doNotCall.add({ phone: lead.value.phone, email: lead.value.email, source: "said so in a call" })
    )

  const heardOnce = (callId: CallId, events: ReadonlyArray<CallEvent>, viewer: AgentId | null) =>
    Effect.gen(function* () {
      const remembered = yield* current(callId)
      const session = viewer === null || viewer === remembered.agentId ? remembered : yield* loaded(callId)
      if (viewer !== null && viewer !== session.agentId) return yield* new CallNotFound({ callId })
      const step = stepped(callId, session.facts, session.conversation, events, yield* tools)
      if (step.stopCalling) yield* honour(session.facts)
      const next = yield* written(callId, session, step)
      if (Option.isNone(next)) {
        yield* forget(callId)
        return Option.none<{ readonly leadId: LeadId; readonly answer: EventsHeard }>()
      }
      const answer: EventsHeard = {
        accepted: events.length,
        detected: step.events.flatMap(({ detected }) => detected),
        suggestions: shownOf(step.changes)
      }
      return Option.some({ leadId: session.facts.leadId, answer })
    })

  const hear = Effect.fn("CallSessions.hear")(function* (
    callId: CallId,
    events: ReadonlyArray<CallEvent>,
    viewer: AgentId | null
  ) {
    yield* Effect.annotateCurrentSpan({ callId, "call.events": events.length })
    const gate = yield* gateOf(callId)
    const trying = heardOnce(callId, events, viewer).pipe(
      Effect.repeat({ until: Option.isSome, times: triesAtMost }),
      Effect.flatMap(done =>
        Option.isSome(done) ? Effect.succeed(done.value) : Effect.die("a call's conversation cannot be advanced")
      )
    )
    const [took, heard] = yield* Effect.timed(gate.withPermits(1)(trying))
    if (heard.answer.suggestions.length > 0) yield* Metric.update(latency, Duration.toSeconds(took))
    return heard
  })

  /** What is known has changed: the next step rests on it, and what it opens is suggested. */
  const refresh = Effect.fn("CallSessions.refresh")(function* (callId: CallId) {
    yield* Effect.annotateCurrentSpan({ callId })
    const once = Effect.gen(function* () {
      const session = yield* current(callId)
      const gathered = yield* facts.ofCall(callId)
      if (Option.isNone(gathered)) return true
      const known = gathered.value
      const step = reopened(callId, known, session.conversation, yield* tools)
      const next = yield* written(callId, { ...session, facts: known }, step)
      if (Option.isNone(next)) yield* forget(callId)
      return Option.isSome(next)
    })
    const gate = yield* gateOf(callId)
    yield* gate
      .withPermits(1)(Effect.repeat(once, { until: done => done, times: triesAtMost }))
      .pipe(Effect.catchTags({ CallEnded: () => Effect.void, CallNotFound: () => Effect.void }))
  })

  /** What the agent made of a suggestion, so that the next step knows. */
  const answered = (callId: CallId, suggestionId: SuggestionId, status: SuggestionStatus) => {
    const once = Effect.gen(function* () {
      const session = yield* current(callId)
      const { conversation } = session
      const prompts = conversation.prompts.prompts.map(one =>
        one.suggestionId === suggestionId ? { ...one, status } : one
      )
      const step = unmoved({ ...conversation, prompts: { ...conversation.prompts, prompts } })
      const next = yield* written(callId, session, step)
      if (Option.isNone(next)) yield* forget(callId)
      return Option.isSome(next)
    })
    return Effect.flatMap(gateOf(callId), gate =>
      gate.withPermits(1)(Effect.repeat(once, { until: done => done, times: triesAtMost }))
    ).pipe(Effect.catchTags({ CallEnded: () => Effect.void, CallNotFound: () => Effect.void }), Effect.asVoid)
  }

  return { hear, refresh, answered, forget }
})

/** Calls while they go on: what is heard, what must be said and what is worth saying. */
export class CallSessions extends Context.Tag("callwise/coaching/session/CallSessions")<
  CallSessions,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CallSessions, make).pipe(
    Layer.provide([SessionsRepo.layer, FactsRepo.layer, Hearing.layer, Experiences.layer])
  )
}
