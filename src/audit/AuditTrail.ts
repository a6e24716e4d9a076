import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Schema } from "effect"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Secrets } from "../platform/Secrets.ts"
import { Audit } from "./Audit.ts"
import { AuditEntry, auditSourceOf } from "./AuditEntry.ts"
import { leadHashOf } from "./Chain.ts"

const { source: _, at: __, ...stored } = AuditEntry.fields
const Row = Schema.Struct({
  ...stored,
  at: Schema.DateTimeUtcFromDate,
  sequence: Schema.NullOr(Schema.NumberFromString)
})

export interface TrailPage {
  readonly before: string | null
  readonly limit: number
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const { hash } = yield* Secrets

  /** Newest first. An erased lead's entries are found by the hash that stands for it: they tell nothing of the person. */
  const list = Effect.fn("AuditTrail.list")(
    function* (leadId: LeadId, { before, limit }: TrailPage) {
      yield* Effect.annotateCurrentSpan({ leadId })
      const columns = sql.literal("audit_id, at, action, key_id, key_name, request_id, detail, sequence, seal")
      const since = before === null ? sql`true` : sql`audit_id < ${before}::uuid`
      const rows = yield* sql<object>`
      select audit_id, at, action, key_id, key_name, request_id, detail, sequence::text, encode(seal, 'hex') seal from (
        (select ${columns} from audit_entries
          where lead_hash = ${leadHashOf(hash, leadId)} and ${since} order by audit_id desc limit ${limit})
        union all
        (select ${columns} from audit_entries
          where lead_hash is null and lead_id = ${leadId} and ${since} order by audit_id desc limit ${limit})
      ) found order by audit_id desc limit ${limit}`
      const entries = yield* audit.entriesOf("shown", { action: "audit.read" })
      const [{ known } = { known: false }] = yield* sql<{ known: boolean }>`
      with shown as (select lead_id from leads where lead_id = ${leadId}), audited as (${entries})
      select exists (select from shown) known`
      if (!known && rows.length === 0 && before === null) return yield* new LeadNotFound({ leadId })
      const decoded = yield* Schema.decodeUnknown(Schema.Array(Row))(rows)
      return decoded.map(
        entry => new AuditEntry({ ...entry, source: auditSourceOf(entry.keyId, entry.keyName, entry.requestId) })
      )
    },
    Effect.catchTags({ SqlError: Effect.die, ParseError: Effect.die })
  )

  /** Takes the lead's id out of its entries; the hash that is sealed in its place stays. */
  const forgetLead = (leadId: LeadId): Effect.Effect<void> =>
    sql`update audit_entries set lead_id = null, lead_hash = ${leadHashOf(hash, leadId)} where lead_id = ${leadId}`.pipe(
      Effect.orDie,
      Effect.asVoid
    )

  return { list, forgetLead }
})

/** Who read or changed what is held on a lead: for the person, and for those who must account for it. */
export class AuditTrail extends Context.Tag("callwise/audit/AuditTrail")<
  AuditTrail,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(AuditTrail, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Secrets.layer]))
}
