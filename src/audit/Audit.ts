import { SqlClient, Statement } from "@effect/sql"
import { Context, Effect, Layer } from "effect"
import { Actor } from "./Actor.ts"

/** Detail says which members, never what was in them: an entry outlives the person it is about. */
type AuditDetail = Readonly<Record<string, string | number | boolean | null | ReadonlyArray<string>>>

interface AuditEntry {
  readonly action: string
  readonly leadId?: string
  readonly detail?: AuditDetail
}

export interface EntryOfRows {
  /** A fragment may tell rows apart, such as `case when version = 1 then … end`. */
  readonly action: string | Statement.Fragment
  /** The same for every row, or a fragment of jsonb made of the row. */
  readonly detail?: AuditDetail | Statement.Fragment
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const columns = sql.literal("action, lead_id, key_id, key_name, request_id, detail")
  const jsonOf = (detail: AuditDetail | Statement.Fragment) =>
    Statement.isFragment(detail) ? detail : sql`${JSON.stringify(detail)}::jsonb`
  const by = (action: Statement.Fragment, leadId: Statement.Fragment, detail: AuditDetail | Statement.Fragment = {}) =>
    Effect.map(
      Actor,
      ({ keyId, keyName, requestId }) => sql`
        select ${action}, ${leadId}, ${keyId}::uuid, ${keyName}::text, ${requestId}::text, ${jsonOf(detail)}`
    )
  const textOf = (value: string | null) => sql`${value}::text`

  const record = Effect.fn("Audit.record")(function* ({ action, leadId, detail }: AuditEntry) {
    const entry = yield* by(textOf(action), textOf(leadId ?? null), detail)
    yield* Effect.orDie(sql`insert into audit_entries (${columns}) ${entry}`)
  })

  const entriesOf = (rows: string, { action, detail }: EntryOfRows): Effect.Effect<Statement.Fragment> =>
    Effect.map(
      by(typeof action === "string" ? textOf(action) : action, sql.literal("lead_id"), detail),
      entry => sql`insert into audit_entries (${columns}) ${entry} from ${sql.literal(rows)}`
    )

  return {
    record,
    /** The insert to stand as a CTE beside the statement it is about: an entry for every row of `rows`, by its lead_id. */
    entriesOf
  }
})

/** Who read or changed what, when and under which key. */
export class Audit extends Context.Tag("callwise/audit/Audit")<Audit, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(Audit, make)
}
