import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Queue, Schema } from "effect"
import { type SuggestionId, SuggestionType } from "../Suggestion.ts"
import { recordStatus } from "../suggesting/SuggestionMetrics.ts"

const waitingAtMost = 10_000
const atOnce = 500
const gatherFor = "100 millis"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const waiting = yield* Queue.dropping<SuggestionId>(waitingAtMost)

  const note = (ids: ReadonlyArray<SuggestionId>) =>
    sql`update coaching_suggestions set shown_at = now(), status = 'shown'
      where suggestion_id = any(${ids}::uuid[]) and status = 'pending' and not withheld returning type`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Schema.Struct({ type: SuggestionType })))),
      Effect.flatMap(seen => Effect.forEach(seen, ({ type }) => recordStatus(type, "shown"), { discard: true })),
      Effect.orDie
    )

  const gather = Queue.takeBetween(waiting, 1, atOnce).pipe(
    Effect.flatMap(ids => note([...ids])),
    Effect.catchAllCause(cause => Effect.logWarning("It could not be noted which suggestions were shown", cause)),
    Effect.zipRight(Effect.sleep(gatherFor))
  )
  yield* Effect.forkScoped(Effect.forever(gather))

  /** Nobody waits for it; many are noted by one statement. */
  const shown = (ids: ReadonlyArray<SuggestionId>): Effect.Effect<void> =>
    ids.length === 0 ? Effect.void : Effect.asVoid(Queue.offerAll(waiting, ids))

  return { shown }
})

/** Which suggestions came before an agent's eyes. */
export class Showing extends Context.Tag("callwise/coaching/feedback/Showing")<
  Showing,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(Showing, make)
}
