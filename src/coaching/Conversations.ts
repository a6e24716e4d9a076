import { Context, Effect, Layer, Option } from "effect"
import { CallNotFound } from "../calls/Call.ts"
import type { CallId } from "../calls/CallId.ts"
import { CallsRepo } from "../calls/CallsRepo.ts"
import type { CallEvent } from "../calls/events/CallEvent.ts"
import { eventsOf, type NlpEvent, NoActiveCall } from "../calls/events/NlpEvent.ts"
import { pageOf } from "../http/Page.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { noReceipt, receiptOf } from "./disclosures/Receipt.ts"
import { CallSessions } from "./session/CallSessions.ts"
import { SessionsRepo } from "./session/SessionsRepo.ts"
import type { Along } from "./session/Taken.ts"

const make = Effect.gen(function* () {
  const calls = yield* CallsRepo
  const sessions = yield* CallSessions
  const repo = yield* SessionsRepo

  const hear = (callId: CallId, events: ReadonlyArray<CallEvent>, viewer: AgentId | null, along: Along | null = null) =>
    sessions.hear(callId, events, viewer, along)

  /** The NLP service knows leads; the call it names must be with that lead. */
  const hearNlp = Effect.fn("Conversations.hearNlp")(function* (
    event: NlpEvent,
    viewer: AgentId | null,
    along: Along | null = null
  ) {
    const { leadId } = event
    yield* Effect.annotateCurrentSpan({ leadId, "call.event": event.type })
    const latest = event.callId === undefined ? yield* calls.latestActive(leadId, viewer) : Option.some(event.callId)
    if (Option.isNone(latest)) return yield* new NoActiveCall({ leadId })
    const callId = latest.value
    const found = yield* calls.read(callId, viewer, "call.heard")
    if (Option.isNone(found) || found.value.leadId !== leadId) return yield* new CallNotFound({ callId })
    return yield* hear(callId, eventsOf(event), viewer, along)
  })

  const transcript = Effect.fn("Conversations.transcript")(function* (
    callId: CallId,
    after: number,
    limit: number,
    viewer: AgentId | null
  ) {
    if (Option.isNone(yield* calls.read(callId, viewer, "call.transcript_read")))
      return yield* new CallNotFound({ callId })
    return pageOf(yield* repo.events(callId, after, limit + 1), limit, ({ eventIndex }) => `${eventIndex}`)
  })

  const receipt = Effect.fn("Conversations.receipt")(function* (callId: CallId, viewer: AgentId | null) {
    if (Option.isNone(yield* calls.read(callId, viewer, "call.receipt_read")))
      return yield* new CallNotFound({ callId })
    const session = yield* repo.find(callId)
    if (Option.isNone(session)) return noReceipt(callId)
    const { conversation, facts } = session.value
    return conversation === null || facts === null
      ? noReceipt(callId)
      : receiptOf(callId, conversation.obligations, facts)
  })

  return { hear, hearNlp, transcript, receipt }
})

/** What is told of a call, and what can be read of it. */
export class Conversations extends Context.Tag("callwise/coaching/Conversations")<
  Conversations,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(Conversations, make).pipe(Layer.provide([CallsRepo.layer, SessionsRepo.layer]))
}
