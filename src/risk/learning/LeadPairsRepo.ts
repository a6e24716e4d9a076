import { SqlClient } from "@effect/sql"
import { Array as Arr, Chunk, Context, Effect, Layer, Option, Schema, Stream } from "effect"
import type { Lead } from "../../leads/Lead.ts"
import { leadSql, storedLead } from "../../leads/LeadRow.ts"
import { IdentityClaims } from "../../providers/Provider.ts"

export interface LeadAndClaims {
  readonly lead: Lead
  readonly claims: ReadonlyArray<IdentityClaims>
}

const atOnce = 100
const Claims = Schema.Struct({ claims: Schema.Array(IdentityClaims) })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /** The sandbox's people are made up: they teach nothing about others. */
  const before = (position: string | null) =>
    Effect.gen(function* () {
      const rows = yield* sql<object>`
        select ${sql.literal(leadSql.selected)}, claims from leads cross join lateral (
          select jsonb_agg(a.record -> 'identity' order by a.provider_id) claims
          from lead_provider_answers a join data_providers p on p.id = a.provider_id and p.origin <> 'sandbox'
          where a.lead_id = leads.lead_id and jsonb_typeof(a.record) = 'object'
        ) answered
        where claims is not null and (${position}::bigint is null or leads.position < ${position}::bigint)
        order by leads.position desc limit ${atOnce}`
      return yield* Effect.forEach(rows, row =>
        Effect.zipWith(storedLead(row), Schema.decodeUnknown(Claims)(row), ({ lead, position }, { claims }) => ({
          lead,
          claims,
          position
        }))
      )
    }).pipe(Effect.orDie)

  /** The newest first. */
  const newest = (most: number): Stream.Stream<LeadAndClaims> =>
    Stream.paginateChunkEffect(null, (position: string | null) =>
      Effect.map(before(position), page => [
        Chunk.unsafeFromArray(page),
        page.length < atOnce ? Option.none() : Option.map(Arr.last(page), ({ position }) => position)
      ])
    ).pipe(Stream.take(most))

  return { newest }
})

/** Leads with what sources said of who they are. */
export class LeadPairsRepo extends Context.Tag("callwise/risk/LeadPairsRepo")<
  LeadPairsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(LeadPairsRepo, make)
}
