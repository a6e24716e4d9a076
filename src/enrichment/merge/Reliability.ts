import type { Comparator } from "./Comparator.ts"
import { type Compared, compare } from "./Compared.ts"
import { type Model, type Posterior, right, settle, type Vote } from "./Posterior.ts"

/** Expected numbers: how many statements of a provider were put to the test, and how many of them were right. */
export interface Counts {
  readonly agreeing: number
  readonly total: number
}

export interface Prior {
  /** Reliability before anything was observed, as the adapter's terms state it. */
  readonly mean: number
  /** For how many observed statements the prior stands. */
  readonly strength: number
}

export const noCounts: Counts = { agreeing: 0, total: 0 }

export const usualStrength = 10

/** Mean of the Beta posterior. */
export const reliabilityOf = ({ agreeing, total }: Counts, { mean, strength }: Prior): number =>
  (strength * mean + agreeing) / (strength + total)

/**
 * Adds one statement that was right with probability `right`. A wrong statement counts against the provider only as far
 * as the record was the lead's and fresh (`exposure`): the rest is the match's or time's fault, not the provider's.
 */
export const observe = (
  { agreeing, total }: Counts,
  outcome: { readonly right: number; readonly exposure: number; readonly reliability: number }
): Counts => {
  const { exposure, reliability, right } = outcome
  const wrong = 1 - exposure * reliability
  const blamed = wrong <= 0 ? 1 : (exposure * (1 - reliability)) / wrong
  return { agreeing: agreeing + right, total: total + right + (1 - right) * blamed }
}

/** What several sources say of one thing. */
export interface Dispute<V> {
  readonly sources: ReadonlyArray<string>
  readonly values: ReadonlyArray<V>
}

export interface Settlement {
  readonly votes: ReadonlyArray<Vote>
  readonly compared: Compared
  readonly posterior: Posterior
}

export interface Discovered {
  readonly reliability: ReadonlyMap<string, number>
  readonly settlements: ReadonlyArray<Settlement>
}

const mostRounds = 50
const still = 1e-4

/**
 * Expectation maximisation without any known truth: values are believed as their sources deserve, sources are believed
 * as their values turn out, until nothing moves.
 */
export const discover = <V>(
  disputes: ReadonlyArray<Dispute<V>>,
  comparator: Comparator<V>,
  model: Model,
  prior: Prior
): Discovered => {
  const heard = disputes.map(({ sources, values }) => ({ sources, compared: compare(values, comparator) }))
  let reliability = new Map<string, number>()
  const accuracy = (source: string) => reliability.get(source) ?? prior.mean
  const settleAll = (): ReadonlyArray<Settlement> =>
    heard.map(({ compared, sources }) => {
      const votes = sources.map(source => ({ source, accuracy: accuracy(source) }))
      return { votes, compared, posterior: settle(votes, compared, model) }
    })
  let settlements = settleAll()
  for (let round = 0; round < mostRounds; round++) {
    const counts = new Map<string, Counts>()
    for (const { posterior, votes } of settlements)
      for (const [index, { accuracy, source }] of votes.entries()) {
        const outcome = { right: right(posterior, index), exposure: 1, reliability: accuracy }
        counts.set(source, observe(counts.get(source) ?? noCounts, outcome))
      }
    const next = new Map([...counts].map(([source, count]) => [source, reliabilityOf(count, prior)]))
    const moved = Math.max(0, ...[...next].map(([source, value]) => Math.abs(value - accuracy(source))))
    reliability = next
    settlements = settleAll()
    if (moved < still) break
  }
  return { reliability, settlements }
}
