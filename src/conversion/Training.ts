import { Effect, type Option } from "effect"
import { Ids } from "../platform/Ids.ts"
import { conversionAllowList } from "./ConversionFeatures.ts"
import { type ConversionModel, ConversionModelId, conversionModelOf } from "./ConversionModel.ts"
import { type Compared, ConversionModelsRepo } from "./ConversionModelsRepo.ts"
import { leastPositives, modelVersionOf } from "./Estimate.ts"
import { gather } from "./Experience.ts"
import { compare, isBetter, isTooLittle } from "./Judging.ts"
import { learn } from "./learner/Learner.ts"
import { inSlices } from "./learner/Work.ts"
import { OutcomesRepo } from "./OutcomesRepo.ts"
import { lawful } from "./ProhibitedInputs.ts"

const seed = 1

export type Stage =
  | { readonly _tag: "Reading"; readonly done: number; readonly total: number }
  | { readonly _tag: "Learning"; readonly examples: number }
  | { readonly _tag: "Judging"; readonly examples: number }

export type Watch = (stage: Stage) => Effect.Effect<void>

export type Trained =
  | { readonly _tag: "TooLittle"; readonly examples: number; readonly positives: number; readonly needed: number }
  | {
      readonly _tag: "Judged"
      readonly modelId: ConversionModelId
      readonly promoted: boolean
      readonly examples: number
      readonly positives: number
      readonly incumbent: string
      readonly compared: Compared
    }

/** One training from the outcomes known by now, beside what serves; kept with its figures whether it is better or not. */
export const makeTraining = Effect.gen(function* () {
  const outcomes = yield* OutcomesRepo
  const models = yield* ConversionModelsRepo
  const ids = yield* Ids
  yield* lawful(conversionAllowList)

  return Effect.fn("ConversionModels.train")(function* (incumbent: Option.Option<ConversionModel>, watch: Watch) {
    const total = yield* outcomes.count
    const { dataHash, earlier, later } = yield* gather(outcomes.all, total, done =>
      watch({ _tag: "Reading", done, total })
    )
    const { positives, size: examples } = earlier.examples
    if (isTooLittle(earlier.examples, later.examples))
      return { _tag: "TooLittle", examples, positives, needed: leastPositives } satisfies Trained
    yield* watch({ _tag: "Learning", examples })
    const { model: parameters } = yield* inSlices(learn(earlier.examples, seed))
    const modelId = ConversionModelId.make(yield* ids.next)
    yield* watch({ _tag: "Judging", examples: later.examples.size })
    const candidate = conversionModelOf(modelId, positives, parameters)
    const compared = yield* inSlices(compare(later.examples, candidate, incumbent))
    const promoted = isBetter(compared)
    yield* models.keep(
      {
        modelId,
        examples,
        positives,
        trainedFrom: earlier.from,
        trainedTo: earlier.to,
        validatedFrom: later.from,
        validatedTo: later.to,
        incumbent: modelVersionOf(incumbent),
        metrics: compared,
        features: Object.keys(conversionAllowList),
        dataHash,
        seed,
        parameters
      },
      promoted
    )
    return {
      _tag: "Judged",
      modelId,
      promoted,
      examples,
      positives,
      incumbent: modelVersionOf(incumbent),
      compared
    } satisfies Trained
  })
})
