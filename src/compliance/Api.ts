import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Agent, AgentInput, AgentNotFound } from "./Agent.ts"
import { CallQuery } from "./CallQuery.ts"
import { CallPermission } from "./calling/CallPermission.ts"
import { DoNotCallEntry, DoNotCallId, DoNotCallNotFound, NewDoNotCall } from "./DoNotCallEntry.ts"
import { DoNotCallReport, NotCsv, WhichList } from "./DoNotCallList.ts"

const leadId = HttpApiSchema.param("leadId", LeadId)
const doNotCallId = HttpApiSchema.param("doNotCallId", DoNotCallId)
const agentId = HttpApiSchema.param("agentId", AgentId)

const file = HttpApiSchema.Text({ contentType: "text/csv" })

export const ComplianceApi = HttpApiGroup.make("compliance")
  .add(
    HttpApiEndpoint.get("callPermission")`/api/leads/${leadId}/call-permission`
      .setUrlParams(CallQuery)
      .addSuccess(CallPermission)
      .addError(LeadNotFound, { status: 404 })
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "Ask whether a person may be called")
      .annotate(
        OpenApi.Description,
        "By consent, do-not-call, calling hours where the person is (address and area code: the hours must be open in every time zone that they point to), holidays, caps, for who is 65 and interested in health insurance a permission of the last twelve months, in a shared lead given to this agency by name (attributes.oneToOneConsent), and, when an agent is named, licences. Says every rule that decided it, and when it next becomes allowed."
      )
  )
  .add(
    HttpApiEndpoint.post("doNotCall", "/api/do-not-call")
      .setPayload(NewDoNotCall)
      .addSuccess(DoNotCallEntry, { status: 201 })
      .addSuccess(DoNotCallEntry, { status: 200 })
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "Put a person on the do-not-call list")
      .annotate(
        OpenApi.Description,
        "Holds at once, for every lead with this phone or e-mail address, and outlives their erasure. Of the contact only a keyed hash is kept. 200 when it was known before."
      )
  )
  .add(
    HttpApiEndpoint.del("removeDoNotCall")`/api/do-not-call/${doNotCallId}`
      .addSuccess(HttpApiSchema.NoContent)
      .addError(DoNotCallNotFound, { status: 404 })
      .middleware(Requires.admin)
      .annotate(OpenApi.Summary, "Take an entry off the do-not-call list")
      .annotate(OpenApi.Description, "When the person asks to be contacted again, or the entry was a mistake.")
  )
  .add(
    HttpApiEndpoint.post("importDoNotCall", "/api/do-not-call/import")
      .setUrlParams(WhichList)
      .setPayload(file)
      .addSuccess(DoNotCallReport)
      .addError(NotCsv, { status: 415 })
      .middleware(Requires.admin)
      .annotate(OpenApi.Summary, "Import a do-not-call list")
      .annotate(
        OpenApi.Description,
        "A stream of text/csv, a number on each line: 2025550123, 202,5550123, or SHA-256 of +12025550123 in hexadecimal. Adds to what was imported before. Of who is not on it a list tells for 31 days; after that, import it anew."
      )
  )
  .add(
    HttpApiEndpoint.put("putAgent")`/api/agents/${agentId}`
      .setPayload(AgentInput)
      .addSuccess(Agent, { status: 201 })
      .addSuccess(Agent, { status: 200 })
      .middleware(Requires.admin)
      .annotate(OpenApi.Summary, "Register an agent, or replace what is known of one")
  )
  .add(
    HttpApiEndpoint.get("agent")`/api/agents/${agentId}`
      .addSuccess(Agent)
      .addError(AgentNotFound, { status: 404 })
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "Read an agent and the licences held")
  )
  .add(
    HttpApiEndpoint.get("agents", "/api/agents")
      .setUrlParams(Schema.Struct(pageParams).annotations(strictParams))
      .addSuccess(Page(Agent))
      .middleware(Requires.risk)
      .annotate(OpenApi.Summary, "List agents")
  )
  .annotate(OpenApi.Description, "Who may be called when, and by whom.")
