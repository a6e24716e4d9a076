import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { aboutLead } from "../http/AboutLead.ts"
import { Api } from "../http/Api.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit, pageOf } from "../http/Page.ts"
import { RiskReview } from "./RiskReview.ts"
import { RiskValidationService } from "./RiskValidationService.ts"
import { TrustedPatterns } from "./TrustedPatterns.ts"

const reviewJson = HttpServerResponse.schemaJson(RiskReview)

const reviewed = (review: RiskReview) =>
  Effect.map(Effect.orDie(reviewJson(review)), response =>
    review.leadId === null ? response : aboutLead(review.leadId)(response)
  )

export const RiskHttp = HttpApiBuilder.group(Api, "risk", handlers =>
  Effect.gen(function* () {
    const risk = yield* RiskValidationService
    const patterns = yield* TrustedPatterns
    return handlers
      .handle("validate", ({ path, payload }) => risk.validate(path.leadId, payload))
      .handle("latest", ({ path, urlParams }) => risk.latest(path.leadId, urlParams.validationType ?? null))
      .handle("review", ({ path, payload }) => Effect.flatMap(risk.review(path.validationId, payload), reviewed))
      .handle("reviews", ({ urlParams: { limit = defaultPageLimit, cursor = null, status = null } }) =>
        Effect.map(risk.reviews(status, { before: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ reviewId }) => reviewId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("trustedPatterns", ({ urlParams: { limit = defaultPageLimit, cursor = null } }) =>
        Effect.map(patterns.list({ before: cursor, limit: limit + 1 }), items =>
          pageOf(items, limit, ({ patternId }) => patternId)
        ).pipe(Effect.tap(linkNext))
      )
      .handle("trust", ({ payload }) => patterns.trust(payload))
      .handle("distrust", ({ path }) => patterns.forget(path.patternId))
  })
)
