import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, Option, Schema } from "effect"
import { gathering } from "../../platform/Gathering.ts"
import type { CallId } from "../CallId.ts"
import { CallMessage, type CallMessageType, callsChannel } from "./CallMessage.ts"
import { CallNews } from "./CallNews.ts"

interface Place {
  readonly callId: CallId
  readonly after: number
}

/** Where there are as many, there may be more. */
export const readAtMost = 100
const Row = Schema.Struct({ place: Schema.Int, messages: Schema.Array(CallMessage) })
const decoded = Schema.decodeUnknown(Schema.Array(Row))
const Last = Schema.Array(Schema.Struct({ sequence: Schema.Int }))

/** What is behind a place in a call; none when the call is gone, as when the person was erased. */
type Behind = Option.Option<ReadonlyArray<CallMessage>>

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const news = yield* CallNews

  /** Of many calls at once: those that wake in the same turn are read by one query. */
  const readAll = (places: ReadonlyArray<Place>): Effect.Effect<ReadonlyArray<Behind>> =>
    sql`
      select x.place, (
        select coalesce(json_agg(json_build_object('callId', m.call_id, 'sequence', m.sequence, 'type', m.type, 'data', m.data)
          order by m.sequence), '[]')
        from (select * from call_messages where call_id = x."callId" and sequence > x.after
          order by sequence limit ${readAtMost}) m) messages
      from jsonb_to_recordset(${JSON.stringify(places.map((place, at) => ({ ...place, place: at })))}::jsonb)
        x(place int, "callId" text, after int)
      join calls c on c.call_id = x."callId" and c.lead_id is not null`.pipe(
      Effect.flatMap(decoded),
      Effect.map(rows => {
        const found = new Map(rows.map(({ messages, place }) => [place, messages]))
        return places.map((_, at) => Option.fromNullable(found.get(at)))
      }),
      Effect.orDie
    )
  const read = gathering(yield* Effect.scope, readAll)

  /** Those behind a number, the first first; the rest of more than a hundred when asked again. */
  const after = (callId: CallId, sequence: number): Effect.Effect<Behind> =>
    Effect.map(read([{ callId, after: sequence }]), ([messages = Option.none()]) => messages)

  /** The number of the last one; 0 when nothing was told yet. */
  const last = (callId: CallId): Effect.Effect<number> =>
    sql`select sequence from call_sessions where call_id = ${callId}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Last)),
      Effect.map(rows => Option.match(Arr.head(rows), { onNone: () => 0, onSome: ({ sequence }) => sequence })),
      Effect.orDie
    )

  /**
   * Tells everybody who follows the call; within a transaction, once it is committed. Behind its end nothing is told: nobody
   * follows any more. The lead is held before the session, as in an erasure.
   */
  const post = (callId: CallId, type: CallMessageType, data: unknown): Effect.Effect<void> =>
    sql`
      with held as (
        select c.call_id, c.lead_id from calls c join leads l using (lead_id)
        where c.call_id = ${callId} and (c.status = 'active' or ${type} = 'call_ended') for key share of l for share of c
      ), told as (
        insert into call_sessions (call_id, lead_id, sequence) select call_id, lead_id, 1 from held
        on conflict (call_id) do update set sequence = call_sessions.sequence + 1
        returning call_id, lead_id, sequence
      ), kept as (
        insert into call_messages (call_id, sequence, lead_id, type, data)
        select call_id, sequence, lead_id, ${type}, ${JSON.stringify(data)}::jsonb from told
      )
      select pg_notify(${callsChannel}, call_id || ' ' || sequence) from told`.pipe(
      Effect.orDie,
      Effect.zipRight(news.wake(callId))
    )

  return { after, last, post }
})

/** What was told of a call, numbered from 1 on without a gap. */
export class CallMessages extends Context.Tag("callwise/calls/stream/CallMessages")<
  CallMessages,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(CallMessages, make)
}
