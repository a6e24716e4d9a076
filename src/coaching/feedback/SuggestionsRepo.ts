import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, type Option, Schema } from "effect"
import { Audit } from "../../audit/Audit.ts"
import type { CallId } from "../../calls/CallId.ts"
import type { AgentId } from "../../keys/ApiKey.ts"
import type { LeadId } from "../../leads/Lead.ts"
import { Suggestion, type SuggestionId, type Sureness } from "../Suggestion.ts"
import type { SuggestionChange } from "../suggesting/SuggestionChange.ts"
import { rowsOf } from "../suggesting/SuggestionRow.ts"
import type { Feedback } from "./Feedback.ts"

const { createdAt: _, expiresAt: __, ...plain } = Suggestion.fields
const Row = Schema.Struct({ ...plain, createdAt: Schema.DateTimeUtcFromDate, expiresAt: Schema.DateTimeUtcFromDate })
const decoded = (rows: ReadonlyArray<unknown>) =>
  Effect.map(Schema.decodeUnknown(Schema.Array(Row))(rows), all => all.map(row => new Suggestion(row)))

export interface Asked {
  readonly atMost: number
  readonly surenesses: ReadonlyArray<Sureness>
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns =
    sql.literal(`suggestion_id, lead_id, call_id, type, title, content, suggested_script, talking_points, confidence,
    priority, triggered_by, context, status, created_at, expires_at, expires_at <= now() expired`)
  const mostPressing = sql.literal(
    "array_position(array['urgent', 'high', 'medium', 'low'], priority), created_at desc, suggestion_id"
  )
  const live = sql.literal("not withheld and said_at is null and status in ('pending', 'shown') and expires_at > now()")

  const ofCall = (callId: CallId, { atMost, surenesses }: Asked): Effect.Effect<ReadonlyArray<Suggestion>> =>
    sql`select ${columns} from coaching_suggestions
      where call_id = ${callId} and lead_id is not null and ${live} and confidence = any(${[...surenesses]})
      order by ${mostPressing} limit ${atMost}`.pipe(Effect.flatMap(decoded), Effect.orDie)

  const ofLead = (
    leadId: LeadId,
    { atMost, surenesses }: Asked,
    viewer: AgentId | null
  ): Effect.Effect<ReadonlyArray<Suggestion>> =>
    sql`select ${columns} from coaching_suggestions
      where lead_id = ${leadId} and (call_id is null or ${viewer}::text is null or agent_id = ${viewer}) and ${live} and confidence = any(${[...surenesses]})
      order by ${mostPressing} limit ${atMost}`.pipe(Effect.flatMap(decoded), Effect.orDie)

  /** Before a call: whether they were kept; not when others stand already, made by somebody at the same moment. */
  const keep = (leadId: LeadId, changes: ReadonlyArray<SuggestionChange>): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      yield* sql`select from leads where lead_id = ${leadId} for no key update`
      const kept = yield* sql`
        insert into coaching_suggestions (suggestion_id, lead_id, type, rule, script, tenure, title, content, suggested_script,
          talking_points, confidence, priority, triggered_by, context, withheld, propensity, decided, created_at, expires_at)
        select m.suggestion_id, l.lead_id, m.type, m.rule, m.script, m.tenure, m.title, m.content, m.suggested_script,
          m.talking_points, m.confidence, m.priority, m.triggered_by, m.context, m.withheld, m.propensity, m.decided, m.created_at, m.expires_at
        from leads l, jsonb_populate_recordset(null::coaching_suggestions, ${JSON.stringify(rowsOf(changes).made)}::jsonb) m
        where l.lead_id = ${leadId}
          and not exists (select from coaching_suggestions s where s.lead_id = l.lead_id and s.call_id is null and s.expires_at > now())
        returning suggestion_id`
      return kept.length > 0
    }).pipe(sql.withTransaction, Effect.orDie)

  /** The later word counts; every word is kept. None when the key may not see it. */
  const answer = (
    suggestionId: SuggestionId,
    { effectivenessRating, notes, used, usedScript }: Feedback,
    viewer: AgentId | null
  ): Effect.Effect<Option.Option<Suggestion>> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("touched", { action: "suggestion.answered" })
      const rows = yield* sql`
        with touched as (
          update coaching_suggestions s set status = ${used ? "used" : "dismissed"}, shown_at = coalesce(shown_at, now()),
            used_at = case when ${used} then coalesce(used_at, now()) end, dismissed_at = case when ${used} then null else coalesce(dismissed_at, now()) end
          where suggestion_id = ${suggestionId}::uuid and lead_id is not null and not withheld
            and (call_id is null or ${viewer}::text is null or agent_id = ${viewer})
          returning *
        ), kept as (
          insert into suggestion_feedback (suggestion_id, lead_id, agent_id, used, used_script, effectiveness_rating, notes)
          select suggestion_id, lead_id, coalesce(${viewer}::text, agent_id), ${used}, ${usedScript ?? null}::boolean,
            ${effectivenessRating ?? null}::smallint, ${notes ?? null} from touched
        ), audited as (${entries})
        select ${columns} from touched`
      return Arr.head(yield* decoded(rows))
    }).pipe(Effect.orDie)

  return { ofCall, ofLead, keep, answer }
})

export class SuggestionsRepo extends Context.Tag("callwise/coaching/feedback/SuggestionsRepo")<
  SuggestionsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(SuggestionsRepo, make).pipe(Layer.provide(Audit.layer))
}
