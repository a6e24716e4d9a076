import { DateTime, Effect, Metric, Schema } from "effect"
import { SuggestionId } from "../../coaching/Suggestion.ts"
import type { CallMessage } from "./CallMessage.ts"

const stale = Metric.counter("callwise_stale_suggestions_total", {
  description: "Suggestions that went stale before they reached whoever follows the call.",
  incremental: true
})

/** Of a suggestion as it is sent, only what tells whether it still holds. */
const Sent = Schema.Array(
  Schema.Struct({ suggestionId: SuggestionId, expiresAt: Schema.DateTimeUtc, expired: Schema.Boolean })
)
const decode = Schema.decodeUnknown(Sent)
const Json = Schema.Array(Schema.Record({ key: Schema.String, value: Schema.Unknown }))
const asJson = Schema.decodeUnknown(Json)

export interface Fresh {
  readonly message: CallMessage
  /** Those that can be seen now. */
  readonly shown: ReadonlyArray<SuggestionId>
}

/** A suggestion that has gone stale on its way says so. */
export const fresh = (message: CallMessage, now: DateTime.Utc): Effect.Effect<Fresh> =>
  message.type !== "suggestions_update"
    ? Effect.succeed({ message, shown: [] })
    : Effect.gen(function* () {
        const suggestions = yield* decode(message.data)
        const isOver = suggestions.map(({ expiresAt }) => DateTime.lessThanOrEqualTo(expiresAt, now))
        yield* Metric.incrementBy(stale, isOver.filter(Boolean).length)
        const shown = suggestions.filter((_, at) => isOver[at] === false).map(({ suggestionId }) => suggestionId)
        if (shown.length === suggestions.length) return { message, shown }
        const data = (yield* asJson(message.data)).map((one, at) => ({ ...one, expired: isOver[at] === true }))
        return { message: { ...message, data }, shown }
      }).pipe(Effect.orDie)
