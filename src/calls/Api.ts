import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { ForbiddenByRule } from "../compliance/ForbiddenByRule.ts"
import { Requires } from "../http/Authorization.ts"
import { Page, strictParams } from "../http/Page.ts"
import { LeadNotFound } from "../leads/Lead.ts"
import { Briefing } from "./Briefing.ts"
import { Call, CallAlreadyEnded, CallExists, CallNotFound, CallOfAnotherAgent, SaleOfferUnknown } from "./Call.ts"
import { CallId } from "./CallId.ts"
import { CallEnding, CallsQuery, NewCall, SequenceParam, VoiceEvent } from "./CallInput.ts"
import { SequenceNotReached } from "./stream/SequenceNotReached.ts"
import { TooManyStreams, TooManyStreamsOfKey } from "./stream/TooManyStreams.ts"

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
    HttpApiEndpoint.get("follow")`/api/calls/${callId}/stream`
      .setUrlParams(Schema.Struct({ after: Schema.optional(SequenceParam) }).annotations(strictParams))
      .setHeaders(Schema.Struct({ "last-event-id": Schema.optional(SequenceParam) }))
      .addSuccess(HttpApiSchema.Text({ contentType: "text/event-stream" }))
      .addError(CallNotFound, { status: 404 })
      .addError(SequenceNotReached, { status: 422 })
      .addError(TooManyStreamsOfKey, { status: 429 })
      .addError(TooManyStreams, { status: 503 })
      .annotate(OpenApi.Summary, "Follow a call")
      .annotate(
        OpenApi.Description,
        "Server-Sent Events, or a WebSocket when the request asks for one; each message is { type, callId, sequence, data } with data as type says: suggestions_update (Suggestion[]), offers_update (Offer[]), profile_update (EnrichedProfile), risk_update (RiskValidation), compliance_update (ChecklistItem[]), transcript_update ({ events, mood, level }) or call_ended (Call). sequence rises by one: coming back with after, or Last-Event-ID, misses nothing, and a suggestion that went stale meanwhile comes with expired true. There is a sign of life every few seconds. A stream ends with its call; it also ends, without call_ended, when its key is revoked, when the person is erased (coming back is then 404), when the replica leaves, after CALLWISE_STREAM_MINUTES, or when it is not read (a WebSocket then closes with 1013): come back with the last number. A browser's WebSocket brings its key as a subprotocol: callwise.v1, callwise.key.<key>."
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
