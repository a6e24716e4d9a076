import { Config, Context, Effect, Layer } from "effect"
import { competitorPoints } from "../coaching/suggesting/CompetitorPointsFile.ts"
import { type Analyse, hearing } from "./Hearing.ts"

/** Those of whom something may be said, and those that are only named. */
const Competitors = Config.map(
  Config.all([competitorPoints, Config.withDefault(Config.array(Config.string(), "CALLWISE_COMPETITORS"), [])]),
  ([known, named]) => [...known.map(({ name }) => name), ...named]
)

const once = (names: ReadonlyArray<string>): (() => Analyse) => {
  let learnt: Analyse | undefined
  return () => {
    learnt ??= hearing(names)
    return learnt
  }
}

/** Learnt once a process, when it is first needed: some tenths of a second. */
export class Hearing extends Context.Tag("callwise/hearing/Hearing")<
  Hearing,
  { readonly analyse: Analyse; readonly learn: Effect.Effect<void> }
>() {
  static readonly layer = Layer.effect(
    Hearing,
    Effect.map(Competitors, names => {
      const learnt = once(names)
      const analyse: Analyse = (utterance, context) => learnt()(utterance, context)
      return Hearing.of({ analyse, learn: Effect.sync(() => void learnt()) })
    })
  )
}

/** Before the service serves, while its database comes up: what is learnt in one breath holds up whatever runs beside it. */
export const HearingLearnt = Layer.effectDiscard(
  Effect.flatMap(Hearing, ({ learn }) => Effect.delay(learn, "50 millis"))
).pipe(Layer.provide(Hearing.layer))
