import { type Intent, intents } from "./Intents.ts"
import { type Choice, learn } from "./learner/Classifier.ts"
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

/** Learns from the agency's own sentences what an utterance means: about a second, always with the same result. */
export const learnUnderstanding = (): Understanding =>
  learn<Meaning>(samplesOf<Meaning>(sentences, otherSentences)).choose
