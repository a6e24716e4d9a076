import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { strictParams } from "../http/Page.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { momentOf } from "../leads/Moment.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { ProvidersUnknown } from "../providers/ProviderErrors.ts"
import {
  ConsentMissing,
  EnrichmentResult,
  EnrichmentUnavailable,
  EnrichOptions,
  ProfileNotFound
} from "./Enrichment.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)

const flag = Schema.BooleanFromString.annotations({
  message: () => ({ message: "must be true or false", override: true })
})

export const EnrichmentApi = HttpApiGroup.make("enrichment")
  .add(
    HttpApiEndpoint.post("enrich")`/api/leads/${leadId}/enrich`
      .setPayload(EnrichOptions)
      .addSuccess(EnrichmentResult)
      .addError(LeadNotFound, { status: 404 })
      .addError(ConsentMissing, { status: 403 })
      .addError(ProvidersUnknown, { status: 422 })
      .addError(EnrichmentUnavailable, { status: 503 })
      .middleware(Requires.enrich)
      .annotate(OpenApi.Summary, "Enrich a lead")
      .annotate(
        OpenApi.Description,
        "Buys what is not known yet at the least cost, settles what the providers disagree on and answers the profile. A provider that fails never fails the request while anything else can answer. Two simultaneous requests for one lead cost one set of provider calls."
      )
  )
  .add(
    HttpApiEndpoint.get("profile")`/api/leads/${leadId}/enriched-profile`
      .setUrlParams(
        Schema.Struct({
          includeExpired: Schema.optional(flag),
          minimalData: Schema.optional(
            flag.annotations({ description: "Leave out what identifies a person, and every risk indicator." })
          ),
          asOf: Schema.optional(momentOf("What was known at that moment; RFC 3339."))
        }).annotations(strictParams)
      )
      .addSuccess(EnrichedProfile)
      .addSuccess(HttpApiSchema.Empty(304))
      .addError(LeadNotFound, { status: 404 })
      .addError(ProfileNotFound, { status: 404 })
      .middleware(Requires.leadsRead)
      .annotate(OpenApi.Summary, "Read the enriched profile")
      .annotate(OpenApi.Description, "Has an ETag; If-None-Match answers 304.")
  )
  .annotate(OpenApi.Description, "What is known of a lead, and what it rests on.")
