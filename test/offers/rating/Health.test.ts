import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import { type Facts, rated } from "./People.ts"

const single = (state: string, age: number, income?: number, tobacco = false): Facts => ({
  state,
  person: income === undefined ? { age } : { age, income, householdSize: 1 },
  stated: { tobacco }
})

const health = (facts: Facts, at?: DateTime.Utc) => rated(facts, "marketplace_health", at)
const monthly = (facts: Facts) => health(facts).premium.monthly
const credit = (facts: Facts, at?: DateTime.Utc) => health(facts, at).premium.taxCredit
const tier = (facts: Facts) => health(facts).coverage[0]?.limit

describe("a Marketplace premium", () => {
  it("is the state's benchmark at 40, carried to 2026", () => {
    assert.closeTo(monthly(single("FL", 40)), (515 / 497) * 625, 1)
    assert.closeTo(monthly(single("NH", 40)), (325 / 497) * 625, 1)
  })

  it("follows the federal age curve, and the state's own where it has one", () => {
    assert.closeTo(monthly(single("FL", 64)) / monthly(single("FL", 21)), 3, 0.001)
    assert.closeTo(monthly(single("MA", 64)) / monthly(single("MA", 21)), 2, 0.001)
    assert.strictEqual(monthly(single("NY", 25)), monthly(single("NY", 64)))
    assert.strictEqual(monthly(single("FL", 64)), monthly(single("FL", 70)))
    assert.strictEqual(health({ state: "VT" }).premium.annual, health(single("VT", 30)).premium.annual)
  })

  it("charges for tobacco within the state's cap", () => {
    const surcharge = (state: string) => monthly(single(state, 40, undefined, true)) / monthly(single(state, 40))
    assert.closeTo(surcharge("FL"), 1.25, 0.001)
    assert.closeTo(surcharge("AR"), 1.1, 0.001)
    assert.strictEqual(surcharge("CA"), 1)
  })

  it("is the same whatever the income: the credit stands beside it", () => {
    assert.strictEqual(monthly(single("FL", 40, 30_000)), monthly(single("FL", 40, 300_000)))
    assert.strictEqual(monthly(single("FL", 40, 30_000)), monthly(single("FL", 40)))
  })
})

describe("the tax credit", () => {
  it("is what the benchmark costs above the share of income due", () => {
    const ratio = 30_000 / 15_960
    const share = 0.0419 + ((0.066 - 0.0419) * (ratio - 1.5)) / 0.5
    assert.closeTo(credit(single("FL", 40, 30_000))?.monthly ?? 0, 647.5 - (share * 30_000) / 12, 0.02)
  })

  it("does not pay for tobacco", () => {
    assert.strictEqual(
      credit(single("FL", 40, 30_000, true))?.monthly,
      credit(single("FL", 40, 30_000, false))?.monthly
    )
  })

  it("counts the poverty line of the year before the plan, Alaska's and Hawaii's being higher", () => {
    const reason = (state: string, at: string) => credit(single(state, 40, 31_920), DateTime.unsafeMake(at))?.reason
    assert.include(reason("FL", "2026-11-26T00:00:00Z"), "200 %")
    assert.include(reason("FL", "2026-06-01T00:00:00Z"), "204 %")
    assert.include(reason("AK", "2026-11-26T00:00:00Z"), "160 %")
  })

  it("is nothing above four times the line, at Medicaid's income, under the line without it, and beside an employer's offer", () => {
    assert.strictEqual(credit(single("FL", 60, 63_850))?.monthly, 0)
    assert.isAbove(credit(single("FL", 60, 63_840))?.monthly ?? 0, 0)
    assert.include(credit(single("OH", 40, 20_000))?.reason, "Medicaid")
    assert.isAbove(credit(single("FL", 40, 20_000))?.monthly ?? 0, 0)
    assert.strictEqual(credit(single("FL", 40, 12_000))?.monthly, 0)
    const offered = single("FL", 40, 30_000)
    assert.strictEqual(credit({ ...offered, stated: { ...offered.stated, employerHealthOffer: true } })?.monthly, 0)
  })

  it("is not told while income or household is unknown", () => {
    assert.isUndefined(credit(single("FL", 40)))
    assert.isUndefined(credit({ state: "FL", person: { age: 40, income: 30_000 } }))
  })
})

describe("the metal tier", () => {
  it("is silver with the reductions of the income", () => {
    const at = (income: number) => tier(single("FL", 40, income))
    assert.include(at(20_000), "94 %")
    assert.include(at(30_000), "87 %")
    assert.include(at(38_000), "73 %")
    assert.strictEqual(at(60_000), "silver")
  })

  it("comes with one worth comparing where the reductions end", () => {
    const other = (age: number, income: number) => health(single("FL", age, income)).coverage[1]
    assert.strictEqual(other(40, 50_000)?.limit, "gold")
    assert.strictEqual(other(40, 90_000)?.limit, "bronze with a health savings account")
    assert.include(other(28, 90_000)?.reason, "catastrophic")
    assert.isUndefined(other(40, 30_000))
  })
})
