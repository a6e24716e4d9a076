import { Context, Effect, Layer, Schema } from "effect"
import { CallSessions } from "../coaching/session/CallSessions.ts"
import { Call } from "./Call.ts"
import type { CallRow } from "./CallsRepo.ts"
import { CallMessages } from "./stream/CallMessages.ts"

const callJson = Schema.encodeSync(Call)

const make = Effect.gen(function* () {
  const messages = yield* CallMessages
  const sessions = yield* CallSessions

  /** Once a call: when it has just become over. */
  const tell = (call: Call, before: CallRow): Effect.Effect<void> =>
    before.status === "ended" || call.status !== "ended"
      ? Effect.void
      : Effect.zipRight(messages.post(call.callId, "call_ended", callJson(call)), sessions.forget(call.callId))

  return { tell }
})

/** Tells whoever follows a call that it is over. */
export class Endings extends Context.Tag("callwise/calls/Endings")<Endings, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(Endings, make)
}
