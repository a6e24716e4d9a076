import { Context, Effect, Layer, Option, Ref, Schedule } from "effect"
import { Ids } from "../platform/Ids.ts"
import { LruCache } from "../platform/LruCache.ts"
import { type ConversionModel, type ConversionModelId, conversionModelOf } from "./ConversionModel.ts"
import { ConversionModelsRepo } from "./ConversionModelsRepo.ts"
import { OutcomesRepo } from "./OutcomesRepo.ts"
import { priorVersion } from "./Prior.ts"
import { makeTraining, type Trained, type Watch } from "./Training.ts"

const pollEvery = "30 seconds"
const remembered = 8

const make = Effect.gen(function* () {
  const repo = yield* ConversionModelsRepo
  const training = yield* makeTraining
  const known = new LruCache<ConversionModel>(remembered)
  const serving = yield* Ref.make(Option.none<ConversionModel>())

  /** The model that decided under this version; none under a prior, or under a model that is not known here. */
  const version = Effect.fn("ConversionModels.version")(function* (id: string) {
    if (id === priorVersion) return Option.none()
    const held = known.get(id, 0)
    if (held !== undefined) return Option.some(held)
    const found = yield* repo.find(id)
    const model = Option.map(found, ({ modelId, parameters, positives }) =>
      conversionModelOf(modelId, positives, parameters)
    )
    if (Option.isSome(model)) known.set(id, model.value, Number.POSITIVE_INFINITY)
    return model
  })

  const isServing = (id: Option.Option<ConversionModelId>) =>
    Effect.map(Ref.get(serving), now => Option.getOrNull(now)?.modelId === Option.getOrUndefined(id))

  const refresh = Effect.gen(function* () {
    const id = yield* repo.currentId
    if (yield* isServing(id)) return
    yield* Ref.set(serving, Option.isSome(id) ? yield* version(id.value) : Option.none())
  }).pipe(Effect.withSpan("ConversionModels.refresh"))

  const train = (watch: Watch = () => Effect.void) =>
    repo
      .alone(
        Effect.gen(function* () {
          yield* refresh
          const trained: Trained = yield* training(yield* Ref.get(serving), watch)
          yield* refresh
          return trained
        })
      )
      .pipe(Effect.map(Option.getOrElse(() => ({ _tag: "Busy" }) as const)))

  yield* refresh
  yield* refresh.pipe(
    Effect.catchAllCause(cause => Effect.logWarning("The conversion model in force cannot be read", cause)),
    Effect.schedule(Schedule.spaced(pollEvery)),
    Effect.forkScoped
  )

  return {
    /** What serves, from memory: another replica's promotion shows within half a minute. */
    current: Ref.get(serving),
    version,
    train,
    hoursSinceTraining: repo.hoursSinceTraining
  }
})

/** The models of acceptance: which one serves, those that served, and the training of the next. */
export class ConversionModels extends Context.Tag("callwise/conversion/ConversionModels")<
  ConversionModels,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.scoped(ConversionModels, make)
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide([ConversionModelsRepo.layer, OutcomesRepo.layer, Ids.layer])
  )
}
