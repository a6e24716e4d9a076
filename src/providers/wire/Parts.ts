import { Effect, Either } from "effect"
import { type Answered, ProviderFailure } from "../Provider.ts"

/** Part of a batch that goes out as one request: the places of its queries, and their answers in that order. */
export interface Part {
  readonly places: ReadonlyArray<number>
  readonly ask: Effect.Effect<ReadonlyArray<Answered>, ProviderFailure>
}

const unanswerable = new ProviderFailure({ reason: "bad_input", billing: "none" })

/** A part that fails is the fate of its own queries only, unless there is no other part. */
export const gather = (
  size: number,
  parts: ReadonlyArray<Part>
): Effect.Effect<ReadonlyArray<Answered>, ProviderFailure> =>
  Effect.gen(function* () {
    const [only, ...others] = parts
    if (only !== undefined && others.length === 0 && only.places.length === size) return yield* only.ask
    const outcomes = yield* Effect.forEach(parts, part => Effect.either(part.ask), { concurrency: 4 })
    const answers = new Array<Answered>(size).fill(unanswerable)
    parts.forEach((part, index) => {
      const outcome = outcomes[index] ?? Either.left(unanswerable)
      part.places.forEach((place, position) => {
        answers[place] = Either.match(outcome, {
          onLeft: failure => failure,
          onRight: found => found[position] ?? unanswerable
        })
      })
    })
    return answers
  })
