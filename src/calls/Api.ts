import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { ForbiddenByRule } from "../compliance/ForbiddenByRule.ts"
import { Requires } from "../http/Authorization.ts"
import { Page } from "../http/Page.ts"
import { LeadNotFound } from "../leads/Lead.ts"
import { Briefing } from "./Briefing.ts"
import { Call, CallAlreadyEnded, CallExists, CallNotFound, CallOfAnotherAgent, SaleOfferUnknown } from "./Call.ts"
import { CallId } from "./CallId.ts"
import { CallEnding, CallsQuery, NewCall, VoiceEvent } from "./CallInput.ts"

const callId = HttpApiSchema.param("callId", CallId)

export const CallsApi = HttpApiGroup.make("calls")
  .add(
    HttpApiEndpoint.post("start", "/api/calls")
      .setPayload(NewCall)
      .addSuccess(Call, { status: 201 })
      .addError(ForbiddenByRule, { status: 403 })
      .addError(CallOfAnotherAgent, { status: 403 })
      .addError(LeadNotFound, { status: 404 })
      .addError(CallExists, { status: 409 })
      .annotate(OpenApi.Summary, "Begin a call")
      .annotate(
        OpenApi.Description,
        "An outbound call that a blocking rule forbids is refused with the rule; calling hours, do-not-call and contact caps do not bind inbound calls. It counts as a contact, and its briefing is prepared in the background."
      )
  )
  .add(
    HttpApiEndpoint.get("list", "/api/calls")
      .setUrlParams(CallsQuery)
      .addSuccess(Page(Call))
      .addError(CallOfAnotherAgent, { status: 403 })
      .annotate(OpenApi.Summary, "List calls, the newest first")
  )
  .add(
    HttpApiEndpoint.get("get")`/api/calls/${callId}`
      .addSuccess(Call)
      .addError(CallNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read a call")
  )
  .add(
    HttpApiEndpoint.get("briefing")`/api/calls/${callId}/briefing`
      .addSuccess(Briefing)
      .addError(CallNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read what is ready for a call")
      .annotate(
        OpenApi.Description,
        "At once, from what is there; pending says what is still on its way. The permission is the one under which the call began."
      )
  )
  .add(
    HttpApiEndpoint.post("end")`/api/calls/${callId}/end`
      .setPayload(CallEnding)
      .addSuccess(Call)
      .addError(ForbiddenByRule, { status: 403 })
      .addError(CallNotFound, { status: 404 })
      .addError(CallAlreadyEnded, { status: 409 })
      .addError(SaleOfferUnknown, { status: 422 })
      .annotate(OpenApi.Summary, "End a call with its outcome")
      .annotate(
        OpenApi.Description,
        "Once. An offer named as sold is accepted with it when it is still open. A call that the voice orchestrator reported as over without an outcome can be given one."
      )
  )
  .add(
    HttpApiEndpoint.post("voiceEvent", "/api/integrations/voice/events")
      .setPayload(VoiceEvent)
      .addSuccess(Call)
      .addError(CallOfAnotherAgent, { status: 403 })
      .addError(LeadNotFound, { status: 404 })
      .addError(CallNotFound, { status: 404 })
      .addError(CallExists, { status: 409 })
      .annotate(OpenApi.Summary, "Hear from the voice orchestrator")
      .annotate(
        OpenApi.Description,
        "It rings, was answered or is over: repeated or out of order they leave the same call. What is reported has happened and is kept; the briefing says when no rule allowed it."
      )
  )
  .middleware(Requires.coaching)
  .annotate(OpenApi.Description, "A call's life, and what the agent is to know of it.")
