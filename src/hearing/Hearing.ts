import { listenForCompetitors } from "./Competitors.ts"
import { type Cues, type Listener, listenFor } from "./Cues.ts"
import { buyingSignalCues } from "./cues/BuyingSignals.ts"
import { lifeEventCues } from "./cues/LifeEvents.ts"
import { objectionCues } from "./cues/ObjectionCues.ts"
import { painPointCues } from "./cues/PainPoints.ts"
import { type Finding, merged } from "./Finding.ts"
import { deniedIn, unlessDenied } from "./Negation.ts"
import { redact } from "./Redaction.ts"
import { segmentsOf } from "./Segments.ts"
import { isOtherMatter, stopCallingAt, stopCallingIn, worthObeying } from "./StopCalling.ts"
import { learnFeeling, type Sentiment } from "./sentiment/Sentiment.ts"
import { isIntent, learnUnderstanding } from "./Understanding.ts"
import { type Word, wordsOf } from "./Words.ts"

export interface Utterance {
  readonly speaker: "lead" | "agent"
  readonly text: string
}

export interface HearingContext {
  /** What the other side said just before: "your account number, please?" says what the digits are. */
  readonly saidBefore?: string
}

export interface Heard {
  /** The text that may be stored; spans refer to it. */
  readonly redacted: string
  readonly sentiment: Sentiment
  readonly findings: ReadonlyArray<Finding>
}

export type Analyse = (utterance: Utterance, context?: HearingContext) => Heard

type Ear = (words: ReadonlyArray<Word>) => ReadonlyArray<Finding>

const ear =
  <Value extends string>(type: Finding["type"], confidence: number, listener: Listener<Value>): Ear =>
  words =>
    listener(words).flatMap(({ value, first, end }) => {
      const [from, to] = [words[first]?.from, words[end - 1]?.to]
      return from === undefined || to === undefined ? [] : [{ type, value, confidence, span: [from, to] as const }]
    })

const wary = <Value extends string>(cues: Cues<Value>): Listener<Value> => unlessDenied(listenFor(cues))

// A judgement, until calls have been heard: a cue fits an utterance in so many of a hundred cases.
const cueConfidence = {
  objection: 0.85,
  pain_point: 0.75,
  buying_signal: 0.7,
  life_event: 0.8,
  competitor: 0.97
} as const

/** A prompt that is not needed costs less than an objection that nobody noticed. */
const worthSaying = 0.45

/** Learns once, then hears each utterance for itself: the cost grows with its words alone. Only a lead's wishes are found. */
export const hearing = (competitors: ReadonlyArray<string>): Analyse => {
  const feel = learnFeeling()
  const understand = learnUnderstanding()
  const ears: ReadonlyArray<Ear> = [
    stopCallingIn,
    ear("objection", cueConfidence.objection, wary(objectionCues)),
    ear("pain_point", cueConfidence.pain_point, wary(painPointCues)),
    ear("buying_signal", cueConfidence.buying_signal, wary(buyingSignalCues)),
    ear("life_event", cueConfidence.life_event, wary(lifeEventCues)),
    ear("competitor", cueConfidence.competitor, listenForCompetitors(competitors))
  ]
  const denied = deniedIn(listenFor(objectionCues))
  const meant = (text: string, words: ReadonlyArray<Word>): ReadonlyArray<Finding> => {
    const objectionsDenied = denied(words)
    return segmentsOf(text, words).flatMap(({ text: said, from, to }) => {
      const choice = understand(said)
      if (choice === null || choice.confidence < worthSaying || objectionsDenied.has(choice.label)) return []
      const { label, confidence } = choice
      if (label === "stop_calling")
        return confidence < worthObeying || isOtherMatter(said) ? [] : stopCallingAt(confidence, [from, to])
      return [{ type: isIntent(label) ? "intent" : "objection", value: label, confidence, span: [from, to] }]
    })
  }
  return ({ speaker, text }, context = {}) => {
    const redacted = redact(text, context.saidBefore)
    const words = wordsOf(redacted)
    const sentiment = feel(redacted, words)
    if (speaker === "agent" || words.length === 0) return { redacted, sentiment, findings: [] }
    const found = ears.flatMap(listen => listen(words))
    return { redacted, sentiment, findings: merged(found, meant(redacted, words)) }
  }
}
