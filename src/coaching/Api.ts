import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { CallNotFound } from "../calls/Call.ts"
import { CallId } from "../calls/CallId.ts"
import { CallEnded } from "../calls/events/CallEnded.ts"
import { NewCallEvents } from "../calls/events/CallEvent.ts"
import { EventsHeard, HeardEvent } from "../calls/events/HeardEvent.ts"
import { NlpEvent, NoActiveCall } from "../calls/events/NlpEvent.ts"
import { Requires } from "../http/Authorization.ts"
import { Page, pageParams, strictParams } from "../http/Page.ts"
import { KeepsItsAnswer } from "../http/RepeatableRequest.ts"
import { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Receipt } from "./disclosures/Receipt.ts"
import { Feedback } from "./feedback/Feedback.ts"
import { Suggestion, SuggestionId, SuggestionNotFound, Sureness } from "./Suggestion.ts"

const callId = HttpApiSchema.param("callId", CallId)
const leadId = HttpApiSchema.param("leadId", LeadId)
const suggestionId = HttpApiSchema.param("suggestionId", SuggestionId)

const Wanted = Schema.Struct({
  maxSuggestions: Schema.optional(
    Schema.compose(Schema.NumberFromString, Schema.Int.pipe(Schema.between(1, 50))).annotations({
      message: () => ({ message: "must be a whole number, 1-50", override: true }),
      jsonSchema: { type: "integer", minimum: 1, maximum: 50, default: 10 }
    })
  ),
  minConfidence: Schema.optional(Sureness)
}).annotations(strictParams)

const Suggestions = Schema.Struct({ suggestions: Schema.Array(Suggestion) }).annotations({ identifier: "Suggestions" })

const EventsPage = Schema.Struct({
  limit: pageParams.limit,
  cursor: Schema.optional(
    Schema.compose(Schema.StringFromBase64Url, Schema.compose(Schema.NumberFromString, Schema.Int)).annotations({
      message: () => ({ message: "must be a cursor from nextCursor", override: true }),
      jsonSchema: { type: "string", description: "nextCursor of the page before; opaque." }
    })
  )
}).annotations(strictParams)

export const CoachingApi = HttpApiGroup.make("coaching")
  .add(
    HttpApiEndpoint.post("hear")`/api/calls/${callId}/events`
      .setPayload(NewCallEvents)
      .addSuccess(EventsHeard, { status: 202 })
      .addError(CallNotFound, { status: 404 })
      .addError(CallEnded, { status: 409 })
      .annotate(KeepsItsAnswer, true)
      .annotate(OpenApi.Summary, "Tell what happens in a call")
      .annotate(
        OpenApi.Description,
        "One event, or up to a hundred in order. An utterance is analysed here: its sentiment, intents, objections and whatever else is found, each with its place in the redacted text. Who asks not to be called is put on the do-not-call list before the answer: by their words, or by an intent stop_calling or an objection OBJ-STOP of a confidence of 0.5 or more."
      )
  )
  .add(
    HttpApiEndpoint.get("transcript")`/api/calls/${callId}/events`
      .setUrlParams(EventsPage)
      .addSuccess(Page(HeardEvent))
      .addError(CallNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read what was heard in a call, the first first")
  )
  .add(
    HttpApiEndpoint.post("nlpEvent", "/api/integrations/nlp/events")
      .setPayload(NlpEvent)
      .addSuccess(EventsHeard, { status: 202 })
      .addError(CallNotFound, { status: 404 })
      .addError(NoActiveCall, { status: 404 })
      .addError(CallEnded, { status: 409 })
      .annotate(KeepsItsAnswer, true)
      .annotate(OpenApi.Summary, "Hear from the NLP service")
      .annotate(
        OpenApi.Description,
        "Without a callId it is about the lead's latest call that goes on. An intent stop_calling puts the person on the do-not-call list before the answer."
      )
  )
  .add(
    HttpApiEndpoint.get("ofCall")`/api/calls/${callId}/coaching-suggestions`
      .setUrlParams(Wanted)
      .addSuccess(Suggestions)
      .addError(CallNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read what is worth saying in a call now, most pressing first")
  )
  .add(
    HttpApiEndpoint.get("ofLead")`/api/leads/${leadId}/coaching-suggestions`
      .setUrlParams(Wanted)
      .addSuccess(Suggestions)
      .addError(LeadNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read what is worth saying to a lead, most pressing first")
      .annotate(OpenApi.Description, "Before a call, from what is known; during one, also what was heard calls for.")
  )
  .add(
    HttpApiEndpoint.get("receipt")`/api/calls/${callId}/receipt`
      .addSuccess(Receipt)
      .addError(CallNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Read what had to be said in a call, and what said it")
      .annotate(
        OpenApi.Description,
        "Each rule with its citation and the version of its wording, under the law of the call's day; during the call it is the checklist."
      )
  )
  .add(
    HttpApiEndpoint.post("feedback")`/api/suggestions/${suggestionId}/feedback`
      .setPayload(Feedback)
      .addSuccess(Suggestion)
      .addError(SuggestionNotFound, { status: 404 })
      .annotate(OpenApi.Summary, "Say what came of a suggestion")
      .annotate(
        OpenApi.Description,
        "Later choices learn from it, each thing weighed for itself: used, heard in what the agent said, dismissed, left unanswered, and how the call ended in which it was used."
      )
  )
  .middleware(Requires.coaching)
  .annotate(OpenApi.Description, "What is heard in a call, what must be said in it, and what is worth saying.")
