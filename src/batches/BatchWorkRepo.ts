import { SqlClient, SqlSchema, type Statement } from "@effect/sql"
import { Context, Duration, Effect, Layer, Schema } from "effect"
import { EnrichmentStatus, ProviderReport } from "../enrichment/Enrichment.ts"
import { LeadId } from "../leads/Lead.ts"
import { BatchId, type BatchOutcome } from "./Batch.ts"
import { BatchOptions } from "./NewBatch.ts"

/** The channel on which workers are told that there is work. */
export const batchWork = "callwise_batches"

const Held = Schema.Struct({
  batchId: BatchId,
  position: Schema.Int,
  owner: Schema.String,
  attempt: Schema.Int
})
export type ClaimKey = typeof Held.Type

/** A lead in the hands of one worker: what is said of it counts as long as owner and attempt are still the row's. */
const Claimed = Schema.Struct({
  ...Held.fields,
  leadId: Schema.NullOr(LeadId),
  failures: Schema.Int,
  /** US dollars set aside for this lead, or its cap when the batch has no budget. */
  allowance: Schema.Number,
  /** Less than the cap: all that is left of the budget. */
  isAllThatIsLeft: Schema.Boolean,
  options: BatchOptions,
  keyId: Schema.NullOr(Schema.String),
  keyName: Schema.String,
  /** An enrichment of this lead for this batch, kept by a process that died before it could say so. */
  recorded: Schema.NullOr(
    Schema.Struct({
      status: EnrichmentStatus,
      cost: Schema.Number,
      durationMs: Schema.Number,
      providers: Schema.Array(ProviderReport)
    })
  )
})
export type Claimed = typeof Claimed.Type

export interface LeadDone {
  readonly outcome: BatchOutcome
  readonly reason: string | null
  readonly cost: number
  readonly durationMs: number
  readonly providers: ReadonlyArray<ProviderReport>
  /** Nothing was bought although all that is left of the budget was offered: the rest need not be tried one by one. */
  readonly boughtNothingWithAllThatIsLeft: boolean
}

export interface LeadPutBack {
  readonly cost: number
  readonly afterFailure: boolean
  readonly delay: Duration.Duration
}

const Applied = Schema.Struct({ applied: Schema.Boolean })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const claimable = SqlSchema.findAll({
    Request: Schema.Void,
    Result: Schema.Struct({ batchId: BatchId }),
    execute: () => sql`
      select batch_id from enrichment_batches b
      where status in ('queued', 'running') and in_flight < concurrency and exists (
        select from enrichment_batch_leads l where l.batch_id = b.batch_id and l.state = 'queued'
          and (l.not_before is null or l.not_before <= clock_timestamp())
      )
      order by served_at, batch_id limit 64`
  })

  const claim = SqlSchema.findAll({
    Request: Schema.Struct({ batchId: BatchId, owner: Schema.String, leads: Schema.Int, leaseMs: Schema.Number }),
    Result: Claimed,
    execute: ({ batchId, owner, leads, leaseMs }) => sql`
      select l.batch_id, l.position, l.owner, l.attempts attempt, l.lead_id, l.failures,
        case when b.max_cost is null then b.lead_cost_cap else l.reserved end::float8 allowance,
        b.max_cost is not null and l.reserved < b.lead_cost_cap is_all_that_is_left, b.options, b.key_id, b.key_name,
        (
          select jsonb_build_object('status', e.status, 'cost', e.total_cost, 'durationMs', e.duration_ms, 'providers', e.providers)
          from enrichments e where l.attempts > 1 and e.lead_id = l.lead_id and e.batch_id = l.batch_id
          order by e.at desc limit 1
        ) recorded
      from claim_batch_leads(${batchId}::uuid, ${owner}::uuid, ${leads}::int, ${leaseMs}::float8) l
      join enrichment_batches b on b.batch_id = l.batch_id
      order by l.position`
  })

  const renew = SqlSchema.findAll({
    Request: Schema.Struct({ held: Schema.parseJson(Schema.Array(Held)), leaseMs: Schema.Number }),
    Result: Held,
    execute: ({ held, leaseMs }) => sql`
      update enrichment_batch_leads l set lease_until = clock_timestamp() + make_interval(secs => ${leaseMs}::float8 / 1000)
      from jsonb_to_recordset(${held}::jsonb) as h("batchId" uuid, "position" int, "owner" uuid, "attempt" int)
      where l.batch_id = h."batchId" and l.position = h."position" and l.state = 'running'
        and l.owner = h."owner" and l.attempts = h."attempt"
      returning l.batch_id, l.position, l.owner, l.attempts attempt`
  })

  const decodeApplied = Schema.decodeUnknown(Schema.Array(Applied))
  const appliedTo = (statement: Statement.Statement<object>) => Effect.orDie(Effect.flatMap(statement, decodeApplied))
  const isApplied = (statement: Statement.Statement<object>): Effect.Effect<boolean> =>
    Effect.map(appliedTo(statement), rows => rows.some(({ applied }) => applied))

  const requeueAll = (which: Statement.Fragment): Effect.Effect<number> =>
    Effect.map(
      appliedTo(sql`
        select requeue_batch_lead(batch_id, position, owner, attempts, 0, false, 0) applied
        from (
          select batch_id, position, owner, attempts from enrichment_batch_leads
          where state = 'running' and ${which} order by batch_id, position limit 1000
        ) gone`),
      rows => rows.filter(({ applied }) => applied).length
    )

  return {
    /** Batches with something to begin, the one first that was served longest ago. */
    claimable: Effect.orDie(Effect.map(claimable(), rows => rows.map(({ batchId }) => batchId))),
    claim: (from: {
      readonly batchId: BatchId
      readonly owner: string
      readonly leads: number
      readonly lease: Duration.Duration
    }): Effect.Effect<ReadonlyArray<Claimed>> =>
      Effect.orDie(claim({ ...from, leaseMs: Duration.toMillis(from.lease) })),
    /** Gives those that are still held. */
    renew: (held: ReadonlyArray<ClaimKey>, lease: Duration.Duration): Effect.Effect<ReadonlyArray<ClaimKey>> =>
      held.length === 0 ? Effect.succeed([]) : Effect.orDie(renew({ held, leaseMs: Duration.toMillis(lease) })),
    /** False when another has taken the lead over: then nothing is changed. */
    finish: ({ batchId, position, owner, attempt }: ClaimKey, done: LeadDone): Effect.Effect<boolean> =>
      isApplied(sql`
        select finish_batch_lead(${batchId}::uuid, ${position}, ${owner}::uuid, ${attempt}, ${done.outcome}, ${done.reason},
          ${done.cost}::float8::numeric, ${done.durationMs}, ${JSON.stringify(done.providers)}::jsonb,
          ${done.boughtNothingWithAllThatIsLeft}) applied`),
    putBack: ({ batchId, position, owner, attempt }: ClaimKey, back: LeadPutBack): Effect.Effect<boolean> =>
      isApplied(sql`
        select requeue_batch_lead(${batchId}::uuid, ${position}, ${owner}::uuid, ${attempt}, ${back.cost}::float8::numeric,
          ${back.afterFailure}, ${Duration.toMillis(back.delay)}) applied`),
    /** Puts back what a worker holds that is gone without a word. */
    putBackLapsed: requeueAll(sql`lease_until <= clock_timestamp()`),
    putBackAllOf: (owner: string) => requeueAll(sql`owner = ${owner}::uuid`)
  }
})

/** The queue of all batches, as workers see it. */
export class BatchWorkRepo extends Context.Tag("callwise/batches/BatchWorkRepo")<
  BatchWorkRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(BatchWorkRepo, make)
}
