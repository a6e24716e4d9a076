import { createHash } from "node:crypto"
import { Effect, Stream } from "effect"
import { conversionAllowList } from "./ConversionFeatures.ts"
import { Examples } from "./learner/Examples.ts"
import type { Outcome } from "./OutcomesRepo.ts"

interface Window {
  readonly examples: Examples
  readonly from: Date
  readonly to: Date
}

export interface Experience {
  readonly earlier: Window
  readonly later: Window
  /** Of all examples in their order: the same data, the same hash. */
  readonly dataHash: string
}

const earlierShare = 0.8

class Gathering {
  readonly examples = new Examples(conversionAllowList)
  #from = new Date(0)
  #to = new Date(0)

  add({ accepted, at, features }: Outcome): void {
    if (this.examples.size === 0) this.#from = at
    this.#to = at
    this.examples.add(features, accepted)
  }

  get window(): Window {
    return { examples: this.examples, from: this.#from, to: this.#to }
  }
}

/** Learn from the earlier ones, judge by the later ones: as it will have to serve. */
export const gather = <E>(
  outcomes: Stream.Stream<Outcome, E>,
  count: number,
  read: (done: number) => Effect.Effect<void>
): Effect.Effect<Experience, E> =>
  Effect.gen(function* () {
    const [earlier, later] = [new Gathering(), new Gathering()]
    const hash = createHash("sha256")
    let done = 0
    yield* Stream.runForEachChunk(outcomes, chunk => {
      for (const outcome of chunk) {
        const part = done++ < earlierShare * count ? earlier : later
        part.add(outcome)
        hash.update(
          `${outcome.offerId} ${outcome.at.getTime()} ${outcome.accepted} ${JSON.stringify(outcome.features)}\n`
        )
      }
      return read(done)
    })
    return { earlier: earlier.window, later: later.window, dataHash: hash.digest("hex") }
  })
