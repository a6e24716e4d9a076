import { Config, Context, Effect, Layer } from "effect"
import { type Analyse, hearing } from "./Hearing.ts"

const Competitors = Config.withDefault(Config.array(Config.string(), "CALLWISE_COMPETITORS"), [])

const once = (names: ReadonlyArray<string>): (() => Analyse) => {
  let learnt: Analyse | undefined
  return () => {
    learnt ??= hearing(names)
    return learnt
  }
}

/** Learnt once a process: about a second, when it is first needed. */
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

/** Before the first call, not in it. */
export const HearingLearnt = Layer.effectDiscard(Effect.flatMap(Hearing, ({ learn }) => learn)).pipe(
  Layer.provide(Hearing.layer)
)
