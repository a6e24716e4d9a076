import { Clock, Context, DateTime, Effect, Layer, Metric, MetricBoundaries, Option, Predicate } from "effect"
import { CallNotFound } from "../../calls/Call.ts"
import type { CallId } from "../../calls/CallId.ts"
import { CallEnded } from "../../calls/events/CallEnded.ts"
import type { CallEvent } from "../../calls/events/CallEvent.ts"
import type { EventsHeard } from "../../calls/events/HeardEvent.ts"
import { CallNews } from "../../calls/stream/CallNews.ts"
import { DoNotCall } from "../../compliance/DoNotCall.ts"
import { Hearing } from "../../hearing/HearingService.ts"
import type { AgentId } from "../../keys/ApiKey.ts"
import { Leads } from "../../leads/Leads.ts"
import { Consents } from "../../privacy/Consents.ts"
import type { CallFacts } from "../CallFacts.ts"
import { SuggestionId, type SuggestionStatus } from "../Suggestion.ts"
import { CoachingSettings } from "../suggesting/CoachingSettings.ts"
import { Experiences } from "../suggesting/Experiences.ts"
import { recordSuggested } from "../suggesting/SuggestionMetrics.ts"
import { FactsRepo } from "./FactsRepo.ts"
import { remembering, type Session } from "./Remembered.ts"
import { type Advance, SessionsRepo } from "./SessionsRepo.ts"
import { opened, reopened, type Stepped, stepped, type Tools, unmoved } from "./Step.ts"
import type { Along, EventsTaken } from "./Taken.ts"
import { newsOf, shownOf } from "./Telling.ts"

interface Moved {
  /** Null when nothing new is known. */
  readonly facts: CallFacts | null
  readonly step: Stepped
}

const saidSo = "said so in a call"

/** Each time somebody else was quicker, on another replica. */
const triesAtMost = 50

const latency = Metric.histogram(
  "callwise_suggestion_latency_seconds",
  MetricBoundaries.fromIterable([0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5]),
  "Time from an event of a call to the suggestion that it led to being kept, seconds."
)

const tried = <A, E>(once: Effect.Effect<Option.Option<A>, E>, left = triesAtMost): Effect.Effect<A, E> =>
  Effect.flatMap(once, done => {
    if (Option.isSome(done)) return Effect.succeed(done.value)
    return left === 0 ? Effect.die("a call's conversation cannot be advanced") : tried(once, left - 1)
  })

const make = Effect.gen(function* () {
  const repo = yield* SessionsRepo
  const facts = yield* FactsRepo
  const news = yield* CallNews
  const leads = yield* Leads
  const doNotCall = yield* DoNotCall
  const consents = yield* Consents
  const { analyse } = yield* Hearing
  const experiences = yield* Experiences
  const { competitors, limits } = yield* CoachingSettings
  const { forget, gate, keep, session: remembered } = remembering()

  const tools: Effect.Effect<Tools> = Effect.gen(function* () {
    const now = yield* DateTime.now
    const experience = yield* experiences.current
    return { analyse, competitors, experience, limits, now, nextId: () => SuggestionId.make(Bun.randomUUIDv7()) }
  })

  /** Written, or nothing when somebody else was quicker or the call is over; what is known is kept when it was gathered anew. */
  const written = (
    callId: CallId,
    { agentId, version, facts: before }: Omit<Session, "conversation">,
    step: Stepped,
    gathered: CallFacts | null,
    along: Advance["along"] = null
  ) =>
    Effect.gen(function* () {
      const { changes, conversation, events } = step
      const known = gathered ?? before
      const told = newsOf(step, known)
      const kept = { callId, agentId, version, facts: gathered, conversation, events, changes, news: told, along }
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
      const begun = yield* written(callId, { agentId, version, facts: gathered.value }, step, gathered.value)
      return Option.isSome(begun) ? begun.value : yield* loaded(callId)
    })

  const current = (callId: CallId) =>
    Effect.filterOrElse(remembered(callId), Predicate.isNotUndefined, () => loaded(callId))

  /** Whatever else happens: who wants no calls is on the list before anything is answered, and remembered whatever number comes later. */
  const honour = ({ leadId }: CallFacts) =>
    Effect.flatMap(leads.find(leadId), lead => {
      if (Option.isNone(lead)) return Effect.void
      const { email, phone } = lead.value
      const listed =
        email === undefined && phone === undefined ? Effect.void : doNotCall.add({ phone, email, source: saidSo })
      return Effect.zipRight(listed, consents.state(leadId, { calls: false, source: saidSo, channel: "phone" }))
    }).pipe(Effect.catchTags({ LeadNotFound: () => Effect.void, ConsentInFuture: () => Effect.void }))

  const heardOnce = (callId: CallId, events: ReadonlyArray<CallEvent>, viewer: AgentId | null, along: Along | null) =>
    Effect.gen(function* () {
      const known = yield* current(callId)
      const session = viewer === null || viewer === known.agentId ? known : yield* loaded(callId)
      if (viewer !== null && viewer !== session.agentId) return yield* new CallNotFound({ callId })
      const step = stepped(callId, session.facts, session.conversation, events, yield* tools)
      if (step.stopCalling) yield* honour(session.facts)
      const answer: EventsHeard = {
        accepted: events.length,
        detected: step.events.flatMap(({ detected }) => detected),
        suggestions: shownOf(step.changes)
      }
      const taken: EventsTaken = { leadId: session.facts.leadId, answer }
      const next = yield* written(callId, session, step, null, along?.(taken) ?? null)
      if (Option.isSome(next)) return Option.some(taken)
      yield* forget(callId)
      return Option.none()
    })

  const hear = Effect.fn("CallSessions.hear")(function* (
    callId: CallId,
    events: ReadonlyArray<CallEvent>,
    viewer: AgentId | null,
    along: Along | null = null
  ) {
    yield* Effect.annotateCurrentSpan({ callId, "call.events": events.length })
    const own = yield* gate(callId)
    const begunMs = yield* Clock.currentTimeMillis
    const heard = yield* own.withPermits(1)(tried(heardOnce(callId, events, viewer, along)))
    if (heard.answer.suggestions.length > 0) {
      const tookMs = (yield* Clock.currentTimeMillis) - begunMs
      yield* Metric.update(latency, tookMs / 1_000)
    }
    return heard
  })

  /** Until it is written, from what was written last; a call that is over, or gone, needs no more of it. */
  const insisted = (callId: CallId, step: (session: Session) => Effect.Effect<Option.Option<Moved>>) => {
    const once = Effect.gen(function* () {
      const session = yield* current(callId)
      const moved = yield* step(session)
      if (Option.isNone(moved)) return true
      const next = yield* written(callId, session, moved.value.step, moved.value.facts)
      if (Option.isNone(next)) yield* forget(callId)
      return Option.isSome(next)
    })
    return Effect.flatMap(gate(callId), own =>
      own.withPermits(1)(Effect.repeat(once, { until: done => done, times: triesAtMost }))
    ).pipe(Effect.catchTags({ CallEnded: () => Effect.void, CallNotFound: () => Effect.void }), Effect.asVoid)
  }

  /** What is known has changed: the next step rests on it, and what it opens is suggested. */
  const refresh = Effect.fn("CallSessions.refresh")(function* (callId: CallId) {
    yield* Effect.annotateCurrentSpan({ callId })
    yield* insisted(callId, ({ conversation }) =>
      Effect.gen(function* () {
        const gathered = yield* facts.ofCall(callId)
        const ready = yield* tools
        return Option.map(gathered, known => ({ facts: known, step: reopened(callId, known, conversation, ready) }))
      })
    )
  })

  /** What the agent made of a suggestion, so that the next step knows. */
  const answered = (callId: CallId, suggestionId: SuggestionId, status: SuggestionStatus) =>
    insisted(callId, ({ conversation }) => {
      const prompts = conversation.prompts.prompts.map(one =>
        one.suggestionId === suggestionId ? { ...one, status } : one
      )
      const step = unmoved({ ...conversation, prompts: { ...conversation.prompts, prompts } })
      return Effect.succeedSome({ facts: null, step })
    })

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
