import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, Option, Schema } from "effect"
import type { ActorIdentity } from "../audit/Actor.ts"
import { Audit } from "../audit/Audit.ts"
import { LeadId } from "../leads/Lead.ts"
import { type Batch, BatchFinished, type BatchId, BatchNotFound, EmptyBatch } from "./Batch.ts"
import { BatchLead } from "./BatchLead.ts"
import { BatchRow, batchColumns, batchOf } from "./BatchRow.ts"
import { batchWork } from "./BatchWorkRepo.ts"
import type { BatchOptions, LeadSelection } from "./NewBatch.ts"

export interface BatchToStore {
  readonly batchId: BatchId
  readonly requestIdentity: string | null
  readonly options: BatchOptions
  readonly concurrency: number
  readonly maxCost: number | null
  readonly leadCostCap: number
  readonly actor: ActorIdentity
  readonly leads: ReadonlyArray<LeadId> | LeadSelection
}

const isNamed = (leads: BatchToStore["leads"]): leads is ReadonlyArray<LeadId> => Array.isArray(leads)

const Result = Schema.Struct({
  position: Schema.Int,
  ...BatchLead.fields,
  error: Schema.NullOr(Schema.String)
})
const Unknown = Schema.Struct({ leadId: LeadId })

/** What a caller may do to a batch, and the status that it has from then on; undefined leaves it as it is. */
const changes = {
  pause: { from: ["queued", "running"], becomes: "'paused'" },
  resume: { from: ["paused"], becomes: "case when started_at is null then 'queued' else 'running' end" },
  cancel: { from: ["queued", "running", "paused"], becomes: "'cancelled'" }
} as const
export type BatchChange = keyof typeof changes

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns = sql.literal(batchColumns)
  const wakeWorkers = sql`select pg_notify(${batchWork}, '')`

  const insertNamed = (batchId: BatchId, leadIds: ReadonlyArray<LeadId>) => sql`
    insert into enrichment_batch_leads (batch_id, position, lead_id)
    select ${batchId}::uuid, row_number() over (order by at), lead_id from (
      select leads.lead_id, given.at
      from (
        select lead_id, min(at) at from jsonb_array_elements_text(${JSON.stringify(leadIds)}::jsonb)
          with ordinality as named(lead_id, at) group by lead_id
      ) given join leads using (lead_id)
      for key share of leads
    ) known`

  const insertSelected = (batchId: BatchId, { minScore, state, source, staleOnly }: LeadSelection) => {
    const conditions = [
      ...(minScore === undefined ? [] : [sql`score >= ${minScore}`]),
      ...(state === undefined ? [] : [sql`address ->> 'state' = ${state}`]),
      ...(source === undefined ? [] : [sql`source = ${source}`]),
      ...(staleOnly === true
        ? [
            sql`not exists (select from lead_enrichment_profiles p where p.lead_id = leads.lead_id and p.expires_at > now())`
          ]
        : [])
    ]
    return sql`
      insert into enrichment_batch_leads (batch_id, position, lead_id)
      select ${batchId}::uuid, row_number() over (order by position), lead_id from (
        select lead_id, position from leads where ${sql.and(conditions)} for key share
      ) known`
  }

  const unknownAmong = SqlSchema.findAll({
    Request: Schema.parseJson(Schema.Array(LeadId)),
    Result: Unknown,
    execute: leadIds => sql`
      select lead_id from jsonb_array_elements_text(${leadIds}::jsonb) with ordinality as named(lead_id, at)
      where not exists (select from leads where leads.lead_id = named.lead_id)
      group by lead_id order by min(at)`
  })

  const findRow = SqlSchema.findOne({
    Request: Schema.String,
    Result: BatchRow,
    execute: batchId => sql`select ${columns} from enrichment_batches where batch_id = ${batchId}::uuid`
  })

  const findOfRequest = SqlSchema.findOne({
    Request: Schema.NullOr(Schema.String),
    Result: BatchRow,
    execute: identity => sql`select ${columns} from enrichment_batches where request_identity = ${identity}::uuid`
  })

  /** None when the request has made its batch already. */
  const add = (batch: BatchToStore) =>
    Effect.gen(function* () {
      const { batchId, leads, actor } = batch
      const added = yield* sql`
        insert into enrichment_batches (batch_id, request_identity, options, concurrency, max_cost, lead_cost_cap, key_id, key_name)
        values (${batchId}::uuid, ${batch.requestIdentity}::uuid, ${JSON.stringify(batch.options)}::jsonb, ${batch.concurrency},
          ${batch.maxCost}::float8::numeric, ${batch.leadCostCap}::float8::numeric, ${actor.keyId}::uuid, ${actor.keyName})
        on conflict (request_identity) do nothing returning batch_id`
      if (added.length === 0) return Option.none()
      yield* isNamed(leads) ? insertNamed(batchId, leads) : insertSelected(batchId, leads)
      const counted = yield* sql`
        update enrichment_batches set total = n
        from (select count(*) n from enrichment_batch_leads where batch_id = ${batchId}::uuid) counted
        where batch_id = ${batchId}::uuid and n > 0 returning total`
      if (counted.length === 0) return yield* new EmptyBatch()
      const stored = yield* Effect.flatMap(findRow(batchId), Effect.orDie)
      yield* audit.record({ action: "batch.created", detail: { batchId, total: stored.total } })
      yield* wakeWorkers
      return Option.some(stored)
    })

  const create = (batch: BatchToStore) =>
    Effect.gen(function* () {
      const { leads, requestIdentity } = batch
      const added = yield* add(batch)
      const stored = Option.isSome(added) ? added : yield* findOfRequest(requestIdentity)
      return {
        batch: batchOf(yield* Effect.orDie(stored)),
        unknownLeadIds: isNamed(leads) ? (yield* unknownAmong(leads)).map(({ leadId }) => leadId) : []
      }
    }).pipe(sql.withTransaction, Effect.catchTags({ SqlError: Effect.die, ParseError: Effect.die }))

  const change = (batchId: BatchId, how: BatchChange) =>
    Effect.gen(function* () {
      const { from, becomes } = changes[how]
      const locked = yield* sql<{ status: string }>`
        select status from enrichment_batches where batch_id = ${batchId}::uuid for update`
      if (locked[0] === undefined) return yield* new BatchNotFound({ batchId })
      const current = batchOf(yield* Effect.flatMap(findRow(batchId), Effect.orDie))
      const { status } = current
      if (!from.some(known => known === status)) {
        const isOver = status === "completed" || status === "failed" || status === "cancelled"
        if (isOver && !(how === "cancel" && status === "cancelled"))
          return yield* new BatchFinished({ batchId, batchStatus: status })
        return current
      }
      yield* sql`update enrichment_batches set status = ${sql.literal(becomes)},
          finished_at = case when ${how} = 'cancel' and in_flight = 0 then clock_timestamp() end,
          earlier_at = case when started_at is not null then clock_timestamp() end, earlier_done = done,
          sampled_at = case when started_at is not null then clock_timestamp() end, sampled_done = done
        where batch_id = ${batchId}::uuid`
      yield* audit.record({ action: `batch.${how}`, detail: { batchId, was: status } })
      if (how === "resume") yield* wakeWorkers
      return batchOf(yield* Effect.flatMap(findRow(batchId), Effect.orDie))
    }).pipe(sql.withTransaction, Effect.catchTags({ SqlError: Effect.die, ParseError: Effect.die }))

  const list = SqlSchema.findAll({
    Request: Schema.Struct({ before: Schema.NullOr(Schema.String), limit: Schema.Int }),
    Result: BatchRow,
    execute: ({ before, limit }) => sql`select ${columns} from enrichment_batches
      where ${before}::text is null or batch_id::text < ${before}::text order by batch_id desc limit ${limit}`
  })

  const results = SqlSchema.findAll({
    Request: Schema.Struct({ batchId: Schema.String, after: Schema.Int, limit: Schema.Int }),
    Result,
    execute: ({ batchId, after, limit }) => sql`
      select position, lead_id, state status, outcome, cost::float8 cost, duration_ms, reason error,
        coalesce(providers, '[]') providers
      from enrichment_batch_leads where batch_id = ${batchId}::uuid and position > ${after} order by position limit ${limit}`
  })

  return {
    create,
    change,
    find: (batchId: BatchId): Effect.Effect<Option.Option<Batch>> =>
      Effect.orDie(Effect.map(findRow(batchId), Option.map(batchOf))),
    /** Newest first. */
    list: (page: { readonly before: string | null; readonly limit: number }) =>
      Effect.orDie(Effect.map(list(page), rows => rows.map(batchOf))),
    results: (page: { readonly batchId: BatchId; readonly after: number; readonly limit: number }) =>
      Effect.orDie(results(page))
  }
})

export class BatchesRepo extends Context.Tag("callwise/batches/BatchesRepo")<
  BatchesRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(BatchesRepo, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Audit.layer))
}
