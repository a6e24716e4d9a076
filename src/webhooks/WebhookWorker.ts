import { Context, Duration, Effect, FiberSet, Layer, Queue, Random, Schedule, Stream } from "effect"
import { listen } from "../platform/Listen.ts"
import { Outbound } from "../platform/Outbound.ts"
import { Secrets } from "../platform/Secrets.ts"
import { nextAttempt } from "./Backoff.ts"
import { type Claimed, DeliveryWorkRepo } from "./DeliveryWorkRepo.ts"
import { send } from "./Sending.ts"
import { recordAttempt } from "./WebhookMetrics.ts"
import { WebhookSettings } from "./WebhookSettings.ts"

const pollEvery = Duration.seconds(1)
const sweepEvery = Duration.hours(1)
/** What an attempt may take beyond its time limit until others think it dead. */
const grace = Duration.seconds(15)

const make = Effect.gen(function* () {
  const { atOnce, atOncePerWebhook, historyDays, retries, timeout } = yield* WebhookSettings
  if (atOnce === 0) return {}
  const repo = yield* DeliveryWorkRepo
  const sending = { outbound: yield* Outbound, decrypt: (yield* Secrets).decrypt, timeout }
  const lease = Duration.sum(timeout, grace)
  const wake = yield* Queue.sliding<void>(1)
  const running = yield* FiberSet.make<void>()

  const attempt = Effect.fn("WebhookWorker.attempt", { root: true })(function* (claimed: Claimed) {
    const { attempts, ageSeconds, webhookId, deliveryId } = claimed
    yield* Effect.annotateCurrentSpan({ webhookId, deliveryId })
    const sent = yield* send(sending, claimed)
    if (sent._tag === "Delivered") {
      if (yield* repo.delivered(claimed, sent.responseStatus)) yield* recordAttempt("delivered")
      return
    }
    if (sent._tag === "Gone") {
      yield* repo.giveUp(claimed, { failure: "status", responseStatus: sent.responseStatus })
      yield* repo.disable(webhookId)
      return yield* recordAttempt("dead")
    }
    const next = nextAttempt(retries, { attempts, ageSeconds, chance: yield* Random.next, asked: sent.pause })
    const counts =
      next._tag === "GiveUp" ? yield* repo.giveUp(claimed, sent) : yield* repo.retry(claimed, sent, next.after)
    if (counts) yield* recordAttempt(next._tag === "GiveUp" ? "dead" : "failed")
  })

  const work = (claimed: Claimed) =>
    attempt(claimed).pipe(
      Effect.onInterrupt(() => repo.putBack(claimed)),
      Effect.catchAllCause(cause => Effect.logError("A delivery stays with its lease", cause)),
      Effect.ensuring(Queue.offer(wake, undefined))
    )

  const claim = Effect.gen(function* () {
    const free = atOnce - (yield* FiberSet.size(running))
    if (free <= 0) return 0
    const claimed = yield* repo.claim({ deliveries: free, perWebhook: atOncePerWebhook, lease })
    yield* Effect.forEach(claimed, one => FiberSet.run(running, work(one)), { discard: true })
    return claimed.length
  })

  const awaitWork = Effect.timeoutOption(Queue.take(wake), pollEvery)
  yield* claim.pipe(
    Effect.catchAllCause(cause => Effect.as(Effect.logError("Webhook deliveries cannot be read", cause), 0)),
    Effect.flatMap(begun => (begun === 0 ? awaitWork : Effect.void)),
    Effect.forever,
    Effect.forkScoped
  )
  yield* listen("webhook_deliveries").pipe(
    Stream.runForEach(() => Queue.offer(wake, undefined)),
    Effect.forkScoped
  )
  yield* Effect.repeat(repo.sweep(historyDays), { while: more => more }).pipe(
    Effect.catchAllCause(cause => Effect.logError("Old webhook deliveries cannot be let go", cause)),
    Effect.schedule(Schedule.spaced(sweepEvery)),
    Effect.forkScoped
  )
  return {}
})

/** Delivers what the outbox holds; each replica has one. */
export class WebhookWorker extends Context.Tag("callwise/webhooks/WebhookWorker")<WebhookWorker, object>() {
  static readonly layer = Layer.scoped(WebhookWorker, make).pipe(
    Layer.provide([DeliveryWorkRepo.layer, Layer.fresh(Outbound.layer), Secrets.layer])
  )
}
