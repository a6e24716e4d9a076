import { type Compared, sameValue } from "./Compared.ts"

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

export interface Candidate {
  /** Indices of the votes that say exactly this. */
  readonly votes: ReadonlyArray<number>
  readonly probability: number
}

export interface Posterior {
  /** Most probable first. */
  readonly candidates: ReadonlyArray<Candidate>
  /** Probability that each vote is right, be it as a looser statement of the truth. */
  readonly right: ReadonlyArray<number>
  /** How far each vote speaks for the first candidate. */
  readonly support: ReadonlyArray<number>
  /** Whether each vote can be true together with the first candidate. */
  readonly compatible: ReadonlyArray<boolean>
}

interface Group {
  readonly centre: number
  readonly values: ReadonlySet<number>
  readonly votes: ReadonlyArray<number>
}

const certain = 0.9999

const bounded = (accuracy: number, model: Model) => Math.min(certain, Math.max(accuracy, 1 / (model.falseValues + 1)))

/**
 * Log-likelihood ratio of a statement, the candidate being true against it being false: a right source says it with
 * probability `accuracy`, a wrong one hits it among `falseValues`, an echo says it either way.
 */
const evidence = (accuracy: number, support: number, echo: number, model: Model) => {
  const byChance = (1 - accuracy) / model.falseValues
  const ifTrue = support * accuracy + (1 - support) * byChance
  return Math.log((echo + (1 - echo) * ifTrue) / (echo + (1 - echo) * byChance))
}

/** A source that makes several statements on one thing has one voice among them. */
const voices = (votes: ReadonlyArray<Vote>): ReadonlyArray<number> => {
  const statements = new Map<string, number>()
  for (const { source } of votes) statements.set(source, (statements.get(source) ?? 0) + 1)
  return votes.map(({ source }) => 1 / (statements.get(source) ?? 1))
}

/** The value that most weight agrees with takes those with it; then the next of what is left. */
const grouped = (compared: Compared, weights: ReadonlyArray<number>): ReadonlyArray<Group> => {
  const left = new Set(Array.from({ length: compared.size }, (_, value) => value))
  const groups: Array<Group> = []
  while (left.size > 0) {
    let best = { centre: -1, weight: -1 }
    for (const centre of left) {
      let weight = 0
      for (const value of left) if (sameValue(compared, value, centre)) weight += weights[value] ?? 0
      if (weight > best.weight) best = { centre, weight }
    }
    const values = new Set([...left].filter(value => sameValue(compared, value, best.centre)))
    for (const value of values) left.delete(value)
    groups.push({
      centre: best.centre,
      values,
      votes: compared.distinct.flatMap((value, vote) => (values.has(value) ? [vote] : []))
    })
  }
  return groups
}

/**
 * Statements are noisy votes: every candidate value gets the evidence of the statements that support it, `none of them`
 * stands for the plausible values nobody named, and the probabilities add up to one. One lone source is believed exactly
 * as far as its own accuracy.
 */
export const settle = (votes: ReadonlyArray<Vote>, compared: Compared, model: Model): Posterior => {
  const voice = voices(votes)
  const accuracy = votes.map(vote => bounded(vote.accuracy, model))
  const weights = new Array<number>(compared.size).fill(0)
  compared.distinct.forEach((value, vote) => {
    weights[value] = (weights[value] ?? 0) + (voice[vote] ?? 1) * evidence(accuracy[vote] ?? 0, 1, 0, model)
  })
  const groups = grouped(compared, weights)
  const leaders = new Set(
    groups.map(group => group.votes.reduce((a, b) => ((accuracy[b] ?? 0) > (accuracy[a] ?? 0) ? b : a)))
  )
  const supportOf = (vote: number, group: Group) => {
    const value = compared.distinct[vote] ?? 0
    return group.values.has(value) ? 1 : compared.supports(value, group.centre)
  }
  const scores = groups.map(group =>
    votes.reduce((sum, _, vote) => {
      const support = supportOf(vote, group)
      const echo = leaders.has(vote) ? 0 : model.echo
      return support === 0 ? sum : sum + (voice[vote] ?? 1) * evidence(accuracy[vote] ?? 0, support, echo, model)
    }, 0)
  )
  const top = Math.max(0, ...scores)
  const masses = scores.map(score => Math.exp(score - top))
  const unnamed = Math.max(0, model.falseValues + 1 - groups.length) * Math.exp(-top)
  const total = masses.reduce((sum, mass) => sum + mass, unnamed)
  const ranked = groups
    .map((group, index) => ({ group, probability: (masses[index] ?? 0) / total }))
    .sort((a, b) => b.probability - a.probability)
  const first = ranked[0]
  return {
    candidates: ranked.map(({ group, probability }) => ({ votes: group.votes, probability })),
    right: votes.map((_, vote) =>
      Math.min(
        1,
        ranked.reduce((sum, { group, probability }) => (supportOf(vote, group) > 0 ? sum + probability : sum), 0)
      )
    ),
    support: votes.map((_, vote) => (first === undefined ? 0 : supportOf(vote, first.group))),
    compatible: votes.map((_, vote) => {
      if (first === undefined) return true
      return supportOf(vote, first.group) > 0 || compared.supports(first.group.centre, compared.distinct[vote] ?? 0) > 0
    })
  }
}

/** How sure is what all these say. */
export const agreed = (votes: ReadonlyArray<Vote>, model: Model): number =>
  settle(votes, { distinct: votes.map(() => 0), size: 1, supports: () => 1 }, model).right[0] ?? 0
