import { createHash } from "node:crypto"
import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import type { Lead } from "../leads/Lead.ts"
import { Secrets } from "../platform/Secrets.ts"
import { contactHashes, presentHashes } from "../privacy/ContactHash.ts"
import { Licence } from "./Licence.ts"
import { listedHash } from "./ListedHash.ts"

const Moment = Schema.NullOr(Schema.DateTimeUtcFromDate)
const Row = Schema.Struct({
  /** Of do-not-call, on which the person is. */
  lists: Schema.Array(Schema.String),
  imported: Schema.Record({ key: Schema.String, value: Schema.DateTimeUtc }),
  attempts: Schema.Array(Schema.DateTimeUtc),
  consentSince: Moment,
  boughtAt: Moment,
  profileAge: Schema.NullOr(Schema.Number),
  licences: Schema.NullOr(Schema.Array(Licence))
})
export type CallRecords = typeof Row.Type

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const { hash } = yield* Secrets

  const hexesOf = ({ email, phone }: Lead) =>
    [
      ...presentHashes(contactHashes(hash, { email, phone })),
      ...(phone === undefined ? [] : [listedHash(hash, createHash("sha256").update(phone).digest("hex"))])
    ].map(known => known.toString("hex"))

  /** All that is on record on calling this person, in one statement. */
  const read = (lead: Lead, agentId: AgentId | null, at: DateTime.Utc): Effect.Effect<CallRecords> =>
    Effect.gen(function* () {
      const { leadId } = lead
      const { phone } = contactHashes(hash, { phone: lead.phone })
      const entries = yield* audit.entriesOf("asked", { action: "call_permission.read" })
      const rows = yield* sql`
        with asked as (select lead_id from leads where lead_id = ${leadId}), audited as (${entries})
        select
          (select coalesce(jsonb_agg(distinct list), '[]') from do_not_call where contact_hash in (
            select decode(hex, 'hex') from jsonb_array_elements_text(${JSON.stringify(hexesOf(lead))}::jsonb) hex)) lists,
          (select coalesce(jsonb_object_agg(list, imported_at), '{}') from do_not_call_lists) imported,
          (select coalesce(jsonb_agg(at order by at), '[]') from contact_attempts
            where (lead_id = ${leadId} or phone_hash = ${phone}) and direction = 'outbound'
              and at > ${DateTime.toDate(at)}::timestamptz - interval '24 hours') attempts,
          (select max(at) from consent_statements
            where lead_id = ${leadId} and purpose = 'calls' and granted) consent_since,
          (select max(responded_at) from personalized_offers
            where lead_id = ${leadId} and status = 'accepted') bought_at,
          (select (demographics->>'age')::float8 from lead_enrichment_profiles where lead_id = ${leadId}) profile_age,
          (select licences from agents where agent_id = ${agentId}) licences`
      return yield* Effect.flatMap(Schema.decodeUnknown(Schema.Array(Row))(rows), Arr.head)
    }).pipe(Effect.orDie)

  return { read }
})

/** What the service has on record that bears on a call. */
export class CallRecordsRepo extends Context.Tag("callwise/compliance/CallRecordsRepo")<
  CallRecordsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(CallRecordsRepo, make).pipe(Layer.provide([Audit.layer, Secrets.layer]))
}
