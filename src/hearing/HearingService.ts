import { Config, Context, Effect, Layer } from "effect"
import { type Analyse, hearing } from "./Hearing.ts"

const Competitors = Config.withDefault(Config.array(Config.string(), "CALLWISE_COMPETITORS"), [])

/** Learnt once a process. */
export class Hearing extends Context.Tag("callwise/hearing/Hearing")<Hearing, { readonly analyse: Analyse }>() {
  static readonly layer = Layer.effect(
    Hearing,
    Effect.map(Competitors, names => Hearing.of({ analyse: hearing(names) }))
  )
}
