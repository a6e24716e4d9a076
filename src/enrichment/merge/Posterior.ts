import { looser } from "./Comparator.ts"
import type { Compared } from "./Compared.ts"
import { type Group, grouped } from "./Grouping.ts"

/** What the engine has to know of a statement. */
export interface Vote {
  readonly source: string
  /** Probability that the statement is right, before anybody else was heard. */
  readonly accuracy: number
}

export interface Model {
  /** How many wrong values are plausible for the field: the fewer, the less agreement proves. */
  readonly falseValues: number
  /** Probability that a source merely repeats what another one says. */
  readonly echo: number
}

/** Vendors resell each other's data; without a measurement one statement in ten is taken for an echo. */
export const usualEcho = 0.1

/** A value that was claimed by at least one statement. */
export interface Candidate {
  readonly probability: number
  /** The value that stands for those that agree, by its number in `Compared`. */
  readonly centre: number
  /** How far each vote speaks for it: 1 says just this, 0 does not. */
  readonly support: ReadonlyArray<number>
}

/** Most probable first. */
export type Posterior = readonly [Candidate, ...Array<Candidate>]

const certain = 0.9999

/**
 * Log-likelihood ratio of a statement, the candidate being true against it being false: a right source says it with
 * probability `accuracy`, a wrong one hits it among `falseValues`, an echo says it either way.
 */
const evidence = (accuracy: number, support: number, echo: number, falseValues: number): number => {
  const byChance = (1 - accuracy) / falseValues
  const ifTrue = support * accuracy + (1 - support) * byChance
  return Math.log((echo + (1 - echo) * ifTrue) / (echo + (1 - echo) * byChance))
}

/** A source that makes several statements on one thing has one voice among them. */
const voice = (votes: ReadonlyArray<Vote>, of: Vote): number => {
  let statements = 0
  for (const { source } of votes) if (source === of.source) statements++
  return 1 / statements
}

const supportsOf = ({ distinct, supports }: Compared, { centre, values }: Group): ReadonlyArray<number> =>
  distinct.map(value => (values.includes(value) ? 1 : supports(value, centre)))

/** Whoever leads a group cannot be its echo: its most accurate source. */
const leader = (votes: ReadonlyArray<Vote>, support: ReadonlyArray<number>): string => {
  let best: Vote | undefined
  for (let index = 0; index < votes.length; index++) {
    const vote = votes[index]
    if (vote !== undefined && support[index] === 1 && vote.accuracy > (best?.accuracy ?? -1)) best = vote
  }
  return best?.source ?? ""
}

const weighed = ({ distinct, size }: Compared, weights: ReadonlyArray<number>): ReadonlyArray<number> => {
  const of = new Array<number>(size).fill(0)
  for (let vote = 0; vote < distinct.length; vote++) {
    const value = distinct[vote] ?? 0
    of[value] = (of[value] ?? 0) + (weights[vote] ?? 0)
  }
  return of
}

const one: ReadonlyArray<Group> = [{ centre: 0, values: [0] }]

/**
 * Statements are noisy votes: every candidate value gets the evidence of the statements that support it, `none of them`
 * stands for the plausible values that nobody named, and the probabilities add up to one. A lone source is believed
 * exactly as far as its own accuracy.
 */
export const settle = (votes: ReadonlyArray<Vote>, compared: Compared, { echo, falseValues }: Model): Posterior => {
  const guess = 1 / (falseValues + 1)
  const voices = votes.map(vote => voice(votes, vote))
  const weight = (index: number, support: number, echoed: number) => {
    const accuracy = Math.min(certain, Math.max(votes[index]?.accuracy ?? 0, guess))
    return (voices[index] ?? 0) * evidence(accuracy, support, echoed, falseValues)
  }
  const groups =
    compared.size === 1
      ? one
      : grouped(
          compared,
          weighed(
            compared,
            votes.map((_, index) => weight(index, 1, 0))
          )
        )
  const supports = groups.map(group => supportsOf(compared, group))
  const leaders = supports.map(support => leader(votes, support))
  const scores = supports.map(support => {
    let score = 0
    for (let index = 0; index < votes.length; index++) {
      const share = support[index] ?? 0
      if (share > 0) score += weight(index, share, leaders.includes(votes[index]?.source ?? "") ? 0 : echo)
    }
    return score
  })
  const top = Math.max(0, ...scores)
  const masses = scores.map(score => Math.exp(score - top))
  const unnamed = Math.max(0, falseValues + 1 - groups.length) * Math.exp(-top)
  const total = masses.reduce((sum, mass) => sum + mass, unnamed)
  const candidate = (index: number): Candidate => ({
    probability: (masses[index] ?? 0) / total,
    centre: groups[index]?.centre ?? 0,
    support: supports[index] ?? []
  })
  const [best = candidate(0), ...others] = groups
    .map((_, index) => candidate(index))
    .sort((a, b) => b.probability - a.probability)
  return [best, ...others]
}

/** Probability that a vote is right, be it as a looser statement of the truth. */
export const right = (posterior: Posterior, vote: number): number => {
  let probability = 0
  for (const candidate of posterior) if ((candidate.support[vote] ?? 0) >= looser) probability += candidate.probability
  return Math.min(1, probability)
}

/** Whether a vote says the most probable value, loosely or exactly. */
export const speaksFor = ([{ support }]: Posterior, vote: number): boolean => (support[vote] ?? 0) >= looser

/** Whether a vote cannot be true together with the most probable value. */
export const contradicts = (posterior: Posterior, { distinct, supports }: Compared, vote: number): boolean =>
  !speaksFor(posterior, vote) && supports(posterior[0].centre, distinct[vote] ?? 0) < looser

/** How sure is what all these say. */
export const agreed = (votes: ReadonlyArray<Vote>, model: Model): number =>
  settle(votes, { distinct: votes.map(() => 0), size: 1, supports: () => 1 }, model)[0].probability
