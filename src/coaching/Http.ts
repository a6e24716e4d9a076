import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { listOf } from "../calls/events/CallEvent.ts"
import { EventsHeard } from "../calls/events/HeardEvent.ts"
import { aboutLead } from "../http/AboutLead.ts"
import { Api } from "../http/Api.ts"
import { viewer } from "../http/Caller.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit } from "../http/Page.ts"
import type { LeadId } from "../leads/Lead.ts"
import { CoachingSuggestionService } from "./CoachingSuggestionService.ts"
import { Conversations } from "./Conversations.ts"
import { Suggestion } from "./Suggestion.ts"

const heardJson = HttpServerResponse.schemaJson(EventsHeard)
const suggestionJson = HttpServerResponse.schemaJson(Suggestion)

const accepted = ({ answer, leadId }: { readonly leadId: LeadId; readonly answer: EventsHeard }) =>
  Effect.map(Effect.orDie(heardJson(answer, { status: 202 })), aboutLead(leadId))

const answered = (suggestion: Suggestion) =>
  Effect.map(Effect.orDie(suggestionJson(suggestion)), aboutLead(suggestion.leadId))

export const CoachingHttp = HttpApiBuilder.group(Api, "coaching", handlers =>
  Effect.gen(function* () {
    const conversations = yield* Conversations
    const coaching = yield* CoachingSuggestionService
    return handlers
      .handle("hear", ({ path, payload }) =>
        Effect.flatMap(viewer, own => Effect.flatMap(conversations.hear(path.callId, listOf(payload), own), accepted))
      )
      .handle("transcript", ({ path, urlParams: { cursor = -1, limit = defaultPageLimit } }) =>
        Effect.flatMap(viewer, own => conversations.transcript(path.callId, cursor, limit, own)).pipe(
          Effect.tap(linkNext)
        )
      )
      .handle("nlpEvent", ({ payload }) =>
        Effect.flatMap(viewer, own => Effect.flatMap(conversations.hearNlp(payload, own), accepted))
      )
      .handle("ofCall", ({ path, urlParams }) =>
        Effect.flatMap(viewer, own => coaching.ofCall(path.callId, urlParams, own)).pipe(
          Effect.map(suggestions => ({ suggestions }))
        )
      )
      .handle("ofLead", ({ path, urlParams }) =>
        Effect.flatMap(viewer, own => coaching.ofLead(path.leadId, urlParams, own)).pipe(
          Effect.map(suggestions => ({ suggestions }))
        )
      )
      .handle("receipt", ({ path }) => Effect.flatMap(viewer, own => conversations.receipt(path.callId, own)))
      .handle("feedback", ({ path, payload }) =>
        Effect.flatMap(viewer, own => Effect.flatMap(coaching.answer(path.suggestionId, payload, own), answered))
      )
  })
)
