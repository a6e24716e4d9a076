import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option } from "effect"
import { Agents } from "../compliance/Agents.ts"
import { Experiments } from "../experiments/Experiments.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { Ids } from "../platform/Ids.ts"
import { DecisionsRepo } from "./DecisionsRepo.ts"
import { InvalidOfferTransition, OfferExpired, type OfferId, OfferNotFound } from "./Offer.ts"
import { recordStep } from "./OfferMetrics.ts"
import { asOf, statusAt } from "./OfferProgress.ts"
import type { OfferStep } from "./OfferStep.ts"
import { OffersRepo, type Stepped } from "./OffersRepo.ts"
import { makeRecommend } from "./Recommending.ts"
import { makeReplay } from "./Replaying.ts"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const repo = yield* OffersRepo
  const experiments = yield* Experiments
  const agents = yield* Agents
  const { replay } = yield* makeReplay

  const get = Effect.fn("Offers.get")(function* (offerId: OfferId) {
    yield* Effect.annotateCurrentSpan({ offerId })
    const found = yield* repo.find(offerId)
    if (Option.isNone(found)) return yield* new OfferNotFound({ offerId })
    const { offer, ...progress } = found.value
    return asOf(offer, progress, yield* DateTime.now)
  })

  const expose = ({ experiment, variant, agentId, decisionId, found: { offer } }: Stepped, at: DateTime.Utc) =>
    experiment === null || variant === null
      ? Effect.void
      : experiments.expose({
          experimentKey: experiment,
          variant,
          unit: agentId === null ? "lead" : "agent",
          unitId: agentId ?? offer.leadId,
          leadId: offer.leadId,
          decisionId,
          at
        })

  const take = Effect.fnUntraced(function* (offerId: OfferId, step: OfferStep, at: DateTime.Utc) {
    const taken = yield* repo.step(offerId, step, at)
    if (Option.isNone(taken)) return yield* new OfferNotFound({ offerId })
    const { before, found, moved } = taken.value
    if (moved) {
      if (before === "suggested") yield* expose(taken.value, at)
      return taken.value
    }
    const from = statusAt(before, found.offer.validUntil, at)
    if (from === "expired") return yield* new OfferExpired({ offerId, validUntil: found.offer.validUntil })
    return yield* new InvalidOfferTransition({ offerId, from, to: step.to })
  })

  const step = Effect.fn("Offers.step")(function* (offerId: OfferId, asked: OfferStep) {
    yield* Effect.annotateCurrentSpan({ offerId, "offer.step": asked.to })
    const at = yield* DateTime.now
    const { before, found } = yield* take(offerId, asked, at).pipe(
      sql.withTransaction,
      Effect.catchTag("SqlError", Effect.die)
    )
    const { offer, ...progress } = found
    const now = asOf(offer, progress, at)
    yield* recordStep(now, before === "suggested")
    return now
  })

  const requireLicence = Effect.fnUntraced(function* (offerId: OfferId, agentId: AgentId) {
    const sold = yield* repo.findSold(offerId)
    if (Option.isNone(sold)) return
    const { line, state } = sold.value
    yield* agents.requireLicence(agentId, state ?? undefined, line, yield* DateTime.now)
  })

  const sell = Effect.fn("Offers.sell")(function* (offerId: OfferId, asked: OfferStep) {
    if (asked.agentId !== undefined) yield* requireLicence(offerId, asked.agentId)
    return yield* step(offerId, asked)
  })

  return {
    recommend: yield* makeRecommend,
    get,
    /** Presented, accepted or rejected: once, in that order, in time. */
    step,
    /** The same, by an agent who may sell the line where the lead lives. */
    sell,
    /** The answer as it was first given, worked out anew. */
    replay
  }
})

/** What to offer a lead, why, at what price, and what became of it. */
export class Offers extends Context.Tag("callwise/offers/Offers")<Offers, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(Offers, make).pipe(
    Layer.provide([DecisionsRepo.layer, OffersRepo.layer, Ids.layer])
  )
}
