import { Context, Effect, Layer } from "effect"
import { PlainDate } from "../../leads/PlainDate.ts"
import { knownAt } from "../AsOf.ts"
import type { SpanQuery } from "../Period.ts"
import { beginning } from "../rollups/Stretches.ts"
import { effectsOf } from "./Comparing.ts"
import type { SuggestionEffectsAnswer } from "./SuggestionEffectsAnswer.ts"
import { readAtMost, WithheldRepo } from "./WithheldRepo.ts"

const make = Effect.gen(function* () {
  const repo = yield* WithheldRepo

  const measure = Effect.fn("SuggestionEffects.measure")(function* (query: SpanQuery) {
    const { endDate, startDate, timeZone = "UTC" } = query
    const { asOf } = yield* knownAt(query.asOf)
    const range = { from: beginning(startDate, timeZone), to: beginning(endDate, timeZone, 1), asOf }
    const { more, read, tallies } = yield* repo.count(range)
    const answer: SuggestionEffectsAnswer = {
      startDate: PlainDate.make(startDate),
      endDate: PlainDate.make(endDate),
      timeZone,
      asOf,
      calls: { limit: readAtMost, read, more },
      suggestions: effectsOf(tallies)
    }
    return answer
  })

  return { measure }
})

/** What suggestions change in calls, by those that chance withheld. */
export class SuggestionEffects extends Context.Tag("callwise/analytics/suggestions/SuggestionEffects")<
  SuggestionEffects,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(SuggestionEffects, make).pipe(Layer.provide(WithheldRepo.layer))
}
