import { assert, describe, it } from "@effect/vitest"
import { Either, FastCheck as fc, Schema } from "effect"
import { Coverage } from "../../../src/offers/Coverage.ts"
import { Premium, type PremiumStep } from "../../../src/offers/Premium.ts"
import { bundleOf } from "../../../src/offers/rating/Bundle.ts"
import { rate } from "../../../src/offers/rating/Rate.ts"
import { applicant, type Facts, products, today } from "./People.ts"
import { facts } from "./PeopleArbitrary.ts"

const scale = 12

/** A number as it is written, in units of a millionth of a millionth: another arithmetic than the product's. */
const exact = (value: number): bigint => {
  const [whole = "0", fraction = ""] = String(value).split(".")
  return BigInt(whole + fraction.padEnd(scale, "0"))
}

const one = 10n ** BigInt(scale)

/** Numerator over a power of `one` that grows with each multiplication, so that nothing is rounded on the way. */
const foldedCents = (steps: ReadonlyArray<PremiumStep>): bigint => {
  const [total, unit] = steps.reduce(
    ([running, base], { amount, multiplier }): [bigint, bigint] =>
      amount === undefined
        ? [running * exact(multiplier ?? Number.NaN), base * one]
        : [running + (exact(amount) * base) / one, base],
    [0n, one]
  )
  return (2n * 100n * total + unit) / (2n * unit)
}

const cents = (amount: number): bigint => BigInt(Math.round(amount * 100))

const premiumsOf = (given: Facts): ReadonlyArray<Premium> => {
  const person = applicant(given)
  return products.flatMap(product =>
    Either.match(rate(person, product, today), { onLeft: () => [], onRight: ({ premium }) => [premium] })
  )
}

const holds = (premium: Premium) => {
  const { annual, monthly, range, breakdown } = premium
  assert.strictEqual(foldedCents(breakdown), cents(annual))
  assert.strictEqual(cents(monthly), (2n * cents(annual) + 12n) / 24n)
  assert.isTrue(range[0] <= annual && annual <= range[1], `${range} around ${annual}`)
  assert.isAbove(annual, 0)
  assert.isDefined(breakdown[0]?.amount)
  assert.isTrue(breakdown.every(step => (step.amount === undefined) !== (step.multiplier === undefined)))
  assert.isTrue(breakdown.every(({ source }) => source.length > 0 && !source.includes("undefined")))
}

describe("a worksheet", () => {
  it.prop(
    "leads to the premium to the cent, with a twelfth a month and a range around it",
    [facts],
    ([given]) => {
      premiumsOf(given).forEach(holds)
    },
    { fastCheck: { numRuns: 60 } }
  )

  it.prop("gives a premium and cover that the contract accepts", [facts], ([given]) => {
    const person = applicant(given)
    for (const product of products) {
      const result = rate(person, product, today)
      if (Either.isLeft(result)) {
        assert.isAbove(result.left.reason.length, 0)
        continue
      }
      const { premium, coverage } = result.right
      assert.deepStrictEqual(Schema.decodeSync(Premium)(Schema.encodeSync(Premium)(premium)), premium)
      for (const cover of coverage) Schema.encodeSync(Coverage)(cover)
      assert.isAbove(coverage.length, 0)
    }
  })

  it.prop(
    "is the same each time",
    [facts],
    ([given]) => {
      assert.deepStrictEqual(premiumsOf(given), premiumsOf(given))
    },
    { fastCheck: { numRuns: 20 } }
  )

  it.prop(
    "of a bundle names its parts and is never dearer than they are",
    [facts, fc.constantFrom("homeowners" as const, "condo" as const, "mobile_home" as const, "renters" as const)],
    ([given, dwelling]) => {
      const parts = [rate(applicant(given), "personal_auto", today), rate(applicant(given), dwelling, today)].map(
        part => Either.getOrThrowWith(part, ({ reason }) => new Error(reason))
      )
      const { premium } = Either.getOrThrowWith(bundleOf(parts), ({ reason }) => new Error(reason))
      holds(premium)
      assert.deepStrictEqual(
        premium.breakdown.flatMap(({ amount }) => amount ?? []),
        parts.map(part => part.premium.annual)
      )
      assert.isAtMost(
        premium.annual,
        parts.reduce((sum, part) => sum + part.premium.annual, 0)
      )
      assert.isAtMost(
        premium.range[1],
        parts.reduce((sum, part) => sum + part.premium.range[1], 0)
      )
    }
  )
})
