import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { ColumnsRefused } from "./CsvColumns.ts"
import { ImportReport, UnsupportedMediaType } from "./ImportReport.ts"
import { Lead, LeadExists, LeadId, LeadIdMismatch, LeadNotFound, LeadPatchImpossible } from "./Lead.ts"
import { LeadInput } from "./LeadInput.ts"
import { LeadPatch } from "./LeadPatch.ts"
import { LeadSearch, LeadsFound } from "./LeadSearch.ts"
import { textOf } from "./Normalised.ts"
import { UsState } from "./UsState.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)

const saying = (message: string) => ({ message: () => ({ message, override: true }) })

const filters = {
  state: Schema.optional(UsState),
  source: Schema.optional(textOf(100, "Source, exactly as the lead has it.")),
  minScore: Schema.optional(
    Schema.compose(Schema.NumberFromString, Schema.Int.pipe(Schema.between(0, 100))).annotations({
      ...saying("must be a whole number, 0-100"),
      jsonSchema: { type: "integer", minimum: 0, maximum: 100, description: "Leads with this score or more." }
    })
  ),
  enriched: Schema.optional(
    Schema.BooleanFromString.annotations({
      ...saying("must be true or false"),
      description: "Whether the lead has an enriched profile, expired or not."
    })
  )
} as const

/** A position of the list: what the cursor hides. */
const cursor = Schema.compose(Schema.StringFromBase64Url, Schema.String.pipe(Schema.pattern(/^\d{1,18}$/))).annotations(
  {
    ...saying("must be a cursor from nextCursor"),
    jsonSchema: { type: "string", description: "nextCursor of the page before; opaque." }
  }
)

const file = Schema.Union(
  HttpApiSchema.Text({ contentType: "text/csv" }),
  HttpApiSchema.Text({ contentType: "application/x-ndjson" })
)

export const LeadsApi = HttpApiGroup.make("leads")
  .add(
    HttpApiEndpoint.post("create", "/api/leads")
      .setPayload(LeadInput)
      .addSuccess(Lead, { status: 201 })
      .addError(LeadExists, { status: 409 })
      .middleware(Requires.leadsWrite)
      .annotate(OpenApi.Summary, "Create a lead")
      .annotate(
        OpenApi.Description,
        "Phone, e-mail, state, domain and VIN are brought into one normal form. Without a score the service computes one, and scoreReasons says how."
      )
  )
  .add(
    HttpApiEndpoint.put("put")`/api/leads/${leadId}`
      .setPayload(LeadInput)
      .addSuccess(Lead, { status: 201 })
      .addSuccess(Lead, { status: 200 })
      .addError(LeadIdMismatch, { status: 422 })
      .middleware(Requires.leadsWrite)
      .annotate(OpenApi.Summary, "Create or replace a lead")
      .annotate(OpenApi.Description, "201 when it was created, 200 when it was replaced whole.")
  )
  .add(
    HttpApiEndpoint.patch("patch")`/api/leads/${leadId}`
      .setPayload(LeadPatch)
      .addSuccess(Lead)
      .addError(LeadNotFound, { status: 404 })
      .addError(LeadPatchImpossible, { status: 422 })
      .middleware(Requires.leadsWrite)
      .annotate(OpenApi.Summary, "Change a lead")
      .annotate(
        OpenApi.Description,
        "JSON Merge Patch (RFC 7396): members given replace, null removes, objects merge member by member, lists are replaced whole."
      )
  )
  .add(
    HttpApiEndpoint.get("get")`/api/leads/${leadId}`
      .addSuccess(Lead)
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.leadsRead)
      .annotate(OpenApi.Summary, "Read a lead")
      .annotate(OpenApi.Description, "The reading is in the lead's audit.")
  )
  .add(
    HttpApiEndpoint.get("list", "/api/leads")
      .setUrlParams(
        Schema.Struct({ ...filters, ...pageParams, cursor: Schema.optional(cursor) }).annotations(strictParams)
      )
      .addSuccess(Page(Lead))
      .middleware(Requires.leadsRead)
      .annotate(OpenApi.Summary, "List leads")
      .annotate(OpenApi.Description, "Newest first. Leads that come in while the list is read change no later page.")
  )
  .add(
    HttpApiEndpoint.post("search", "/api/leads/search")
      .setPayload(LeadSearch)
      .addSuccess(LeadsFound)
      .middleware(Requires.leadsRead)
      .annotate(OpenApi.Summary, "Look for a lead")
      .annotate(
        OpenApi.Description,
        "By the beginnings of first and last name or e-mail address, every word of them, by the first or last digits of the phone, or by the beginning of the id; the newest first. It changes nothing: what is sought stands in the body because names and numbers do not belong in an address."
      )
  )
  .add(
    HttpApiEndpoint.del("erase")`/api/leads/${leadId}`
      .addSuccess(HttpApiSchema.NoContent)
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.privacyAdmin)
      .annotate(OpenApi.Summary, "Erase a lead")
      .annotate(
        OpenApi.Description,
        "Erases the person at once, with all that is held on them. The audit keeps that it was done, without personal data."
      )
  )
  .add(
    HttpApiEndpoint.post("import", "/api/leads/import")
      .setPayload(file)
      .addSuccess(ImportReport)
      .addError(ColumnsRefused, { status: 400 })
      .addError(UnsupportedMediaType, { status: 415 })
      .middleware(Requires.leadsWrite)
      .annotate(OpenApi.Summary, "Import leads")
      .annotate(
        OpenApi.Description,
        "A stream of text/csv or application/x-ndjson, in UTF-8. Leads that exist are replaced; of an id that comes twice the last line counts; a bad line never costs the good ones. CSV columns of nested members are dotted (company.name, address.state, consent.enrichment, vehicles.0.year, attributes.campaign); interests are separated by ; or |."
      )
  )
  .annotate(OpenApi.Description, "People who may be called. A lead is known here before it can be enriched.")
