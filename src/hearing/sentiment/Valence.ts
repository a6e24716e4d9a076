import { lexicon } from "vader-sentiment/src/vader_lexicon.js"
import type { Word } from "../Words.ts"

// The weights of negation, degree, capitals, contrast and exclamation are those that Hutto & Gilbert
// (VADER, ICWSM 2014) found in people's ratings.
const negated = -0.74
const degree = 0.293
const loudness = 0.733
const beforeContrast = 0.5
const afterContrast = 1.5
const exclamation = 0.292
const reach = 3
const fading = [1, 0.95, 0.9]

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "))

const valences = new Map(Object.entries(lexicon).map(([word, valence]) => [word.replace(/['’]/g, ""), valence]))
const faces = new Map(Object.entries(lexicon).filter(([word]) => !/^\p{L}/u.test(word)))

const negations = words(
  "not no never none nobody nothing nowhere neither nor without hardly rarely seldom cannot cant couldnt dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt hasnt havent hadnt aint neednt mustnt despite"
)
const intensifiers = words(
  "absolutely amazingly awfully completely considerably decidedly deeply enormously entirely especially exceptionally extremely fabulously fully fucking greatly hella highly hugely incredibly insanely intensely majorly more most particularly purely quite really remarkably so substantially super thoroughly too totally tremendously truly unbelievably unusually utterly very way"
)
const softeners = words(
  "almost barely bit fairly kinda less little marginally occasionally partly scarcely slightly somewhat sorta"
)
const contrasts = words("but however although though yet except")
const likers = words("i we they you he she people really also always do dont didnt doesnt not to id actually kinda")
const wished = words("to a an some another your the")

/** "I like it" says how one feels; "like that", "looks like", "I'd like a quote" do not. */
const plainLike = (all: ReadonlyArray<Word>, at: number): boolean => {
  if (all[at]?.text !== "like") return false
  const before = all[at - 1]?.text ?? ""
  return !likers.has(before) || (before === "id" && wished.has(all[at + 1]?.text ?? ""))
}

const ofWord = (word: Word): number => valences.get(word.text) ?? faces.get(word.text) ?? 0

const shiftedBy = (all: ReadonlyArray<Word>, at: number): { readonly push: number; readonly turns: boolean } => {
  let push = 0
  let turns = false
  for (let back = 1; back <= reach && at - back >= 0; back++) {
    const behind = all[at - back + 1]
    const before = all[at - back]
    if (before === undefined || (behind?.opensClause === true && behind.text !== before.text)) break
    if (negations.has(before.text)) turns = true
    const weight = degree * (fading[back - 1] ?? 0) + (before.isLoud ? loudness / 3 : 0)
    if (intensifiers.has(before.text)) push += weight
    if (softeners.has(before.text)) push -= weight
  }
  return { push, turns }
}

const isShouted = (all: ReadonlyArray<Word>): boolean =>
  all.some(({ isLoud }) => !isLoud) && all.some(({ isLoud }) => isLoud)

/** How each word speaks in its place: turned by what negates it, strengthened, and less before a "but" than after it. */
export const valencesOf = (all: ReadonlyArray<Word>): Float64Array => {
  const told = new Float64Array(all.length)
  const shouted = isShouted(all)
  const contrast = all.findLastIndex(({ text }) => contrasts.has(text))
  for (const [at, word] of all.entries()) {
    const base = plainLike(all, at) ? 0 : ofWord(word)
    if (base === 0) continue
    const { push, turns } = shiftedBy(all, at)
    const sign = Math.sign(base)
    const strong = base + sign * (push + (shouted && word.isLoud ? loudness : 0))
    const side = contrast < 0 || at === contrast ? 1 : at < contrast ? beforeContrast : afterContrast
    told[at] = strong * (turns ? negated : 1) * side
  }
  return told
}

/** What exclamation marks add to either side; more than four say no more. */
export const emphasisOf = (text: string): number => {
  let marks = 0
  for (let at = text.indexOf("!"); at >= 0 && marks < 4; at = text.indexOf("!", at + 1)) marks++
  return marks * exclamation
}
