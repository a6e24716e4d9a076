import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { LeadId } from "../leads/Lead.ts"
import { redactText } from "../platform/Redaction.ts"
import type { ContactHashes } from "./ContactHash.ts"
import { DeletionRequest, type NewDeletionRequest, RequestId } from "./DeletionRequest.ts"
import { type DeletionRule, deadlinesOf, deletionRuleOf } from "./DeletionRules.ts"

const Row = Schema.Struct({
  requestId: RequestId,
  status: DeletionRequest.fields.status,
  erased: Schema.Int,
  receivedAt: Schema.DateTimeUtcFromDate,
  acknowledgeBy: Schema.DateTimeUtcFromDate,
  answerBy: Schema.DateTimeUtcFromDate,
  completedAt: Schema.NullOr(Schema.DateTimeUtcFromDate),
  ruleId: Schema.String,
  note: Schema.NullOr(Schema.String)
})
const Opened = Schema.Struct({ requestId: RequestId, isNew: Schema.Boolean })

const requestOf = ({ ruleId, answerBy: deadline, ...row }: typeof Row.Type) => {
  const { law = "", citation = "" } = deletionRuleOf(ruleId) ?? {}
  return new DeletionRequest({ ...row, deadline, rule: { ruleId, law, citation } })
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit

  const columns = sql.literal(
    "request_id, status, erased, received_at, acknowledge_by, answer_by, completed_at, rule_id, note"
  )

  /** One request for one contact, however often it is made; and who is to be erased for it now. */
  const open = (asked: NewDeletionRequest, hashes: ContactHashes, rule: DeletionRule, at: DateTime.Utc) =>
    Effect.gen(function* () {
      const { acknowledgeBy, answerBy } = deadlinesOf(rule, at)
      const note = asked.note === undefined ? null : redactText(asked.note)
      const [row] = yield* sql`
        insert into deletion_requests as r (email_hash, phone_hash, note, rule_id, received_at, acknowledge_by, answer_by)
        values (${hashes.email}, ${hashes.phone}, ${note}, ${rule.ruleId}, ${DateTime.toDate(at)},
          ${DateTime.toDate(acknowledgeBy)}, ${DateTime.toDate(answerBy)})
        on conflict (email_hash, phone_hash) do update set note = coalesce(r.note, excluded.note)
        returning request_id, xmax = 0 is_new`
      const opened = yield* Schema.decodeUnknown(Opened)(row)
      const found = yield* sql`
        insert into deletion_request_leads (request_id, lead_id)
        select ${opened.requestId}::uuid, lead_id from leads
        where email = ${asked.email ?? null} or phone = ${asked.phone ?? null} for key share
        on conflict do nothing returning lead_id`
      if (found.length > 0)
        yield* sql`update deletion_requests set status = 'in_progress', completed_at = null
          where request_id = ${opened.requestId}::uuid`
      yield* audit.record({
        action: "deletion.requested",
        detail: { requestId: opened.requestId, leads: found.length }
      })
      return opened
    }).pipe(Effect.orDie)

  const nextLead = (requestId: RequestId) =>
    sql`select lead_id from deletion_request_leads where request_id = ${requestId}::uuid limit 1`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Schema.Struct({ leadId: LeadId })))),
      Effect.map(rows => Option.map(Arr.head(rows), ({ leadId }) => leadId)),
      Effect.orDie
    )

  /** Until the transaction ends nobody else works on the request. */
  const takeNextLead = (requestId: RequestId): Effect.Effect<Option.Option<LeadId>> =>
    sql`select from deletion_requests where request_id = ${requestId}::uuid for update`.pipe(
      Effect.zipRight(nextLead(requestId)),
      Effect.orDie
    )

  const countErased = (requestId: RequestId): Effect.Effect<void> =>
    sql`update deletion_requests set erased = erased + 1 where request_id = ${requestId}::uuid`.pipe(
      Effect.orDie,
      Effect.asVoid
    )

  const complete = (requestId: RequestId): Effect.Effect<void> =>
    Effect.gen(function* () {
      const done = yield* sql<{ erased: number }>`
        update deletion_requests r set status = 'completed', completed_at = now()
        where request_id = ${requestId}::uuid and status = 'in_progress'
          and not exists (select from deletion_request_leads l where l.request_id = r.request_id)
        returning erased`
      for (const { erased } of done)
        yield* audit.record({ action: "deletion.completed", detail: { requestId, erased } })
    }).pipe(sql.withTransaction, Effect.orDie)

  const decoded = (rows: ReadonlyArray<object>) =>
    Effect.map(Schema.decodeUnknown(Schema.Array(Row))(rows), requests => requests.map(requestOf))

  const find = (requestId: RequestId): Effect.Effect<Option.Option<DeletionRequest>> =>
    sql<object>`select ${columns} from deletion_requests where request_id = ${requestId}::uuid`.pipe(
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.orDie
    )

  const list = (page: { readonly before: string | null; readonly limit: number }) =>
    sql<object>`select ${columns} from deletion_requests
      where ${page.before}::uuid is null or request_id < ${page.before}::uuid
      order by request_id desc limit ${page.limit}`.pipe(Effect.flatMap(decoded), Effect.orDie)

  const listOpen = (limit: number) =>
    sql<object>`select ${columns} from deletion_requests where status = 'in_progress' order by request_id limit ${limit}`.pipe(
      Effect.flatMap(decoded),
      Effect.orDie
    )

  return { open, takeNextLead, countErased, complete, find, list, listOpen }
})

export class DeletionRequestsRepo extends Context.Tag("callwise/privacy/DeletionRequestsRepo")<
  DeletionRequestsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(DeletionRequestsRepo, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Audit.layer))
}
