import { Schema } from "effect"
import { SuggestionType } from "../../coaching/Suggestion.ts"
import { measured } from "../Figure.ts"
import { readUpTo, told } from "../Told.ts"

/** What agents were given less what was withheld from them by chance. */
const EffectFigure = Schema.Struct(measured).annotations({ identifier: "SuggestionEffectFigure" })
export type EffectFigure = typeof EffectFigure.Type

const SuggestionCalls = Schema.Struct({
  calls: Schema.Int,
  sold: Schema.Int,
  heard: Schema.Int.annotations({ description: "Calls in which enough was heard to tell the mood." })
}).annotations({ identifier: "SuggestionCalls" })

const SuggestionEffect = Schema.Struct({
  type: SuggestionType,
  given: SuggestionCalls.annotations({ description: "The first of the kind in the call was given to the agent." }),
  withheld: SuggestionCalls.annotations({ description: "The first of the kind in the call was withheld by chance." }),
  conversion: EffectFigure.annotations({
    description:
      "Percentage points that giving it adds to the share of calls that end sold; numerator and denominator are those of the calls in which it was given."
  }),
  sentiment: EffectFigure.annotations({
    description: "What giving it adds to the mood at a call's end against its beginning, -2 to 2."
  })
}).annotations({ identifier: "SuggestionEffect" })
export type SuggestionEffect = typeof SuggestionEffect.Type

export const SuggestionEffectsAnswer = Schema.Struct({
  ...told,
  calls: Schema.Struct(readUpTo).annotations({ description: "Of the time, that have ended." }),
  suggestions: Schema.Array(SuggestionEffect)
}).annotations({ identifier: "SuggestionEffectsAnswer" })
export type SuggestionEffectsAnswer = typeof SuggestionEffectsAnswer.Type
