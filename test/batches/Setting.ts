import { SqlClient } from "@effect/sql"
import { ConfigProvider, Effect, Layer, Schedule, Schema, Stream } from "effect"
import type { BatchId } from "../../src/batches/Batch.ts"
import { Batches } from "../../src/batches/Batches.ts"
import { BatchWorker } from "../../src/batches/BatchWorker.ts"
import { BatchWorkRepo } from "../../src/batches/BatchWorkRepo.ts"
import { NewBatch } from "../../src/batches/NewBatch.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { newLead } from "../../src/leads/LeadRow.ts"
import { LeadsRepo } from "../../src/leads/LeadsRepo.ts"
import { Providers } from "../../src/providers/Providers.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"
import { Stub } from "./StubEnrichment.ts"

export const Setting = Layer.mergeAll(
  Batches.layer.pipe(Layer.provide(Layer.mock(Providers, { resolve: () => Effect.succeed([]) }))),
  BatchWorkRepo.layer,
  LeadsRepo.layer,
  Stub.layer
).pipe(Layer.provideMerge(TestDatabase), Layer.provideMerge(testConfig()))

const idsOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => LeadId.make(`${prefix}-${at}`))

export const newBatch = Schema.decodeUnknownSync(NewBatch)
const input = Schema.decodeUnknownSync(LeadInput)

/** Leads of a source of their own. */
export const leadsOf = (prefix: string, count: number) =>
  Effect.gen(function* () {
    const leads = yield* LeadsRepo
    const ids = idsOf(prefix, count)
    yield* leads.upsertAll(
      ids.map((leadId, at) => newLead(leadId, input({ email: `${leadId}@a.example`, source: prefix, score: at % 100 })))
    )
    return ids
  })

/** A replica's worker, until the scope closes. */
export const worker = (settings: Readonly<Record<string, string>> = {}) =>
  Effect.gen(function* () {
    const stub = yield* Stub
    yield* Layer.build(Layer.fresh(BatchWorker.layer).pipe(Layer.provide(stub.layer)))
  }).pipe(Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(settings)))))

export const until = (
  batchId: BatchId,
  holds: (batch: Effect.Effect.Success<ReturnType<Batches["Type"]["get"]>>) => boolean
) =>
  Effect.gen(function* () {
    const batches = yield* Batches
    const batch = yield* batches.get(batchId)
    return holds(batch) ? batch : yield* Effect.fail("not yet" as const)
  }).pipe(
    Effect.retry(Schedule.spaced("20 millis").pipe(Schedule.whileInput(error => error === "not yet"))),
    Effect.timeout("20 seconds")
  )

export const isOver = ({ status }: { readonly status: string }) => status === "completed" || status === "failed"

export const linesOf = (batchId: BatchId) =>
  Effect.gen(function* () {
    const batches = yield* Batches
    return [...(yield* Stream.runCollect(Stream.unwrap(batches.results(batchId))))]
  })

export const books = (batchId: BatchId) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const [row] = yield* sql<{ inFlight: number; reserved: number; cost: number; ledger: number }>`
      select in_flight, reserved::float8 reserved,
        (select sum(cost)::float8 from enrichment_batch_leads l where l.batch_id = b.batch_id) cost,
        (select coalesce(sum(cost), 0)::float8 from provider_purchases p where p.batch_id = b.batch_id::text) ledger
      from enrichment_batches b where batch_id = ${batchId}::uuid`
    return row
  })
