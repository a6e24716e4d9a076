import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { ForbiddenByRule } from "../compliance/ForbiddenByRule.ts"
import { ConsentMissing, EnrichmentUnavailable } from "../enrichment/Enrichment.ts"
import { UnknownAbTestGroup } from "../experiments/ExperimentErrors.ts"
import { Requires } from "../http/Authorization.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { DecisionErased, DecisionNotFound, DecisionOutdated } from "./Decision.ts"
import { DecisionId } from "./DecisionId.ts"
import { InvalidOfferTransition, Offer, OfferExpired, OfferId, OfferNotFound } from "./Offer.ts"
import { Presenting, Responding } from "./OfferStep.ts"
import { OffersQuery } from "./OffersQuery.ts"
import { ProfileRequired, Recommendation } from "./Recommendation.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)
const offerId = HttpApiSchema.param("offerId", OfferId)
const decisionId = HttpApiSchema.param("decisionId", DecisionId)

export const OffersApi = HttpApiGroup.make("offers")
  .add(
    HttpApiEndpoint.get("recommend")`/api/leads/${leadId}/personalized-offers`
      .setUrlParams(OffersQuery)
      .addSuccess(Recommendation)
      .addError(LeadNotFound, { status: 404 })
      .addError(ProfileRequired, { status: 409 })
      .addError(UnknownAbTestGroup, { status: 422 })
      .addError(ConsentMissing, { status: 403 })
      .addError(EnrichmentUnavailable, { status: 503 })
      .annotate(OpenApi.Summary, "Recommend offers for a lead")
      .annotate(
        OpenApi.Description,
        "Ranked, with a premium estimate, the cover that fits, the probability of acceptance and every reason; and what is not offered, by which rule, and what would open it. Within their validity the same offers are answered again, unless the profile, the rules or the experiment have changed. maxOffers, includeTiers and types choose what is shown of them."
      )
  )
  .add(
    HttpApiEndpoint.get("get")`/api/offers/${offerId}`
      .addSuccess(Offer)
      .addError(OfferNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read an offer")
  )
  .add(
    HttpApiEndpoint.post("present")`/api/offers/${offerId}/present`
      .setPayload(Presenting)
      .addSuccess(Offer)
      .addError(ForbiddenByRule, { status: 403 })
      .addError(OfferNotFound, { status: 404 })
      .addError(InvalidOfferTransition, { status: 409 })
      .addError(OfferExpired, { status: 410 })
      .annotate(OpenApi.Summary, "Note that an offer was presented")
  )
  .add(
    HttpApiEndpoint.post("accept")`/api/offers/${offerId}/accept`
      .setPayload(Responding)
      .addSuccess(Offer)
      .addError(ForbiddenByRule, { status: 403 })
      .addError(OfferNotFound, { status: 404 })
      .addError(InvalidOfferTransition, { status: 409 })
      .addError(OfferExpired, { status: 410 })
      .annotate(OpenApi.Summary, "Note that an offer was accepted")
      .annotate(OpenApi.Description, "An offer that was only suggested counts as presented at that moment.")
  )
  .add(
    HttpApiEndpoint.post("reject")`/api/offers/${offerId}/reject`
      .setPayload(Responding)
      .addSuccess(Offer)
      .addError(OfferNotFound, { status: 404 })
      .addError(InvalidOfferTransition, { status: 409 })
      .addError(OfferExpired, { status: 410 })
      .annotate(OpenApi.Summary, "Note that an offer was rejected")
      .annotate(OpenApi.Description, "An offer that was only suggested counts as presented at that moment.")
  )
  .add(
    HttpApiEndpoint.post("replay")`/api/decisions/${decisionId}/replay`
      .addSuccess(Recommendation)
      .addError(DecisionNotFound, { status: 404 })
      .addError(DecisionErased, { status: 410 })
      .addError(DecisionOutdated, { status: 409 })
      .annotate(OpenApi.Summary, "Decide again from what was known")
      .annotate(
        OpenApi.Description,
        "The answer as it was first given, worked out anew from the logged inputs, versions and seed. Statuses are those of that moment."
      )
  )
  .middleware(Requires.offers)
  .annotate(OpenApi.Description, "Ranked, explained offers, and what became of them.")
