import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { ConsentInFuture, ConsentRecord, ConsentStated } from "./ConsentRecord.ts"
import { DeletionRequest, DeletionRequestNotFound, NewDeletionRequest, RequestId } from "./DeletionRequest.ts"
import { LeadExport } from "./LeadExport.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)
const requestId = HttpApiSchema.param("requestId", RequestId)

export const PrivacyApi = HttpApiGroup.make("privacy")
  .add(
    HttpApiEndpoint.put("stateConsent")`/api/leads/${leadId}/consent`
      .setPayload(ConsentStated)
      .addSuccess(ConsentRecord)
      .addError(LeadNotFound, { status: 404 })
      .addError(ConsentInFuture, { status: 422 })
      .middleware(Requires.leadsWrite)
      .annotate(OpenApi.Summary, "Record what a person has said on consent")
      .annotate(
        OpenApi.Description,
        "Holds at once: it is asked before every purchase, also amid a batch, and before every call. A refusal holds until a yes is recorded; what came with the writing of the lead is in the same history, with source lead."
      )
  )
  .add(
    HttpApiEndpoint.get("consent")`/api/leads/${leadId}/consent`
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(ConsentRecord)
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.leadsRead)
      .annotate(OpenApi.Summary, "Read consent and its history")
  )
  .add(
    HttpApiEndpoint.get("export")`/api/leads/${leadId}/export`
      .addSuccess(LeadExport)
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.privacyAdmin)
      .annotate(OpenApi.Summary, "Export all that is held on a person")
      .annotate(
        OpenApi.Description,
        "One JSON document with every row about the lead, of every table, as it is stored. The export is in the lead's audit."
      )
  )
  .add(
    HttpApiEndpoint.post("requestDeletion", "/api/privacy/deletion-requests")
      .setPayload(NewDeletionRequest)
      .addSuccess(DeletionRequest, { status: 202 })
      .addSuccess(DeletionRequest, { status: 200 })
      .middleware(Requires.privacyAdmin)
      .annotate(OpenApi.Summary, "Forget whoever has this e-mail or phone")
      .annotate(
        OpenApi.Description,
        "Erases every lead with it at once (202), and those that came since when the same contact is asked for again (200). Of the contact only a keyed hash is kept: whoever comes back with it begins with every consent refused."
      )
  )
  .add(
    HttpApiEndpoint.get("deletionRequests", "/api/privacy/deletion-requests")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(DeletionRequest))
      .middleware(Requires.privacyAdmin)
      .annotate(OpenApi.Summary, "List deletion requests")
      .annotate(OpenApi.Description, "Newest first, with what the law gives until when.")
  )
  .add(
    HttpApiEndpoint.get("deletionRequest")`/api/privacy/deletion-requests/${requestId}`
      .addSuccess(DeletionRequest)
      .addError(DeletionRequestNotFound, { status: 404 })
      .middleware(Requires.privacyAdmin)
      .annotate(OpenApi.Summary, "Read a deletion request")
  )
  .annotate(OpenApi.Description, "What people have a say in: what is done with their data, and that it goes.")
