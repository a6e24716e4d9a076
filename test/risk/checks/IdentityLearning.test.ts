import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { finish } from "../../../src/conversion/learner/Work.ts"
import { estimating } from "../../../src/risk/checks/identity/Estimation.ts"
import type { Compared } from "../../../src/risk/checks/identity/Levels.ts"
import { type Likelihoods, type Relation, relations } from "../../../src/risk/checks/identity/Likelihoods.ts"
import { patternsOf } from "../../../src/risk/checks/identity/Patterns.ts"
import { type Belief, judged, statedBelief } from "../../../src/risk/checks/identity/SamePerson.ts"
import { unsoundness } from "../../../src/risk/checks/identity/Soundness.ts"

/** As often as the likelihoods say, in whole pairs. */
const drawn = <L extends string>(of: Readonly<Record<L, Readonly<Record<Relation, number>>>>, relation: Relation) => {
  const levels = Object.keys(of).filter((level): level is L => level in of)
  return FastCheck.oneof(
    ...levels.map(level => ({
      arbitrary: FastCheck.constant(level),
      weight: Math.max(1, Math.round(of[level][relation] * 1000))
    }))
  )
}

const pairOf = (likelihoods: Likelihoods, relation: Relation): FastCheck.Arbitrary<Compared> =>
  FastCheck.record({
    givenName: drawn(likelihoods.givenName, relation),
    familyName: drawn(likelihoods.familyName, relation),
    birthDate: FastCheck.option(drawn(likelihoods.birthDate, relation), { nil: undefined, freq: 4 }),
    home: drawn(likelihoods.home, relation),
    phone: FastCheck.option(drawn(likelihoods.phone, relation), { nil: undefined, freq: 4 }),
    email: FastCheck.constant(undefined),
    employer: FastCheck.constant(undefined)
  })

/** People who hardly ever give the birth date wrong and often move: not what is stated. */
const movers: Likelihoods = {
  ...statedBelief.likelihoods,
  home: {
    same: { ...statedBelief.likelihoods.home.same, same: 0.3 },
    near: { ...statedBelief.likelihoods.home.near, same: 0.05 },
    part: { ...statedBelief.likelihoods.home.part, same: 0.15 },
    other: { ...statedBelief.likelihoods.home.other, same: 0.5 }
  }
}

const sampled = (of: Readonly<Record<Relation, number>>, likelihoods: Likelihoods = movers) =>
  relations.flatMap((relation, at) =>
    FastCheck.sample(pairOf(likelihoods, relation), { numRuns: of[relation], seed: 20 + at })
  )

const learnt = (pairs: ReadonlyArray<Compared>) => {
  const patterns = patternsOf(pairs)
  const belief = finish(estimating(patterns))
  return { belief, patterns, against: unsoundness(patterns, belief) }
}

const population = { same: 1200, household: 100, namesakes: 100, strangers: 600 }
const nobodyAlike = { same: 1400, household: 0, namesakes: 0, strangers: 600 }

const kin: Compared = {
  givenName: "other",
  familyName: "same",
  birthDate: "other",
  home: "same",
  phone: "same",
  email: undefined,
  employer: undefined
}
const probability = (found: Compared, belief: Belief) => judged(found, belief).probability

describe("likelihoods learnt from pairs alone", () => {
  const { against, belief } = learnt(sampled(population))

  it("are shares that sum to 1", () => {
    for (const table of Object.values(belief.likelihoods))
      for (const relation of relations)
        assert.closeTo(
          Object.values(table).reduce((sum, of) => sum + of[relation], 0),
          1,
          1e-6
        )
    const shares = relations.map(relation => belief.shares[relation])
    assert.closeTo(
      shares.reduce((sum, share) => sum + share, 0),
      1,
      1e-6
    )
  })

  it("come near those that the pairs were drawn by, and serve", () => {
    assert.deepStrictEqual(against, [])
    assert.closeTo(belief.shares.same, 0.6, 0.03)
    assert.closeTo(belief.likelihoods.home.other.same, 0.5, 0.05)
    assert.closeTo(belief.likelihoods.home.same.same, 0.3, 0.05)
    assert.closeTo(belief.likelihoods.givenName.other.strangers, 0.94, 0.05)
  })

  it("leave what was never compared as it is stated", () => {
    for (const level of ["same", "other"] as const)
      for (const relation of relations)
        assert.closeTo(
          belief.likelihoods.employer[level][relation],
          statedBelief.likelihoods.employer[level][relation],
          1e-9
        )
  })

  it("never take one of the household for the person, though no household was met", () => {
    const { belief } = learnt(sampled(nobodyAlike))
    assert.isAtLeast(belief.shares.household, statedBelief.shares.household)
    assert.isBelow(probability(kin, belief), 0.1)
    assert.isBelow(probability({ ...kin, birthDate: undefined }, belief), 0.9)
  })

  it("are the stated ones when there is nothing to learn from", () => {
    assert.deepStrictEqual(learnt([]).belief, statedBelief)
    assert.include(learnt([]).against, "too_few_pairs")
  })
})

describe("likelihoods that must not be served", () => {
  it("are those of few pairs, and of pairs of one kind", () => {
    assert.include(learnt(sampled({ same: 150, household: 10, namesakes: 10, strangers: 80 })).against, "too_few_pairs")
    assert.include(
      learnt(sampled({ same: 2000, household: 0, namesakes: 0, strangers: 10 })).against,
      "too_few_of_one_kind"
    )
  })

  it("are those of pairs that tell nothing", () => {
    const blank: Compared = { ...kin, familyName: undefined, birthDate: undefined, home: undefined, phone: undefined }
    const pairs = Array.from(
      { length: 1000 },
      (_, at): Compared => ({ ...blank, givenName: at % 2 ? "same" : "other" })
    )
    assert.include(learnt(pairs).against, "too_much_doubt")
  })

  it("are those that contradict what is certain without them", () => {
    const { patterns } = learnt(sampled(population))
    assert.deepStrictEqual(unsoundness(patterns, statedBelief), [])
    const { birthDate } = statedBelief.likelihoods
    const turned: Belief = {
      shares: { same: 0.1, household: 0.05, namesakes: 0.05, strangers: 0.8 },
      likelihoods: {
        ...statedBelief.likelihoods,
        birthDate: { ...birthDate, same: { same: 0.000001, household: 0.9, namesakes: 0.9, strangers: 0.9 } }
      }
    }
    assert.deepStrictEqual(unsoundness(patterns, turned), [
      "agreement_speaks_against",
      "opposes_the_certain",
      "confuses_the_ordinary"
    ])
  })
})
