import { SqlClient, type Statement } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../../audit/Audit.ts"
import { CallStatus } from "../../calls/Call.ts"
import type { CallId } from "../../calls/CallId.ts"
import { HeardEvent } from "../../calls/events/HeardEvent.ts"
import type { CallMessageType } from "../../calls/stream/CallMessage.ts"
import { AgentId } from "../../keys/ApiKey.ts"
import { LeadId } from "../../leads/Lead.ts"
import { CallFacts } from "../CallFacts.ts"
import { Conversation } from "../Conversation.ts"
import type { SuggestionChange } from "../suggesting/SuggestionChange.ts"
import { rowsOf } from "../suggesting/SuggestionRow.ts"

const Row = Schema.Struct({
  leadId: LeadId,
  agentId: AgentId,
  status: CallStatus,
  version: Schema.Int,
  facts: Schema.NullOr(CallFacts),
  conversation: Schema.NullOr(Conversation)
})
type SessionRow = typeof Row.Type

const Moved = Schema.Struct({ sequence: Schema.Int })

export interface News {
  readonly type: CallMessageType
  /** As it is sent. */
  readonly data: unknown
}

export interface Advance {
  readonly callId: CallId
  /** Whose call it was: it rings here and may be answered there. */
  readonly agentId: AgentId
  /** As it was loaded: whoever comes second begins again. */
  readonly version: number
  /** Null when they stand as they were loaded. */
  readonly facts: CallFacts | null
  readonly conversation: Conversation
  readonly events: ReadonlyArray<HeardEvent>
  readonly changes: ReadonlyArray<SuggestionChange>
  readonly news: ReadonlyArray<News>
  /** What is to be written with it, for the one row of the named query, or not at all. */
  readonly along: ((rows: string) => Statement.Fragment) | null
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const nothing = sql.literal("")

  /** Begins to remember a call that was not yet. The lead comes first, as in an erasure. */
  const load = (callId: CallId): Effect.Effect<Option.Option<SessionRow>> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("found", { action: "call.heard" })
      const rows = yield* sql`
        with lead as materialized (
          select lead_id from leads where lead_id = (select lead_id from calls where call_id = ${callId}) for key share
        ), found as (
          select call_id, lead_id, agent_id, status from lead join calls using (lead_id) where call_id = ${callId}
        ),
        made as (insert into call_sessions (call_id, lead_id) select call_id, lead_id from found on conflict do nothing),
        audited as (${entries})
        select f.lead_id, f.agent_id, f.status, coalesce(s.version, 0) "version", s.facts, s.conversation
        from found f left join call_sessions s using (call_id)`
      return Arr.head(yield* Schema.decodeUnknown(Schema.Array(Row))(rows))
    }).pipe(Effect.orDie)

  const find = (callId: CallId): Effect.Effect<Option.Option<Pick<SessionRow, "facts" | "conversation">>> =>
    sql`select facts, conversation from call_sessions where call_id = ${callId}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Row.pick("facts", "conversation")))),
      Effect.map(Arr.head),
      Effect.orDie
    )

  /**
   * All of it, and the number of its last message; nothing when the call has ended or went to another agent, or somebody else
   * advanced it meanwhile. The lead is held first and then the call, as in an erasure and an ending, which are waited for. What
   * there is nothing of is left out of the statement: even of no rows a trigger would be told.
   */
  const advance = ({
    agentId,
    along,
    callId,
    changes,
    conversation,
    events,
    facts,
    news,
    version
  }: Advance): Effect.Effect<Option.Option<number>> => {
    const { expires, made, said } = rowsOf(changes)
    const known = facts === null ? nothing : sql`facts = ${JSON.stringify(facts)}::jsonb,`
    const heard =
      events.length === 0
        ? nothing
        : sql`, heard as (
        insert into call_events (call_id, event_index, lead_id, at, event, detected)
        select call_id, (e->>'eventIndex')::int, lead_id, (e->>'at')::timestamptz, e - 'detected', e->'detected'
        from moved, jsonb_array_elements(${JSON.stringify(events)}::jsonb) e)`
    const begun =
      made.length === 0
        ? nothing
        : sql`, made as (
        insert into coaching_suggestions (suggestion_id, lead_id, call_id, agent_id, type, rule, script, tenure, title, content,
          suggested_script, talking_points, confidence, priority, triggered_by, context, withheld, propensity, decided, created_at, expires_at)
        select m.suggestion_id, moved.lead_id, moved.call_id, m.agent_id, m.type, m.rule, m.script, m.tenure, m.title, m.content,
          m.suggested_script, m.talking_points, m.confidence, m.priority, m.triggered_by, m.context, m.withheld, m.propensity, m.decided,
          m.created_at, m.expires_at
        from moved, jsonb_populate_recordset(null::coaching_suggestions, ${JSON.stringify(made)}::jsonb) m)`
    const spoken =
      said.length === 0
        ? nothing
        : sql`, said as (
        update coaching_suggestions t set said_at = coalesce(t.said_at, x.at)
        from moved, jsonb_to_recordset(${JSON.stringify(said)}::jsonb) x(id uuid, at timestamptz) where t.suggestion_id = x.id)`
    const expiring =
      expires.length === 0
        ? nothing
        : sql`, expires as (
        update coaching_suggestions t set expires_at = x.at
        from moved, jsonb_to_recordset(${JSON.stringify(expires)}::jsonb) x(id uuid, at timestamptz) where t.suggestion_id = x.id)`
    const told =
      news.length === 0
        ? nothing
        : sql`, told as (
        insert into call_messages (call_id, sequence, lead_id, type, data)
        select call_id, sequence - ${news.length}::int + place::int, lead_id, m->>'type', m->'data'
        from moved, jsonb_array_elements(${JSON.stringify(news)}::jsonb) with ordinality n(m, place))`
    const also = along === null ? nothing : sql`, also as (${along("moved")})`
    return sql`
      with held as (
        select c.call_id from calls c join leads l using (lead_id)
        where c.call_id = ${callId} and c.status = 'active' and c.agent_id = ${agentId} for key share of l for share of c
      ), moved as (
        update call_sessions s set conversation = ${JSON.stringify(conversation)}::jsonb, ${known}
          version = s.version + 1, sequence = s.sequence + ${news.length}::int, updated_at = now()
        from held where s.call_id = held.call_id and s.version = ${version}
        returning s.call_id, s.lead_id, s.sequence
      )${heard}${begun}${spoken}${expiring}${told}${also}
      select sequence from moved`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Moved))),
      Effect.map(rows => Option.map(Arr.head(rows), ({ sequence }) => sequence)),
      Effect.orDie
    )
  }

  const events = (callId: CallId, after: number, limit: number): Effect.Effect<ReadonlyArray<HeardEvent>> =>
    sql<{ event: object }>`
      select event || jsonb_build_object('detected', detected) "event" from call_events
      where call_id = ${callId} and event_index > ${after} order by event_index limit ${limit}`.pipe(
      Effect.map(rows => rows.map(({ event }) => event)),
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(HeardEvent))),
      Effect.orDie
    )

  return { load, find, advance, events }
})

/** What is remembered of calls while they go on. */
export class SessionsRepo extends Context.Tag("callwise/coaching/session/SessionsRepo")<
  SessionsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(SessionsRepo, make).pipe(Layer.provide(Audit.layer))
}
