import type { Calibration } from "../conversion/learner/Calibration.ts"
import { type Intent, intents } from "./Intents.ts"
import { type Choice, classifierOf } from "./learner/Classifier.ts"
import { fitLinear } from "./learner/Linear.ts"
import type { Objection } from "./Objections.ts"
import { intentSentences } from "./sentences/IntentSentences.ts"
import { objectionSentences } from "./sentences/ObjectionSentences.ts"
import { otherSentences } from "./sentences/OtherSentences.ts"
import { samplesOf } from "./sentences/Samples.ts"
import { stopSentences } from "./sentences/StopSentences.ts"

type Meaning = Objection | Intent | "stop_calling"

const known: ReadonlySet<string> = new Set(intents)
export const isIntent = (meaning: Meaning): meaning is Intent => known.has(meaning)

const sentences = { ...objectionSentences, ...intentSentences, stop_calling: stopSentences }

export type Understanding = (text: string) => Choice<Meaning> | null

/** The agency's own sentences, each with what it means. */
export const understandingSamples = () => samplesOf<Meaning>(sentences, otherSentences)

/** Measured on groups of these sentences that the weights had not seen, which takes three times as long as to learn them. */
export const understandingCalibration: Calibration = {
  _tag: "Platt",
  slope: 0.42503636461864075,
  shift: 0.3392190756891274
}

/** Learns from the agency's own sentences what an utterance means: some tenths of a second, always with the same result. */
export const learnUnderstanding = (): Understanding =>
  classifierOf(fitLinear(understandingSamples()), understandingCalibration).choose
