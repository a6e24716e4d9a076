import { Context, DateTime, Effect, Layer, Option } from "effect"
import { Agents } from "../compliance/Agents.ts"
import type { LeadId } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { Secrets } from "../platform/Secrets.ts"
import { ComingsRepo } from "./ComingsRepo.ts"
import { IdentityBeliefs } from "./learning/IdentityBeliefs.ts"
import { LookingUp } from "./lookups/LookingUp.ts"
import { recordReview, recordValidation } from "./RiskMetrics.ts"
import type { ReviewDecided } from "./RiskReview.ts"
import { RiskSubjectsRepo } from "./RiskSubjectsRepo.ts"
import {
  ReviewClosed,
  RiskValidationNotFound,
  type ValidationAsked,
  type ValidationId,
  type ValidationType
} from "./RiskValidation.ts"
import { RiskValidationsRepo } from "./RiskValidationsRepo.ts"
import { makeValidate } from "./Validating.ts"

const make = Effect.gen(function* () {
  const repo = yield* RiskValidationsRepo
  const validated = yield* makeValidate

  const validate = Effect.fn("RiskValidationService.validate")(function* (leadId: LeadId, asked: ValidationAsked) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const [took, validation] = yield* Effect.timed(validated(leadId, asked))
    yield* recordValidation(validation.validationType, validation.severity, took)
    return validation
  })

  const latest = Effect.fn("RiskValidationService.latest")(function* (leadId: LeadId, type: ValidationType | null) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const found = yield* repo.latest(leadId, type)
    return Option.isSome(found) ? found.value : yield* new RiskValidationNotFound()
  })

  const review = Effect.fn("RiskValidationService.review")(function* (
    validationId: ValidationId,
    decision: ReviewDecided
  ) {
    yield* Effect.annotateCurrentSpan({ validationId })
    const decided = yield* repo.decide(validationId, decision, yield* DateTime.now)
    if (decided.outcome === "closed") return yield* new ReviewClosed({ validationId })
    if (decided.review === null) return yield* new RiskValidationNotFound()
    yield* recordReview(decision.decision)
    return decided.review
  })

  return {
    validate,
    latest,
    /** Once; what had passed can be reviewed too. */
    review,
    /** Newest first. */
    reviews: Effect.fn("RiskValidationService.reviews")(repo.reviews),
    outcomes: Effect.fn("RiskValidationService.outcomes")(repo.outcomes)
  }
})

/** Whether a lead is who and what it says, and what the law lets be sold to it. */
export class RiskValidationService extends Context.Tag("callwise/risk/RiskValidationService")<
  RiskValidationService,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RiskValidationService, make).pipe(
    Layer.provide([
      RiskSubjectsRepo.layer,
      ComingsRepo.layer,
      RiskValidationsRepo.layer,
      LookingUp.layer,
      IdentityBeliefs.layer,
      Agents.layer,
      Ids.layer,
      Secrets.layer
    ])
  )
}
