import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer } from "effect"
import type { Lead, LeadId } from "../leads/Lead.ts"
import { leadSql, storedLead } from "../leads/LeadRow.ts"
import type { Coming } from "./velocity/Coming.ts"
import { hexed } from "./velocity/Fingerprints.ts"
import { lookedAtAtMost } from "./velocity/Sightings.ts"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /**
   * Stands before others are looked for: of two leads that come at once, at least the later one sees both. A sighting that a
   * crash loses is noted again by the next validation: nobody waits until it is on the disk.
   */
  const note = ({ at, family, fingerprints, leadId, measured, source, who }: Coming): Effect.Effect<void> => {
    const came = sql`${DateTime.toDate(at)}::timestamptz`
    const sighted = fingerprints.filter(({ kind }) => kind !== "email_domain")
    return sql`
      with lead as (
        select lead_id, set_config('synchronous_commit', 'off', true) from leads where lead_id = ${leadId} for key share
      ),
      sighted as (
        insert into velocity_events (lead_id, hash, kind, who, family, seen_at)
        select lead_id, decode(s.hash, 'hex'), s.kind, ${who}::bytea, ${family}::bytea, ${came}
        from lead, jsonb_to_recordset(${hexed(sighted)}::jsonb) s(kind text, hash text)
        on conflict (lead_id, hash) do update set who = excluded.who, family = excluded.family
          where (velocity_events.who, velocity_events.family) is distinct from (excluded.who, excluded.family)
      )
      insert into risk_source_history (lead_id, measure, source, value, seen_at)
      select lead_id, m.measure, ${source}, coalesce(m.value, 1 + (select count(*) from (
          select from risk_source_history h where h.source = ${source} and h.measure = 'burst'
            and h.seen_at between ${came} - interval '5 minutes' and ${came} limit ${lookedAtAtMost}) recent)), ${came}
      from lead, jsonb_to_recordset(${JSON.stringify(source === null ? [] : measured)}::jsonb) m(measure text, value float8)
      on conflict do nothing`.pipe(Effect.orDie, Effect.asVoid)
  }

  /** Leads that came or changed and are not noted yet, the first first; nobody else takes them until the transaction is over. */
  const awaiting = (atMost: number): Effect.Effect<ReadonlyArray<Lead>> =>
    sql<object>`
      select ${sql.literal(leadSql.selected)} from leads
      where lead_id in (select lead_id from leads_to_note order by since limit ${atMost} for update skip locked)
      for key share skip locked`.pipe(
      Effect.flatMap(rows => Effect.forEach(rows, row => storedLead(row))),
      Effect.map(rows => rows.map(({ lead }) => lead)),
      Effect.orDie
    )

  const noted = (leadIds: ReadonlyArray<LeadId>): Effect.Effect<void> =>
    sql`delete from leads_to_note where lead_id in ${sql.in(leadIds)}`.pipe(Effect.orDie, Effect.asVoid)

  return { note, awaiting, noted }
})

/** How leads came, whether anybody validated them or not. */
export class ComingsRepo extends Context.Tag("callwise/risk/ComingsRepo")<
  ComingsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(ComingsRepo, make)
}
