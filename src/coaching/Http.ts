import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { listOf } from "../calls/events/CallEvent.ts"
import { Api } from "../http/Api.ts"
import { CurrentCaller } from "../http/Caller.ts"
import { linkNext } from "../http/NextLink.ts"
import { defaultPageLimit } from "../http/Page.ts"
import { CoachingSuggestionService } from "./CoachingSuggestionService.ts"
import { Conversations } from "./Conversations.ts"

/** The agent whose calls alone the key sees; null when it sees all. */
const viewer = Effect.map(CurrentCaller, caller => caller?.agentId ?? null)

export const CoachingHttp = HttpApiBuilder.group(Api, "coaching", handlers =>
  Effect.gen(function* () {
    const conversations = yield* Conversations
    const coaching = yield* CoachingSuggestionService
    return handlers
      .handle("hear", ({ path, payload }) =>
        Effect.flatMap(viewer, own => conversations.hear(path.callId, listOf(payload), own))
      )
      .handle("transcript", ({ path, urlParams: { cursor = -1, limit = defaultPageLimit } }) =>
        Effect.flatMap(viewer, own => conversations.transcript(path.callId, cursor, limit, own)).pipe(
          Effect.tap(linkNext)
        )
      )
      .handle("nlpEvent", ({ payload }) => Effect.flatMap(viewer, own => conversations.hearNlp(payload, own)))
      .handle("ofCall", ({ path, urlParams }) =>
        Effect.flatMap(viewer, own => coaching.ofCall(path.callId, urlParams, own)).pipe(
          Effect.map(suggestions => ({ suggestions }))
        )
      )
      .handle("ofLead", ({ path, urlParams }) =>
        Effect.map(coaching.ofLead(path.leadId, urlParams), suggestions => ({ suggestions }))
      )
      .handle("receipt", ({ path }) => Effect.flatMap(viewer, own => conversations.receipt(path.callId, own)))
      .handle("feedback", ({ path, payload }) =>
        Effect.flatMap(viewer, own => coaching.answer(path.suggestionId, payload, own))
      )
  })
)
