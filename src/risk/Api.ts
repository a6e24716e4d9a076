import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { ReviewDecided, ReviewStatus, RiskReview } from "./RiskReview.ts"
import {
  ReviewClosed,
  RiskValidation,
  RiskValidationNotFound,
  ValidationAsked,
  ValidationId,
  ValidationType
} from "./RiskValidation.ts"
import {
  NewTrustedPattern,
  PatternId,
  TrustedPattern,
  TrustedPatternNotFound,
  TrustedPatternRefused
} from "./TrustedPattern.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)
const validationId = HttpApiSchema.param("validationId", ValidationId)
const patternId = HttpApiSchema.param("patternId", PatternId)

export const RiskApi = HttpApiGroup.make("risk")
  .add(
    HttpApiEndpoint.post("validate")`/api/leads/${leadId}/validate`
      .setPayload(ValidationAsked)
      .addSuccess(RiskValidation)
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "Validate a lead")
      .annotate(
        OpenApi.Description,
        "Every check with its evidence and its weight: the weights add up to overallRiskScore. What is not known is a warning with the question that would settle it, and never decides; weak signs count only beside a hard one. A review is opened once for the same grounds, and what a person has decided on them stands. Attributes of the lead that it reads: deviceId, ip, formSeconds, honeypot, callSeconds, inboundCalls, submittedAt."
      )
  )
  .add(
    HttpApiEndpoint.get("latest")`/api/leads/${leadId}/risk-validation`
      .setUrlParams(Schema.Struct({ validationType: Schema.optional(ValidationType) }).annotations(strictParams))
      .addSuccess(RiskValidation)
      .addError(RiskValidationNotFound, { status: 404 })
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "Read the latest validation of a lead")
      .annotate(
        OpenApi.Description,
        "Of the type asked for, or of any; isExpired tells whether it is still to be relied on."
      )
  )
  .add(
    HttpApiEndpoint.post("review")`/api/risk-validations/${validationId}/review`
      .setPayload(ReviewDecided)
      .addSuccess(RiskReview)
      .addError(RiskValidationNotFound, { status: 404 })
      .addError(ReviewClosed, { status: 409 })
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "Decide a review")
      .annotate(
        OpenApi.Description,
        "Once. Approving what was flagged counts as a false alarm, rejecting what had passed as a miss. No review lifts what a rule of law forbids."
      )
  )
  .add(
    HttpApiEndpoint.get("reviews", "/api/risk-reviews")
      .setUrlParams(Schema.Struct({ status: Schema.optional(ReviewStatus), ...pageParams }).annotations(strictParams))
      .addSuccess(Page(RiskReview))
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "List reviews")
      .annotate(OpenApi.Description, "Newest first, of the status asked for or of both.")
  )
  .add(
    HttpApiEndpoint.get("trustedPatterns", "/api/trusted-patterns")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(TrustedPattern))
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "List trusted patterns")
      .annotate(OpenApi.Description, "Newest first, those that have expired among them.")
  )
  .add(
    HttpApiEndpoint.post("trust", "/api/trusted-patterns")
      .setPayload(NewTrustedPattern)
      .addSuccess(TrustedPattern, { status: 201 })
      .addError(TrustedPatternRefused, { status: 422 })
      .middleware(Requires.admin)
      .annotate(OpenApi.Summary, "Trust a pattern")
      .annotate(
        OpenApi.Description,
        "What is known to be harmless, such as the office's own phone or a library's network, does not count against a lead. Trusted again, it has its new owner, reason and end."
      )
  )
  .add(
    HttpApiEndpoint.del("distrust")`/api/trusted-patterns/${patternId}`
      .addSuccess(HttpApiSchema.NoContent)
      .addError(TrustedPatternNotFound, { status: 404 })
      .middleware(Requires.admin)
      .annotate(OpenApi.Summary, "Trust a pattern no longer")
  )
  .annotate(OpenApi.Description, "Whether a lead is who and what it says, and what a person decided on it.")
