import { Clock, Duration, Effect } from "effect"
import type { CallId } from "../../calls/CallId.ts"
import type { AgentId } from "../../keys/ApiKey.ts"
import { LruCache } from "../../platform/LruCache.ts"
import type { CallFacts } from "../CallFacts.ts"
import type { Conversation } from "../Conversation.ts"

/** A call as it was last loaded or written here. */
export interface Session {
  readonly agentId: AgentId
  readonly version: number
  readonly facts: CallFacts
  readonly conversation: Conversation
}

const rememberedAtMost = 5_000
const rememberedFor = Duration.toMillis("15 minutes")

/** The calls that go on, as this replica knows them, and a gate for each: its events are heard one after another. */
export const remembering = () => {
  const sessions = new LruCache<Session>(rememberedAtMost)
  const gates = new LruCache<Effect.Semaphore>(rememberedAtMost)

  const session = (callId: CallId) => Effect.map(Clock.currentTimeMillis, now => sessions.get(callId, now))

  const keep = (callId: CallId, known: Session) =>
    Effect.map(Clock.currentTimeMillis, now => sessions.set(callId, known, now + rememberedFor))

  const forget = (callId: CallId) => Effect.sync(() => sessions.delete(callId))

  const gate = (callId: CallId) =>
    Effect.map(Clock.currentTimeMillis, now => {
      const found = gates.get(callId, now) ?? Effect.unsafeMakeSemaphore(1)
      gates.set(callId, found, now + rememberedFor)
      return found
    })

  return { session, keep, forget, gate }
}
