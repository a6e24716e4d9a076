import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { AuditEntry } from "./AuditEntry.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)

export const AuditApi = HttpApiGroup.make("audit")
  .add(
    HttpApiEndpoint.get("list")`/api/leads/${leadId}/audit`
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(AuditEntry))
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.privacyAdmin)
      .annotate(OpenApi.Summary, "Read the audit of a lead")
      .annotate(
        OpenApi.Description,
        "Who read or changed what, when, under which key and from which source, newest first. It outlives an erasure, without personal data. Reading it is an entry of its own."
      )
  )
  .annotate(
    OpenApi.Description,
    "Every access to a person's data, in a chain in which no entry can be changed unnoticed."
  )
