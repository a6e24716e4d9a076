import { type Heard, listenFor } from "../Cues.ts"
import { lifeEventCues } from "../cues/LifeEvents.ts"
import { fitLinear } from "../learner/Linear.ts"
import { samplesOf } from "../sentences/Samples.ts"
import { toneSentences } from "../sentences/ToneSentences.ts"
import { type Word, wordsOf } from "../Words.ts"
import { factualCues, phraseCues, phraseValences } from "./TonePhrases.ts"
import { emphasisOf, valencesOf } from "./Valence.ts"

export interface Sentiment {
  /** -1 to 1. */
  readonly score: number
  readonly sentiment: "positive" | "neutral" | "negative"
}

const factsIn = listenFor(factualCues)
const eventsIn = listenFor(lifeEventCues)
const phrasesIn = listenFor(phraseCues)

/** Where the published rule of the lexicon draws the line. */
const neutralBelow = 0.05
const spread = 15
/** What a sentence that surely complains or praises weighs beside a lexicon's word of 1 to 3. */
const toneWeight = 1.6
const toneDoubt = 0.25
/** Less where the words themselves say the opposite. */
const contradicting = 0.3

const wordsSay = (text: string, words: ReadonlyArray<Word>, facts: ReadonlyArray<Heard<string>>): number => {
  const valences = valencesOf(words)
  for (const { first, end } of facts) valences.fill(0, first, end)
  for (const { value, first, end } of phrasesIn(words)) {
    valences.fill(0, first, end)
    valences[first] = phraseValences[value] ?? 0
  }
  const sum = valences.reduce((total, valence) => total + valence, 0)
  return sum + Math.sign(sum) * emphasisOf(text)
}

const leaningOf = (logits: Float32Array, positive: number, negative: number): number => {
  const chances = logits.map(logit => Math.exp(logit))
  const all = chances.reduce((sum, chance) => sum + chance, 0)
  return ((chances[positive] ?? 0) - (chances[negative] ?? 0)) / all
}

const beyondDoubt = (leaning: number): number =>
  (Math.sign(leaning) * Math.max(0, Math.abs(leaning) - toneDoubt)) / (1 - toneDoubt)

export type Feeling = (text: string, words?: ReadonlyArray<Word>) => Sentiment

/** What the words say by a lexicon people rated, and what the sentence says by how customers complain and praise. */
export const learnFeeling = (): Feeling => {
  const tone = fitLinear(samplesOf(toneSentences))
  const [negative, positive] = [tone.labels.indexOf("negative"), tone.labels.indexOf("positive")]
  return (text, words = wordsOf(text)) => {
    const facts = [...factsIn(words), ...eventsIn(words)]
    const said = wordsSay(text, words, facts)
    const weight = facts.length > 0 && said === 0 ? 0 : toneWeight
    const tells = weight * beyondDoubt(leaningOf(tone.logits(text), positive, negative))
    const sum = said + (said * tells < 0 ? contradicting * tells : tells)
    const score = sum / Math.sqrt(sum * sum + spread)
    return { score, sentiment: score > neutralBelow ? "positive" : score < -neutralBelow ? "negative" : "neutral" }
  }
}
