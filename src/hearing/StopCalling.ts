import { listenFor } from "./Cues.ts"
import { notStopCues, stopCues } from "./cues/StopCues.ts"
import type { Finding } from "./Finding.ts"
import { type Word, wordsOf } from "./Words.ts"

const demands = listenFor(stopCues)
const others = listenFor(notStopCues)
const cueConfidence = 0.95

const demandNames: ReadonlySet<string> = new Set(["stopcalling", "donotcall"])

/** Whether a service that hears for itself calls it so: stop_calling, stopCalling, do-not-call. */
export const isDemandName = (name: string): boolean => demandNames.has(name.toLowerCase().replaceAll(/[^a-z]/g, ""))

/** Nobody is put on a do-not-call list by what is unlikely. */
export const worthObeying = 0.5

/** The demand itself, and the objection that knows no rebuttal. */
export const stopCalling = (confidence: number) =>
  [
    { type: "stop_calling", value: "do_not_call", confidence },
    { type: "objection", value: "OBJ-STOP", confidence }
  ] as const

export const stopCallingAt = (confidence: number, span: readonly [number, number]): ReadonlyArray<Finding> =>
  stopCalling(confidence).map(finding => ({ ...finding, span }))

export const isOtherMatter = (text: string): boolean => others(wordsOf(text)).length > 0

/** A wish not to be called again, unless the very words are about something else. */
export const stopCallingIn = (words: ReadonlyArray<Word>): ReadonlyArray<Finding> => {
  const besides = others(words)
  return demands(words).flatMap(({ first, end }) => {
    const [from, to] = [words[first]?.from, words[end - 1]?.to]
    if (from === undefined || to === undefined) return []
    if (besides.some(other => other.first < end && first < other.end)) return []
    return stopCallingAt(cueConfidence, [from, to])
  })
}
