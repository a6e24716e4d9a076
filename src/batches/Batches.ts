import { Chunk, Context, Effect, Layer, Option, Stream } from "effect"
import { Actor } from "../audit/Actor.ts"
import { EnrichmentSettings } from "../enrichment/EnrichmentSettings.ts"
import { Ids } from "../platform/Ids.ts"
import { Providers } from "../providers/Providers.ts"
import { BatchId, BatchNotFound, EmptyBatch } from "./Batch.ts"
import { type BatchChange, BatchesRepo } from "./BatchesRepo.ts"
import { BatchLead } from "./BatchLead.ts"
import { BatchAccepted, type NewBatch } from "./NewBatch.ts"

const defaultConcurrency = 8
const resultsPerPage = 1_000

/** Nobody waits for a lead of a batch: time for vendors' rate limits, and everyone else first. */
const patient = { enrichmentPriority: "low", timeoutMs: 30_000 } as const

const make = Effect.gen(function* () {
  const repo = yield* BatchesRepo
  const providers = yield* Providers
  const ids = yield* Ids
  const { maxCostPerLead: maxCostPerLeadByDefault } = yield* EnrichmentSettings

  /** The batch of a request that was made before is that one, not another. */
  const create = Effect.fn("Batches.create")(function* (input: NewBatch, requestIdentity: string | null = null) {
    const { leadIds, filter, concurrency = defaultConcurrency, maxCost, maxCostPerLead, ...options } = input
    const leads = leadIds ?? filter
    if (leads === undefined) return yield* new EmptyBatch()
    yield* providers.resolve([...(options.includeProviders ?? []), ...(options.excludeProviders ?? [])])
    const { batch, unknownLeadIds } = yield* repo.create({
      batchId: BatchId.make(yield* ids.next),
      requestIdentity,
      options: { ...patient, ...options },
      concurrency,
      maxCost: maxCost ?? null,
      leadCostCap: Math.min(maxCostPerLead ?? Number.POSITIVE_INFINITY, maxCostPerLeadByDefault),
      actor: yield* Actor,
      leads
    })
    const { batchId } = batch
    yield* Effect.annotateCurrentSpan({ batchId })
    return BatchAccepted.make({ batchId, total: batch.total, status: batch.status, unknownLeadIds })
  })

  const get = Effect.fn("Batches.get")(function* (batchId: BatchId) {
    yield* Effect.annotateCurrentSpan({ batchId })
    const batch = yield* repo.find(batchId)
    return Option.isSome(batch) ? batch.value : yield* new BatchNotFound({ batchId })
  })

  /** Read page by page as fast as they are taken, so that a million leads need no more memory than a thousand. */
  const results = Effect.fn("Batches.results")(function* (batchId: BatchId) {
    yield* get(batchId)
    return Stream.paginateChunkEffect(0, after =>
      Effect.map(repo.results({ batchId, after, limit: resultsPerPage }), rows => {
        const leads = rows.map(({ position: _, error, ...lead }) =>
          BatchLead.make({ ...lead, ...(error === null ? {} : { error }) })
        )
        const last = rows.length < resultsPerPage ? undefined : rows.at(-1)
        return [
          Chunk.unsafeFromArray(leads),
          Option.map(Option.fromNullable(last), ({ position }) => position)
        ] as const
      })
    )
  })

  const changed = (how: BatchChange) =>
    Effect.fn(`Batches.${how}`)(function* (batchId: BatchId) {
      yield* Effect.annotateCurrentSpan({ batchId })
      return yield* repo.change(batchId, how)
    })

  return {
    create,
    get,
    list: Effect.fn("Batches.list")(repo.list),
    results,
    /** What runs is finished, nothing new begins. */
    pause: changed("pause"),
    resume: changed("resume"),
    /** As pause, and for good. */
    cancel: changed("cancel")
  }
})

/** Many leads enriched in the background, by all replicas together. */
export class Batches extends Context.Tag("callwise/batches/Batches")<Batches, Effect.Effect.Success<typeof make>>() {
  static readonly layerNoDeps = Layer.effect(Batches, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([BatchesRepo.layer, Ids.layer]))
}
