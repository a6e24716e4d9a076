import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { aboutLead } from "../http/AboutLead.ts"
import { Api } from "../http/Api.ts"
import { requireScope } from "../http/Authorization.ts"
import { CurrentCaller } from "../http/Caller.ts"
import type { LeadId } from "../leads/Lead.ts"
import { Offer } from "./Offer.ts"
import { Offers } from "./Offers.ts"
import { Recommendation } from "./Recommendation.ts"

const offerJson = HttpServerResponse.schemaJson(Offer)
const recommendationJson = HttpServerResponse.schemaJson(Recommendation)

const about =
  <A extends { readonly leadId: LeadId }>(
    json: (body: A) => Effect.Effect<HttpServerResponse.HttpServerResponse, unknown>
  ) =>
  (body: A) =>
    Effect.map(Effect.orDie(json(body)), aboutLead(body.leadId))

const answered = about(offerJson)
const replayed = about(recommendationJson)

export const OffersHttp = HttpApiBuilder.group(Api, "offers", handlers =>
  Effect.gen(function* () {
    const offers = yield* Offers
    return handlers
      .handle("recommend", ({ path, urlParams: { enrich = false, ...query } }) =>
        Effect.gen(function* () {
          if (enrich) yield* requireScope("enrich")
          const caller = yield* CurrentCaller
          const agentId = query.agentId ?? caller?.agentId ?? undefined
          return yield* offers.recommend(path.leadId, { ...query, agentId, enrich })
        })
      )
      .handle("get", ({ path }) => offers.get(path.offerId))
      .handle("present", ({ path, payload }) =>
        Effect.flatMap(offers.sell(path.offerId, { ...payload, to: "presented" }), answered)
      )
      .handle("accept", ({ path, payload }) =>
        Effect.flatMap(offers.sell(path.offerId, { ...payload, to: "accepted" }), answered)
      )
      .handle("reject", ({ path, payload }) =>
        Effect.flatMap(offers.step(path.offerId, { ...payload, to: "rejected" }), answered)
      )
      .handle("replay", ({ path }) => Effect.flatMap(offers.replay(path.decisionId), replayed))
  })
)
