import { DateTime, Effect, Metric, Schema } from "effect"
import { Suggestion, type SuggestionId } from "../../coaching/Suggestion.ts"
import type { CallMessage } from "./CallMessage.ts"

const stale = Metric.counter("callwise_stale_suggestions_total", {
  description: "Suggestions that went stale before they reached whoever follows the call.",
  incremental: true
})

const Sent = Schema.Array(Suggestion)
const decode = Schema.decodeUnknown(Sent)
const encode = Schema.encode(Sent)

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
        const aged = suggestions.map(
          one => new Suggestion({ ...one, expired: DateTime.lessThanOrEqualTo(one.expiresAt, now) })
        )
        yield* Metric.incrementBy(stale, aged.filter(({ expired }) => expired).length)
        const shown = aged.filter(({ expired }) => !expired).map(({ suggestionId }) => suggestionId)
        return { message: { ...message, data: yield* encode(aged) }, shown }
      }).pipe(Effect.orDie)
