import { SqlClient } from "@effect/sql"
import { Effect, Queue } from "effect"
import type { CallId } from "../CallId.ts"
import { callsChannel } from "./CallMessage.ts"

const gatherFor = "5 millis"

/**
 * Notifies the other replicas of what is committed already, of many calls at once. A transaction that notifies makes all
 * others that do wait until it is on the disk: what is written must not. Should this replica die in between, whoever follows
 * elsewhere looks for himself within a heartbeat.
 */
export const announcing = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const unsaid = new Map<CallId, number>()
  const due = yield* Queue.sliding<void>(1)

  const say = Effect.suspend(() => {
    const payloads = Array.from(unsaid, ([callId, sequence]) => `${callId} ${sequence}`)
    unsaid.clear()
    return payloads.length === 0
      ? Effect.void
      : Effect.asVoid(
          sql`select pg_notify(${callsChannel}, said) from jsonb_array_elements_text(${JSON.stringify(payloads)}::jsonb) said`
        )
  }).pipe(Effect.catchAllCause(cause => Effect.logWarning("Other replicas cannot be notified of calls", cause)))

  yield* Queue.take(due).pipe(
    Effect.zipRight(say),
    Effect.zipRight(Effect.sleep(gatherFor)),
    Effect.forever,
    Effect.forkScoped
  )
  yield* Effect.addFinalizer(() => say)

  return (callId: CallId, sequence: number) => {
    unsaid.set(callId, sequence)
    due.unsafeOffer(undefined)
  }
})
