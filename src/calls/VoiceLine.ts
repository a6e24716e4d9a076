import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option } from "effect"
import type { AgentId } from "../keys/ApiKey.ts"
import { type Call, CallExists, CallNotFound } from "./Call.ts"
import type { VoiceEvent } from "./CallInput.ts"
import { callOf } from "./CallOf.ts"
import { Calls } from "./Calls.ts"
import { type CallRow, CallsRepo } from "./CallsRepo.ts"
import { Endings } from "./Endings.ts"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const repo = yield* CallsRepo
  const calls = yield* Calls
  const endings = yield* Endings

  const moved = (row: CallRow, { type, callId, agentId, ...event }: VoiceEvent, at: DateTime.Utc) => {
    const outcome = event.outcome ?? null
    if (type === "callStarted" && row.ringing) return repo.answer(callId, agentId, at)
    const isNews = row.status === "active" || (row.outcome === null && outcome !== null)
    return type === "callEnded" && isNews
      ? repo.end(callId, { at, outcome, saleOfferId: null, premium: null })
      : Effect.succeedSome(row)
  }

  const follow = Effect.fnUntraced(function* (event: VoiceEvent, viewer: AgentId | null, at: DateTime.Utc) {
    const { callId, leadId } = event
    const held = yield* repo.hold(callId)
    if (Option.isNone(held) || (viewer !== null && held.value.agentId !== viewer))
      return yield* new CallNotFound({ callId })
    if (held.value.leadId !== leadId) return yield* new CallExists({ callId })
    const row = yield* moved(held.value, event, at)
    if (Option.isNone(row)) return yield* new CallNotFound({ callId })
    const call = callOf(row.value)
    yield* endings.tell(call, held.value)
    return call
  })

  const begin = ({ type, callId, leadId, agentId, direction }: VoiceEvent, startedAt: DateTime.Utc) =>
    calls
      .begin({
        callId,
        leadId,
        agentId,
        direction,
        startedAt,
        ringing: type === "callRinging",
        asReported: true,
        isOver: type === "callEnded"
      })
      .pipe(Effect.catchTag("ForbiddenByRule", Effect.die))

  /** The same however often and in whatever order the events come. */
  const hear = Effect.fn("VoiceLine.hear")(function* (event: VoiceEvent, viewer: AgentId | null) {
    const { callId, leadId } = event
    yield* Effect.annotateCurrentSpan({ callId, leadId, "call.event": event.type })
    const at = event.at ?? (yield* DateTime.now)
    const following = follow(event, viewer, at).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))
    const beginning = begin(event, at).pipe(
      Effect.catchTag("CallExists", () => Effect.void),
      Effect.zipRight(following)
    )
    const call: Call = yield* Effect.catchTag(following, "CallNotFound", () => beginning)
    return call
  })

  return { hear }
})

/** What the voice orchestrator tells: it rings, it was answered, it is over. */
export class VoiceLine extends Context.Tag("callwise/calls/VoiceLine")<
  VoiceLine,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(VoiceLine, make).pipe(
    Layer.provide([CallsRepo.layer, Calls.layer, Endings.layer])
  )
}
