import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Record, Schema, Stream, String as Text } from "effect"
import { Audit } from "../audit/Audit.ts"
import { Lead, type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Leads } from "../leads/Leads.ts"
import { Secrets } from "../platform/Secrets.ts"
import { type HeldTable, heldTables } from "./HeldTables.ts"

const Row = Schema.Struct({
  row: Schema.Record({ key: Schema.String, value: Schema.Unknown }),
  sealed: Schema.NullOr(Schema.Uint8ArrayFromSelf)
})

const encodeLead = Schema.encode(Lead)

const listed = <E>(name: string, items: Stream.Stream<string, E>): Stream.Stream<string, E> =>
  Stream.make(`,${JSON.stringify(name)}:[`).pipe(
    Stream.concat(Stream.mapAccum(items, "", (comma, item) => [",", comma + item])),
    Stream.concat(Stream.make("]"))
  )

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const leads = yield* Leads
  const { decrypt } = yield* Secrets

  const shownOf = ({ sealed: held }: HeldTable, { row, sealed }: typeof Row.Type) => {
    const shown = Record.mapKeys(row, Text.snakeToCamel)
    return held === undefined || sealed === null ? shown : { ...shown, [held.shownAs]: JSON.parse(decrypt(sealed)) }
  }

  const rowsOf = (leadId: LeadId, held: HeldTable) =>
    sql`select to_jsonb(held) - array[${sql.literal(held.left.map(column => `'${column}'`).join(", "))}]::text[] as row,
        ${sql.literal(held.sealed?.column ?? "null::bytea")} as sealed
      from ${sql.literal(held.table)} held where ${sql.literal(held.leadColumn)} = ${leadId}
      order by ${sql.literal(held.orderBy)}`.stream.pipe(
      Stream.mapEffect(Schema.decodeUnknown(Row)),
      Stream.map(row => JSON.stringify(shownOf(held, row))),
      Stream.orDie
    )

  /** One JSON document, written as it is read: however much is held, little of it is in memory. */
  const exportLead = Effect.fn("Exports.exportLead")(function* (leadId: LeadId) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const lead = yield* leads.find(leadId)
    if (Option.isNone(lead)) return yield* new LeadNotFound({ leadId })
    yield* audit.record({ action: "lead.exported", leadId })
    const exportedAt = DateTime.formatIso(yield* DateTime.now)
    const head = { leadId, exportedAt, lead: yield* Effect.orDie(encodeLead(lead.value)) }
    const tables = Stream.fromIterable(heldTables).pipe(
      Stream.flatMap(held => listed(held.shownAs, rowsOf(leadId, held)))
    )
    return Stream.make(JSON.stringify(head).slice(0, -1)).pipe(Stream.concat(tables), Stream.concat(Stream.make("}")))
  })

  return { exportLead }
})

/** Gives a person all that is held on them. */
export class Exports extends Context.Tag("callwise/privacy/Exports")<Exports, Effect.Effect.Success<typeof make>>() {
  static readonly layerNoDeps = Layer.effect(Exports, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Secrets.layer]))
}
