import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { Effect, Schema } from "effect"
import { listOf } from "../calls/events/CallEvent.ts"
import { EventsHeard } from "../calls/events/HeardEvent.ts"
import { aboutLead } from "../http/AboutLead.ts"
import { Api } from "../http/Api.ts"
import { viewer } from "../http/Caller.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit } from "../http/Page.ts"
import { RepeatableRequest } from "../http/RepeatableRequest.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { CoachingSuggestionService } from "./CoachingSuggestionService.ts"
import { Conversations } from "./Conversations.ts"
import { Suggestion } from "./Suggestion.ts"
import type { Along, EventsTaken } from "./session/Taken.ts"

const heardJson = Schema.encodeSync(Schema.parseJson(EventsHeard))
const suggestionJson = HttpServerResponse.schemaJson(Suggestion)

const accepted = ({ answer, leadId }: EventsTaken) =>
  aboutLead(leadId)(HttpServerResponse.text(heardJson(answer), { status: 202, contentType: "application/json" }))

/** Answered by what is kept with the events, where anything is. */
const heardBy = <E>(
  hear: (viewer: AgentId | null, along: Along | null) => Effect.Effect<EventsTaken, E>
): Effect.Effect<HttpServerResponse.HttpServerResponse, E> =>
  Effect.gen(function* () {
    const own = yield* viewer
    const { keeping } = yield* RepeatableRequest
    if (keeping === null) return accepted(yield* hear(own, null))
    let last: HttpServerResponse.HttpServerResponse | undefined
    const taken = yield* hear(own, events => {
      const answer = accepted(events)
      last = answer
      return rows => keeping(rows, answer)
    })
    return last ?? accepted(taken)
  })

const answered = (suggestion: Suggestion) =>
  Effect.map(Effect.orDie(suggestionJson(suggestion)), aboutLead(suggestion.leadId))

export const CoachingHttp = HttpApiBuilder.group(Api, "coaching", handlers =>
  Effect.gen(function* () {
    const conversations = yield* Conversations
    const coaching = yield* CoachingSuggestionService
    return handlers
      .handle("hear", ({ path, payload }) =>
        heardBy((own, along) => conversations.hear(path.callId, listOf(payload), own, along))
      )
      .handle("transcript", ({ path, urlParams: { cursor = -1, limit = defaultPageLimit } }) =>
        Effect.flatMap(viewer, own => conversations.transcript(path.callId, cursor, limit, own)).pipe(
          Effect.tap(linkNext)
        )
      )
      .handle("nlpEvent", ({ payload }) => heardBy((own, along) => conversations.hearNlp(payload, own, along)))
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
