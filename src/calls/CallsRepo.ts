import { SqlClient, type Statement } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { CallPermission } from "../compliance/calling/CallPermission.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import type { LeadId } from "../leads/Lead.ts"
import type { OfferId } from "../offers/Offer.ts"
import { BriefingPart, MissingPart } from "./Briefing.ts"
import { Call, CallOutcome } from "./Call.ts"
import type { CallId } from "./CallId.ts"

const { endedAt: _, outcome: __, saleOfferId: ___, premium: ____, ...always } = Call.fields
const Row = Schema.Struct({
  ...always,
  startedAt: Schema.DateTimeUtcFromDate,
  endedAt: Schema.NullOr(Schema.DateTimeUtcFromDate),
  outcome: Schema.NullOr(CallOutcome),
  saleOfferId: Schema.NullOr(Call.fields.saleOfferId.from),
  premium: Schema.NullOr(Schema.Number),
  position: Schema.String,
  permission: CallPermission,
  settled: Schema.Array(BriefingPart),
  missing: Schema.Array(MissingPart),
  preparedAt: Schema.NullOr(Schema.DateTimeUtcFromDate)
})
export type CallRow = typeof Row.Type

interface CallToKeep {
  readonly call: Call
  readonly permission: CallPermission
}

export interface Ending {
  readonly at: DateTime.Utc
  readonly outcome: typeof CallOutcome.Type | null
  readonly saleOfferId: OfferId | null
  readonly premium: number | null
}

export interface CallFilter {
  readonly agentId: AgentId | null
  readonly leadId: LeadId | null
  readonly status: string | null
}

const decoded = Schema.decodeUnknown(Schema.Array(Row))
const missingJson = Schema.encodeSync(Schema.parseJson(Schema.Array(MissingPart)))
const permissionJson = Schema.encodeSync(Schema.parseJson(CallPermission))

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns = sql.literal(`call_id, lead_id, agent_id, direction, status, ringing, started_at, ended_at, outcome,
    sale_offer_id, premium::float8 premium, position::text "position", permission, settled, missing,
    prepared_at`)

  /** A row for each call that the statement gives, with an entry of the audit. */
  const audited = (rows: Statement.Fragment, action: string) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("touched", { action })
      const found = yield* sql`with touched as (${rows}), audited as (${entries}) select ${columns} from touched
        order by touched.position desc`
      return yield* decoded(found)
    }).pipe(Effect.orDie)

  const one = (rows: Statement.Fragment, action: string) => Effect.map(audited(rows, action), Arr.head)

  /** None when a call has this id already. */
  const insert = ({ call, permission }: CallToKeep): Effect.Effect<Option.Option<CallRow>> =>
    one(
      sql`insert into calls (call_id, lead_id, agent_id, direction, ringing, started_at, permission)
        values (${call.callId}, ${call.leadId}, ${call.agentId}, ${call.direction}, ${call.ringing},
          ${DateTime.toDate(call.startedAt)}, ${permissionJson(permission)}::jsonb)
        on conflict (call_id) do nothing returning *`,
      "call.started"
    )

  const read = (callId: CallId, agentId: AgentId | null, action: string): Effect.Effect<Option.Option<CallRow>> =>
    one(
      sql`select * from calls where call_id = ${callId} and lead_id is not null
        and (${agentId}::text is null or agent_id = ${agentId})`,
      action
    )

  /** Nobody else changes the call until the transaction is over. The lead comes first, as in an erasure. */
  const hold = (callId: CallId): Effect.Effect<Option.Option<CallRow>> =>
    sql`select from leads join calls using (lead_id) where call_id = ${callId} for key share of leads`.pipe(
      Effect.zipRight(
        sql`select ${columns} from calls where call_id = ${callId} and lead_id is not null for no key update`
      ),
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.orDie
    )

  const answer = (callId: CallId, agentId: AgentId, at: DateTime.Utc) =>
    one(
      sql`update calls set ringing = false, agent_id = ${agentId}, started_at = ${DateTime.toDate(at)}
        where call_id = ${callId} returning *`,
      "call.answered"
    )

  const end = (callId: CallId, { at, outcome, saleOfferId, premium }: Ending) =>
    one(
      sql`update calls set status = 'ended', ringing = false, ended_at = coalesce(ended_at, ${DateTime.toDate(at)}),
          outcome = ${outcome}, sale_offer_id = ${saleOfferId}::uuid, premium = ${premium}::numeric
        where call_id = ${callId} returning *`,
      "call.ended"
    )

  const list = (filter: CallFilter, page: { readonly before: string | null; readonly limit: number }) =>
    audited(
      sql`select * from calls where lead_id is not null
        and (${filter.agentId}::text is null or agent_id = ${filter.agentId})
        and (${filter.leadId}::text is null or lead_id = ${filter.leadId})
        and (${filter.status}::text is null or status = ${filter.status})
        and (${page.before}::uuid is null or position < ${page.before}::uuid)
        order by position desc limit ${page.limit}`,
      "call.read"
    )

  const latestActive = (leadId: LeadId, agentId: AgentId | null): Effect.Effect<Option.Option<CallId>> =>
    sql`select call_id from calls where lead_id = ${leadId} and status = 'active'
      and (${agentId}::text is null or agent_id = ${agentId}) order by position desc limit 1`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Schema.Struct({ callId: Call.fields.callId })))),
      Effect.map(rows => Option.map(Arr.head(rows), ({ callId }) => callId)),
      Effect.orDie
    )

  const settle = (
    callId: CallId,
    part: BriefingPart,
    at: DateTime.Utc,
    missing: ReadonlyArray<MissingPart>
  ): Effect.Effect<void> =>
    sql`update calls set settled = array_append(settled, ${part}), prepared_at = ${DateTime.toDate(at)},
        missing = (select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(missing) one where one ->> 'part' <> ${part})
          || ${missingJson(missing)}::jsonb
      where call_id = ${callId} and not ${part} = any(settled)`.pipe(Effect.orDie, Effect.asVoid)

  const offerIsOf = (offerId: OfferId, leadId: LeadId): Effect.Effect<boolean> =>
    sql`select from personalized_offers where offer_id = ${offerId}::uuid and lead_id = ${leadId}`.pipe(
      Effect.map(rows => rows.length > 0),
      Effect.orDie
    )

  return { insert, read, hold, answer, end, list, latestActive, settle, offerIsOf }
})

export class CallsRepo extends Context.Tag("callwise/calls/CallsRepo")<
  CallsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CallsRepo, make).pipe(Layer.provide(Audit.layer))
}
