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

/** As soon as the service has come up: before the first call, not in it, and not in the way of starting. */
export const HearingLearnt = Layer.scopedDiscard(
  Effect.flatMap(Hearing, ({ learn }) => Effect.forkScoped(Effect.delay(learn, "1 second")))
).pipe(Layer.provide(Hearing.layer))
