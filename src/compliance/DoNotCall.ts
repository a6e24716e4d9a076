import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { Ids } from "../platform/Ids.ts"
import { Secrets } from "../platform/Secrets.ts"
import { contactHashes, presentHashes } from "../privacy/ContactHash.ts"
import { DoNotCallEntry, type DoNotCallId, DoNotCallNotFound, type NewDoNotCall } from "./DoNotCallEntry.ts"

const Row = Schema.Struct({ entryId: DoNotCallEntry.fields.doNotCallId, addedAt: Schema.DateTimeUtcFromDate })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const ids = yield* Ids
  const { hash } = yield* Secrets

  /** One order of locking: two that name the same contacts wait for each other, and the first one's entry stands. */
  const add = Effect.fn("DoNotCall.add")(function* ({ email, phone, source }: NewDoNotCall) {
    const hexes = presentHashes(contactHashes(hash, { email, phone })).map(known => known.toString("hex"))
    const contacts = [
      ...(phone === undefined ? [] : ["phone" as const]),
      ...(email === undefined ? [] : ["email" as const])
    ]
    const entryId = yield* ids.next
    const entries = yield* Effect.gen(function* () {
      const rows = yield* sql`
        insert into do_not_call (contact_hash, list, entry_id, source)
        select decode(hex, 'hex'), 'own', ${entryId}::uuid, ${source}
        from jsonb_array_elements_text(${JSON.stringify(hexes.toSorted())}::jsonb) hex order by hex
        on conflict (contact_hash, list) do update set list = excluded.list
        returning entry_id, added_at`
      const entries = yield* Schema.decodeUnknown(Schema.NonEmptyArray(Row))(rows)
      if (entries.some(entry => entry.entryId === entryId))
        yield* audit.record({ action: "do_not_call.added", detail: { doNotCallId: entryId, contacts } })
      return entries
    }).pipe(sql.withTransaction, Effect.orDie)
    const first = entries.reduce((a, b) => (DateTime.lessThanOrEqualTo(a.addedAt, b.addedAt) ? a : b))
    return {
      entry: new DoNotCallEntry({ doNotCallId: first.entryId, addedAt: first.addedAt, contacts }),
      isNew: first.entryId === entryId
    }
  })

  /** When the person asks to be contacted again, or the entry was a mistake. */
  const remove = Effect.fn("DoNotCall.remove")(function* (doNotCallId: DoNotCallId) {
    const removed = yield* Effect.gen(function* () {
      const rows = yield* sql`delete from do_not_call where entry_id = ${doNotCallId}::uuid returning list`
      if (rows.length > 0) yield* audit.record({ action: "do_not_call.removed", detail: { doNotCallId } })
      return rows.length
    }).pipe(sql.withTransaction, Effect.orDie)
    if (removed === 0) return yield* new DoNotCallNotFound({ doNotCallId })
  })

  return { add, remove }
})

/** Who asked not to be called: by keyed hash, so that it outlives the person's data and cannot be read. */
export class DoNotCall extends Context.Tag("callwise/compliance/DoNotCall")<
  DoNotCall,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(DoNotCall, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Ids.layer, Secrets.layer]))
}
