import { SqlClient, type Statement } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, Option } from "effect"
import { Audit, type EntryOfRows } from "../audit/Audit.ts"
import { Suppression } from "../privacy/Suppression.ts"
import type { LeadId } from "./Lead.ts"
import { leadSql, type NewLead, type StoredLead, storedLead } from "./LeadRow.ts"
import type { Sought } from "./LeadSearch.ts"

export interface LeadFilter {
  readonly state?: string | undefined
  readonly source?: string | undefined
  readonly minScore?: number | undefined
  readonly enriched?: boolean | undefined
}

export interface LeadPageRequest {
  readonly limit: number
  /** Position of the last lead of the page before. */
  readonly before: string | null
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const suppression = yield* Suppression

  const selected = sql.literal(leadSql.selected)
  const insert = (leads: ReadonlyArray<NewLead>) =>
    Effect.map(
      suppression.apply(leads),
      allowed => sql`
        insert into leads (${sql.literal(leadSql.columns)})
        select ${sql.literal(leadSql.members)}
        from jsonb_to_recordset(${JSON.stringify(allowed)}::jsonb) as given(${sql.literal(leadSql.memberTypes)})`
    )
  const whereItIs = (consent: string) =>
    sql.literal(`on conflict (lead_id) do update set ${leadSql.replacements}, consent = ${consent},
      version = leads.version + 1, updated_at = now()`)
  const orReplace = whereItIs("with_refusals(leads.consent, excluded.consent)")
  const orChange = whereItIs("excluded.consent")

  /** Runs a statement that returns leads, and writes an entry for each of them in the same round trip. */
  const audited = (statement: Statement.Fragment, entry: EntryOfRows) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("touched", entry)
      const rows = yield* sql<object>`
        with touched as (${statement}), audited as (${entries}) select ${selected} from touched`
      return yield* Effect.forEach(rows, storedLead)
    }).pipe(Effect.orDie)

  const insertNew = (lead: NewLead): Effect.Effect<Option.Option<StoredLead>> =>
    insert([lead]).pipe(
      Effect.flatMap(inserting =>
        audited(sql`${inserting} on conflict do nothing returning *`, { action: "lead.created" })
      ),
      Effect.map(Arr.head)
    )

  const upsert = (lead: NewLead): Effect.Effect<StoredLead> =>
    insert([lead]).pipe(
      Effect.flatMap(inserting =>
        audited(sql`${inserting} ${orReplace} returning *`, {
          action: sql`case when version = 1 then 'lead.created' else 'lead.replaced' end`
        })
      ),
      Effect.flatMap(Arr.head),
      Effect.orDie
    )

  /** One order of locking for all imports: two that share leads wait for each other and never deadlock. */
  const upsertAll = (leads: ReadonlyArray<NewLead>): Effect.Effect<void> =>
    Effect.gen(function* () {
      const sorted = leads.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1))
      const entries = yield* audit.entriesOf("touched", { action: "lead.imported" })
      yield* sql`with touched as (${yield* insert(sorted)} ${orReplace} returning lead_id) ${entries}`
    }).pipe(Effect.orDie)

  /** No one else changes the lead between what `change` sees and what it makes of it. */
  const change = <E>(
    leadId: LeadId,
    { by, ...entry }: { readonly by: (current: StoredLead) => Effect.Effect<NewLead, E> } & EntryOfRows
  ): Effect.Effect<Option.Option<StoredLead>, E> =>
    sql
      .withTransaction(
        Effect.gen(function* () {
          const rows = yield* sql<object>`select ${selected} from leads where lead_id = ${leadId} for update`
          const current = rows[0]
          if (current === undefined) return Option.none()
          const changed = yield* by(yield* storedLead(current))
          return Arr.head(yield* audited(sql`${yield* insert([changed])} ${orChange} returning *`, entry))
        })
      )
      .pipe(Effect.catchTag("SqlError", Effect.die))

  const read = (leadId: LeadId): Effect.Effect<Option.Option<StoredLead>> =>
    Effect.map(audited(sql`select * from leads where lead_id = ${leadId}`, { action: "lead.read" }), Arr.head)

  const find = (leadId: LeadId): Effect.Effect<Option.Option<StoredLead>> =>
    sql<object>`select ${selected} from leads where lead_id = ${leadId}`.pipe(
      Effect.flatMap(rows => Effect.transposeMapOption(Arr.head(rows), storedLead)),
      Effect.orDie
    )

  /** The newest first. One more than asked for proves that there are more; it is not shown, so reading it is not an entry. */
  const newest = (where: Statement.Fragment, limit: number, shownIn: "list" | "search") =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("shown", { action: "lead.read", detail: { in: shownIn } })
      const rows = yield* sql<object>`
        with page as materialized (
          select * from leads where ${where} order by position desc limit ${limit + 1}
        ), shown as (select lead_id from page order by position desc limit ${limit}),
        audited as (${entries})
        select ${selected} from page order by page.position desc`
      return yield* Effect.forEach(rows, storedLead)
    }).pipe(Effect.orDie)

  const list = (filter: LeadFilter, { limit, before }: LeadPageRequest): Effect.Effect<ReadonlyArray<StoredLead>> =>
    Effect.suspend(() => {
      const enriched = sql`exists (select from lead_enrichment_profiles p where p.lead_id = leads.lead_id)`
      const conditions = [
        ...(before === null ? [] : [sql`position < ${before}::bigint`]),
        ...(filter.state === undefined ? [] : [sql`address ->> 'state' = ${filter.state}`]),
        ...(filter.source === undefined ? [] : [sql`source = ${filter.source}`]),
        ...(filter.minScore === undefined ? [] : [sql`score >= ${filter.minScore}`]),
        ...(filter.enriched === undefined ? [] : [filter.enriched ? enriched : sql`not ${enriched}`])
      ]
      return newest(sql.and(conditions), limit, "list")
    })

  const begins = (text: string) => `${text.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`

  const isPhone = (digits: string) => {
    const reversed = begins([...digits].reverse().join(""))
    return sql.or([
      sql`phone like ${begins(`+1${digits}`)}`,
      sql`phone like ${begins(`+${digits}`)}`,
      sql`reverse(phone) like ${reversed}`
    ])
  }

  const isNamed = (words: ReadonlyArray<string>) => sql`
    to_tsvector('simple', coalesce(first_name, '') || ' ' || coalesce(last_name, ''))
      @@ to_tsquery('simple', ${words.map(word => `${word}:*`).join(" & ")})`

  const search = ({ digits, whole, words }: Sought, limit: number): Effect.Effect<ReadonlyArray<StoredLead>> =>
    Effect.suspend(() =>
      newest(
        sql.or([
          sql`lower(lead_id) like ${begins(whole)}`,
          sql`email like ${begins(whole)}`,
          ...(digits === null ? [] : [isPhone(digits)]),
          ...(words.length === 0 ? [] : [isNamed(words)])
        ]),
        limit,
        "search"
      )
    )

  const erase = (leadId: LeadId): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("erased", { action: "lead.erased" })
      const rows = yield* sql`
        with erased as (delete from leads where lead_id = ${leadId} returning lead_id), audited as (${entries})
        select lead_id from erased`
      return rows.length > 0
    }).pipe(Effect.orDie)

  return { insertNew, upsert, upsertAll, change, read, find, list, search, erase }
})

export class LeadsRepo extends Context.Tag("callwise/leads/LeadsRepo")<
  LeadsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(LeadsRepo, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Suppression.layer]))
}
