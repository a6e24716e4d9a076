import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, Schema } from "effect"
import type { Link } from "./Chain.ts"
import type { SealedEntry } from "./Verification.ts"

const Seal = Schema.NullOr(Schema.Uint8ArrayFromSelf)
const Ends = Schema.Struct({
  headSequence: Schema.BigInt,
  headSeal: Schema.String,
  baseSequence: Schema.BigInt,
  baseSeal: Schema.String,
  baseProof: Seal
})

const Unsealed = Schema.Struct({ auditId: Schema.String, leadId: Schema.NullOr(Schema.String), leadHash: Seal })
const Content = Schema.Struct({ auditId: Schema.String, content: Schema.String })
const Ended = Schema.Struct({ sequence: Schema.BigInt, seal: Schema.String })
const Entry = Schema.Struct({
  sequence: Schema.BigInt,
  seal: Schema.String,
  content: Schema.String,
  leadId: Schema.NullOr(Schema.String),
  leadHash: Schema.NullOr(Schema.String)
})

export interface Sealed extends Link {
  readonly auditId: string
}

/** Held by the one replica that seals, or lets go of, entries; until its transaction ends. */
const sealingLock = 7_221_090_414

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const ends = sql`select head_sequence::text, encode(head_seal, 'hex') head_seal, base_sequence::text,
      encode(base_seal, 'hex') base_seal, base_proof from audit_chain`.pipe(
    Effect.flatMap(([row]) => Schema.decodeUnknown(Ends)(row)),
    Effect.map(({ baseProof, ...row }) => ({
      head: { sequence: row.headSequence, seal: row.headSeal } satisfies Link,
      base: { sequence: row.baseSequence, seal: row.baseSeal } satisfies Link,
      baseProof
    })),
    Effect.orDie
  )

  /** Runs unless another replica is at it. */
  const alone = <A, E, R>(work: Effect.Effect<A, E, R>, otherwise: A): Effect.Effect<A, E, R> =>
    sql`select pg_try_advisory_xact_lock(${sealingLock}) free`.pipe(
      Effect.flatMap(([row]) => (row?.free === true ? work : Effect.succeed(otherwise))),
      sql.withTransaction,
      Effect.catchTag("SqlError", Effect.die)
    )

  const unsealed = (limit: number) =>
    sql`select audit_id, lead_id, lead_hash from audit_entries where sequence is null order by audit_id limit ${limit}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Unsealed))),
      Effect.orDie
    )

  /** Gives each entry what will stand for its lead, and then its content: from here on only the lead's id may go. */
  const named = (leads: ReadonlyArray<{ readonly auditId: string; readonly leadHash: string | null }>) =>
    sql`update audit_entries e set lead_hash = decode(n."leadHash", 'hex')
      from jsonb_to_recordset(${JSON.stringify(leads)}::jsonb) n("auditId" uuid, "leadHash" text)
      where e.audit_id = n."auditId" returning e.audit_id, audit_content(e) content`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Content))),
      Effect.map(
        Arr.sortWith(
          ({ auditId }) => auditId,
          (a, b) => (a < b ? -1 : a > b ? 1 : 0)
        )
      ),
      Effect.orDie
    )

  const seal = (entries: ReadonlyArray<Sealed>, head: Link) =>
    Effect.gen(function* () {
      const links = entries.map(({ auditId, sequence, seal }) => ({ auditId, sequence: `${sequence}`, seal }))
      yield* sql`update audit_entries e set sequence = s."sequence", seal = decode(s."seal", 'hex')
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) s("auditId" uuid, "sequence" bigint, "seal" text)
        where e.audit_id = s."auditId"`
      yield* sql`update audit_chain set head_sequence = ${`${head.sequence}`}::bigint, head_seal = decode(${head.seal}, 'hex')`
    }).pipe(Effect.orDie)

  /** Entries that were written while their lead was being erased. */
  const forgetErased = sql`update audit_entries e set lead_id = null
    where sequence is not null and lead_id is not null and audit_id > uuid_v7_at(now() - interval '10 minutes')
      and not exists (select from leads l where l.lead_id = e.lead_id)`.pipe(Effect.orDie, Effect.asVoid)

  const page = (after: bigint, limit: number): Effect.Effect<ReadonlyArray<SealedEntry>> =>
    sql`select sequence::text, encode(seal, 'hex') seal, audit_content(e) content, lead_id, encode(lead_hash, 'hex') lead_hash
      from audit_entries e where sequence > ${`${after}`}::bigint order by e.sequence limit ${limit}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Entry))),
      Effect.orDie
    )

  const countUnsealed = sql<{ entries: number }>`
    select count(*)::int entries from audit_entries where sequence is null and at < now() - interval '1 minute'`.pipe(
    Effect.map(([row]) => row?.entries ?? 0),
    Effect.orDie
  )

  /** The last sealed entry before which all are older than so many days, of the oldest `limit`. */
  const lastOlderThan = (days: number, limit: number): Effect.Effect<Link | undefined> =>
    sql`with oldest as (
        select sequence, seal, at from audit_entries where sequence is not null order by sequence limit ${limit}
      )
      select sequence::text, encode(seal, 'hex') seal from oldest
      where sequence < coalesce(
        (select min(sequence) from oldest where at >= now() - make_interval(days => ${days})), ${"9223372036854775807"}::bigint)
      order by oldest.sequence desc limit 1`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Ended))),
      Effect.map(([link]) => link),
      Effect.orDie
    )

  const letGoOf = (base: Link, proof: Buffer): Effect.Effect<void> =>
    sql`with gone as (delete from audit_entries where sequence <= ${`${base.sequence}`}::bigint)
      update audit_chain set base_sequence = ${`${base.sequence}`}::bigint, base_seal = decode(${base.seal}, 'hex'),
        base_proof = ${proof}`.pipe(Effect.orDie, Effect.asVoid)

  const inOneSnapshot = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.zipRight(sql`set transaction isolation level repeatable read, read only`, work).pipe(
      sql.withTransaction,
      Effect.catchTag("SqlError", Effect.die)
    )

  return {
    ends,
    alone,
    inOneSnapshot,
    lastOlderThan,
    letGoOf,
    unsealed,
    named,
    seal,
    forgetErased,
    page,
    countUnsealed
  }
})

export class AuditChainRepo extends Context.Tag("callwise/audit/AuditChainRepo")<
  AuditChainRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(AuditChainRepo, make)
}
