import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { clusteredDifference } from "../../src/statistics/ClusteredDifference.ts"
import { differenceOfMeans } from "../../src/statistics/Difference.ts"
import { logGamma, normalCritical, studentCritical } from "../../src/statistics/Distributions.ts"
import { newcombe, welch, wilson } from "../../src/statistics/FixedSample.ts"
import { covers, type Interval } from "../../src/statistics/Interval.ts"
import { ofSums, ofValues } from "../../src/statistics/Sample.ts"

const isNear = (actual: Interval, expected: Interval, by: number) => {
  assert.approximately(actual[0], expected[0], by)
  assert.approximately(actual[1], expected[1], by)
}

describe("the distributions", () => {
  it("have the critical values of the printed tables", () => {
    assert.approximately(normalCritical(0.05), 1.959964, 1e-6)
    assert.approximately(studentCritical(0.05, 10), 2.228139, 1e-6)
    assert.approximately(studentCritical(0.05, 1e9), 1.959964, 1e-6)
  })

  it("have a gamma function that is exact over millions", () => {
    let logFactorial = 0
    for (let n = 2; n <= 1_000_000; n += 1) logFactorial += Math.log(n)
    assert.approximately(logGamma(1_000_001), logFactorial, 1e-5)
  })
})

describe("fixed-sample intervals", () => {
  it("are Wilson's and Newcombe's as he printed them (1998): 81 of 263, and 56 of 70 against 48 of 80", () => {
    isNear(wilson(81, 263), [0.2553, 0.3662], 5e-5)
    isNear(newcombe({ successes: 56, count: 70 }, { successes: 48, count: 80 }), [0.0524, 0.3339], 5e-5)
  })

  it("stay within what is possible, and cover what was seen", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (a, b) => {
        const [successes, count] = [Math.min(a, b), Math.max(a, b)]
        const interval = wilson(successes, count)
        assert.isAtLeast(interval[0], 0)
        assert.isAtMost(interval[1], 1)
        if (count > 0) assert.isTrue(covers(interval, successes / count))
      })
    ))

  it("are Welch's for means of unequal variance, to scipy's digits", () => {
    const a = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4]
    const b = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 22.9]
    const difference = differenceOfMeans(ofValues(a), ofValues(b))
    assert.approximately(difference.degreesOfFreedom, 27.8847495, 1e-6)
    isNear(welch(difference), [-4.7673434, -0.6993233], 1e-6)
  })
})

describe("a sample", () => {
  it("is the same from its sums as from its values", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 60 }), values => {
        const sum = values.reduce((total, value) => total + value, 0)
        const squares = values.reduce((total, value) => total + value ** 2, 0)
        const [one, other] = [ofValues(values), ofSums(values.length, sum, squares)]
        assert.approximately(one.mean, other.mean, 1e-9)
        assert.approximately(one.variance, other.variance, 1e-6)
      })
    ))
})

describe("a clustered difference", () => {
  it("is the plain one when each cluster holds one observation", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 40 }),
        (a, b) => {
          const singles = (values: ReadonlyArray<number>) =>
            values.map(value => ({ count: 1, sum: value, sumOfSquares: value ** 2 }))
          const clustered = clusteredDifference(singles(a), singles(b))
          const plain = differenceOfMeans(ofValues(a), ofValues(b))
          assert.approximately(clustered.estimate, plain.estimate, 1e-9)
          assert.approximately(clustered.variance, plain.variance, 1e-6)
        }
      )
    ))

  it("does not take ten copies of an observation for ten observations", () => {
    const tenfold = (values: ReadonlyArray<number>) =>
      values.map(value => ({ count: 10, sum: 10 * value, sumOfSquares: 10 * value ** 2 }))
    const a = [0, 1, 1, 0, 1]
    const b = [0, 0, 1, 0, 0]
    const clustered = clusteredDifference(tenfold(a), tenfold(b))
    assert.approximately(clustered.variance, differenceOfMeans(ofValues(a), ofValues(b)).variance, 1e-12)
  })
})
