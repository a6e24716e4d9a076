import type { DateTime } from "effect"
import type { Vote } from "./Posterior.ts"

export interface Stated<V> extends Vote {
  readonly value: V
  /** Epoch milliseconds. */
  readonly observedAt: number
}

/** Chooses, among statements that agree, the one whose value is told on; ties go to the first. */
export type Choice<V> = <S extends Stated<V>>(agreeing: readonly [S, ...Array<S>]) => S

const first = <S>(agreeing: readonly [S, ...Array<S>], before: (a: S, b: S) => boolean): S =>
  agreeing.reduce((best, next) => (before(next, best) ? next : best))

/** Accuracy already holds reliability, match confidence and age. */
export const mostReliable: Choice<unknown> = agreeing => first(agreeing, (a, b) => a.accuracy > b.accuracy)

export const latest: Choice<DateTime.Utc> = agreeing =>
  first(agreeing, (a, b) => a.value.epochMillis > b.value.epochMillis)

/** A value somebody really stated, with half of the weight on either side. */
export const weightedMedian: Choice<number> = agreeing => {
  const ordered = [...agreeing].sort((a, b) => a.value - b.value)
  const half = ordered.reduce((sum, { accuracy }) => sum + accuracy, 0) / 2
  let reached = 0
  for (const statement of ordered) {
    reached += statement.accuracy
    if (reached >= half) return statement
  }
  return agreeing[0]
}

const capital = /\p{Lu}/u
const small = /\p{Ll}/u
const spelling = (text: string) => text.length + (capital.test(text) && small.test(text) ? 1000 : 0)

/** Mixed case before capitals, then the longest. */
export const mostComplete: Choice<string> = agreeing => first(agreeing, (a, b) => spelling(a.value) > spelling(b.value))
