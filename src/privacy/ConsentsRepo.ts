import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { LeadId } from "../leads/Lead.ts"
import { Secrets } from "../platform/Secrets.ts"
import { ConsentNow, type ConsentStated, ConsentStatement } from "./ConsentRecord.ts"
import type { ContactHashes } from "./ContactHash.ts"
import { Purpose } from "./Purpose.ts"

const StatementRow = Schema.Struct({
  ...ConsentStatement.fields,
  at: Schema.DateTimeUtcFromDate,
  recordedAt: Schema.DateTimeUtcFromDate
})
const NowRow = Schema.Struct({ purpose: Purpose, ...ConsentNow.fields, since: Schema.DateTimeUtcFromDate })

export type Said = { readonly [purpose in Purpose]?: boolean | undefined }

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const { hash } = yield* Secrets

  /** False when there is no such lead. */
  const state = (leadId: LeadId, said: Said, its: ConsentStated): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      const { source = "api", channel = null, text = null, version = null } = its
      const at = its.at === undefined ? null : DateTime.toDate(its.at)
      const textHash = text === null ? null : hash("consent text", text, version ?? "")
      const [row] = yield* sql<{ known: boolean }>`
        select state_consent(${leadId}, ${JSON.stringify(said)}::jsonb, ${at}::timestamptz,
          ${source}::text, ${channel}::text, ${text}::text, ${version}::text, ${textHash}::bytea) known`
      if (row?.known !== true) return false
      const saying = (answer: boolean) => Purpose.literals.filter(purpose => said[purpose] === answer)
      yield* audit.record({
        action: "consent.stated",
        leadId,
        detail: { granted: saying(true), refused: saying(false) }
      })
      return true
    }).pipe(sql.withTransaction, Effect.orDie)

  const current = (leadId: LeadId): Effect.Effect<ReadonlyArray<typeof NowRow.Type>> =>
    sql`select purpose, granted, at since, source from (
        select distinct on (purpose) purpose, granted, at, source from consent_statements
        where lead_id = ${leadId} order by purpose, at desc, recorded_at desc
      ) latest where granted is not null`.pipe(Effect.flatMap(Schema.decodeUnknown(Schema.Array(NowRow))), Effect.orDie)

  /** Newest first; none when there is no such lead. */
  const history = (leadId: LeadId, before: string | null, limit: number) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("found", { action: "consent.read" })
      const found = yield* sql`with found as (select lead_id from leads where lead_id = ${leadId}),
        audited as (${entries}) select lead_id from found`
      if (found.length === 0) return Option.none()
      const rows = yield* sql`select statement_id, purpose, granted, source, channel, text, version, at, recorded_at
        from consent_statements where lead_id = ${leadId} and (${before}::uuid is null or statement_id < ${before}::uuid)
        order by statement_id desc limit ${limit}`
      const statements = yield* Schema.decodeUnknown(Schema.Array(StatementRow))(rows)
      return Option.some(statements.map(statement => new ConsentStatement(statement)))
    }).pipe(Effect.orDie)

  /** Before the lead goes: what was said stays provable for whoever can name its e-mail or phone. */
  const keepProof = (leadId: LeadId, { email, phone }: ContactHashes): Effect.Effect<void> =>
    (email === null && phone === null
      ? sql`delete from consent_statements where lead_id = ${leadId}`
      : sql`update consent_statements set email_hash = ${email}, phone_hash = ${phone} where lead_id = ${leadId}`
    ).pipe(Effect.orDie, Effect.asVoid)

  return { state, current, history, keepProof }
})

export class ConsentsRepo extends Context.Tag("callwise/privacy/ConsentsRepo")<
  ConsentsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(ConsentsRepo, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Secrets.layer]))
}
