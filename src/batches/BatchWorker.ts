import { Config, Context, Duration, Effect, Fiber, FiberMap, Layer, Queue, Schedule, Stream } from "effect"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import { Ids } from "../platform/Ids.ts"
import { listen } from "../platform/Listen.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { attempt } from "./Attempt.ts"
import { recordBatchLead } from "./BatchMetrics.ts"
import { BatchWorkRepo, batchWork, type Claimed, type ClaimKey } from "./BatchWorkRepo.ts"

const Settings = Config.all({
  workers: wholeNumber("CALLWISE_BATCH_WORKERS", { from: 0, to: 1_000, otherwise: 32 }),
  lease: Config.map(
    wholeNumber("CALLWISE_BATCH_LEASE_SECONDS", { from: 1, to: 3_600, otherwise: 30 }),
    Duration.seconds
  )
})

const pollEvery = Duration.seconds(1)
const finishWithin = Duration.seconds(10)

const keyOf = ({ batchId, position, attempt }: ClaimKey) => `${batchId} ${position} ${attempt}`

const make = Effect.gen(function* () {
  const { workers, lease } = yield* Settings
  const repo = yield* BatchWorkRepo
  const enrichment = yield* LeadEnrichmentService
  const owner = yield* Effect.flatMap(Ids, ids => ids.next)
  if (workers === 0) return { owner }
  const wake = yield* Queue.sliding<void>(1)
  const running = yield* FiberMap.make<Claimed>()
  yield* Effect.addFinalizer(() => Effect.zipRight(FiberMap.clear(running), repo.putBackAllOf(owner)))

  const work = (claimed: Claimed) =>
    Effect.gen(function* () {
      const attempted = yield* attempt(claimed)
      if (attempted._tag === "TryAgain")
        return yield* repo.putBack(claimed, { cost: attempted.cost, afterFailure: true, delay: attempted.delay })
      const counts = yield* repo.finish(claimed, attempted.done)
      if (counts) yield* recordBatchLead(attempted.done.outcome)
      return counts
    }).pipe(
      Effect.provideService(LeadEnrichmentService, enrichment),
      Effect.withSpan("BatchWorker.work", { root: true, attributes: { batchId: claimed.batchId } }),
      Effect.catchAllCause(cause => Effect.logError("A lead of a batch stays with its lease", cause))
    )

  /** A fair share of the free places for each batch that has work; those served longest ago choose first. */
  const claim = Effect.gen(function* () {
    let free = workers - (yield* FiberMap.size(running))
    if (free === 0) return 0
    const batches = yield* repo.claimable
    const share = Math.ceil(free / Math.max(1, batches.length))
    let begun = 0
    for (const batchId of batches) {
      if (free === 0) break
      const leads = yield* repo.claim({ batchId, owner, leads: Math.min(share, free), lease })
      for (const claimed of leads) {
        const fiber = yield* FiberMap.run(running, claimed, work(claimed))
        fiber.addObserver(() => wake.unsafeOffer(undefined))
      }
      free -= leads.length
      begun += leads.length
    }
    return begun
  })

  const awaitWork = Effect.timeoutOption(Queue.take(wake), pollEvery)
  const working = claim.pipe(
    Effect.catchAllCause(cause => Effect.as(Effect.logError("Batches cannot be read", cause), 0)),
    Effect.flatMap(begun => (begun === 0 ? awaitWork : Effect.void)),
    Effect.forever
  )

  /** Only what is worked on: a lead whose end could not be written lapses, and is taken up again. */
  const renewing = Effect.gen(function* () {
    const held = Array.from(running, ([claimed]) => claimed)
    const kept = new Set((yield* repo.renew(held, lease)).map(keyOf))
    yield* Effect.forEach(
      held.filter(claimed => !kept.has(keyOf(claimed))),
      claimed => FiberMap.remove(running, claimed)
    )
  }).pipe(
    Effect.catchAllCause(cause => Effect.logError("Leases of batches cannot be renewed", cause)),
    Effect.schedule(Schedule.spaced(Duration.times(lease, 1 / 3)))
  )

  const takingOver = repo.putBackLapsed.pipe(
    Effect.flatMap(count => (count === 0 ? Effect.void : Queue.offer(wake, undefined))),
    Effect.catchAllCause(cause => Effect.logError("Lapsed leases of batches cannot be read", cause)),
    Effect.repeat(Schedule.spaced(pollEvery))
  )

  const listening = Stream.runForEach(listen(batchWork), () => Queue.offer(wake, undefined))

  const claiming = yield* Effect.forkScoped(working)
  yield* Effect.forkScoped(renewing)
  yield* Effect.forkScoped(takingOver)
  yield* Effect.forkScoped(listening)

  yield* Effect.addFinalizer(() =>
    Effect.zipRight(
      Fiber.interrupt(claiming),
      FiberMap.awaitEmpty(running).pipe(Effect.interruptible, Effect.timeoutOption(finishWithin), Effect.orDie)
    )
  )
  return { owner }
})

/** Works on the batches of all replicas in the background; what a dead one left is taken over when its lease has lapsed. */
export class BatchWorker extends Context.Tag("callwise/batches/BatchWorker")<
  BatchWorker,
  { readonly owner: string }
>() {
  static readonly layerNoDeps = Layer.scoped(BatchWorker, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([BatchWorkRepo.layer, Ids.layer]))
}
