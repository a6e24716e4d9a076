import { Context, Effect, Layer } from "effect"
import { spanOf } from "../AsOf.ts"
import type { SpanQuery } from "../Period.ts"
import { effectsOf } from "./Comparing.ts"
import type { SuggestionEffectsAnswer } from "./SuggestionEffectsAnswer.ts"
import { readAtMost, WithheldRepo } from "./WithheldRepo.ts"

const make = Effect.gen(function* () {
  const repo = yield* WithheldRepo

  const measure = Effect.fn("SuggestionEffects.measure")(function* (query: SpanQuery) {
    const { range, told } = yield* spanOf(query)
    const { more, read, tallies } = yield* repo.count(range)
    const answer: SuggestionEffectsAnswer = {
      ...told,
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
