import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { chancesOf } from "../../src/analytics/policies/Chances.ts"
import { asLogged, type Metric, underPolicy } from "../../src/analytics/policies/Estimating.ts"
import { type Policy, policies } from "../../src/analytics/policies/Policy.ts"
import { type LoggedDecision, weighed } from "../../src/analytics/policies/Weighing.ts"
import { covers } from "../../src/statistics/Interval.ts"
import { arms, historyOf, truthOf } from "./PolicyHistories.ts"

const seen = (decisions: ReadonlyArray<LoggedDecision>) => decisions.flatMap(one => weighed(one) ?? [])

const figure = (decisions: ReadonlyArray<LoggedDecision>, policy: Policy, metric: Metric = "acceptance") =>
  underPolicy(seen(decisions), policy, metric)

describe("the estimate of another policy", () => {
  it("covers the truth in about 95 of 100 histories, of shares and of money", { timeout: 120_000 }, () => {
    const histories = Array.from({ length: 150 }, (_, at) => seen(historyOf(`history ${at}`, 1_500, 0.3)))
    for (const policy of ["no_exploration", "most_likely", "best_fit", "standard_order"] as const)
      for (const metric of ["acceptance", "premiumPerLead"] as const) {
        const intervals = histories.flatMap(history => {
          const { interval } = underPolicy(history, policy, metric)
          return interval === null ? [] : [interval]
        })
        const truth = truthOf(policy)[metric]
        const share = intervals.filter(interval => covers(interval, truth)).length / intervals.length
        assert.isAtLeast(intervals.length, 100, `${policy} ${metric}`)
        assert.isAtLeast(share, 0.91, `${policy} ${metric}`)
        assert.isAtMost(share, 0.995, `${policy} ${metric}`)
      }
  })

  it("is the plain mean of what was done, and of a policy that does what was done", () => {
    const history = historyOf("as it was", 900)
    const accepted = history.filter(one => one.accepted).length
    const figureAsLogged = asLogged(seen(history), "acceptance")
    assert.deepInclude(figureAsLogged, { numerator: accepted, denominator: 900, effectiveSize: 900 })
    assert.strictEqual(figureAsLogged.value, (100 * accepted) / 900)
    const premium = history.reduce((sum, one) => sum + one.premium, 0) / 900
    assert.approximately(asLogged(seen(history), "premiumPerLead").value ?? 0, premium, 1e-9)
    const alone = history.map(one => ({ ...one, arms: null, choices: one.choices.slice(0, 1) }))
    const certain = alone.map(one => ({ ...one, choices: one.choices.map(choice => ({ ...choice, propensity: 1 })) }))
    assert.approximately(figure(certain, "dearest").value ?? 0, (100 * accepted) / 900, 1e-9)
  })

  it("is refused where the policy would do what was never tried, and nowhere else", () => {
    const certain = historyOf("never tried", 2_000, 0).filter(({ variant }) => variant === "A")
    const log = certain.map(one => ({ ...one, arms: null }))
    assert.isNumber(figure(log, "no_exploration").value)
    for (const policy of ["most_likely", "best_fit", "standard_order", "dearest"] as const) {
      const refused = figure(log, policy)
      assert.deepInclude(refused, { value: null, interval: null })
      assert.match(refused.reason ?? "", /^For \d+ of 100 leads it would choose what could never have been chosen/)
    }
  })

  it("is refused where too little was done or earned to tell, and where nobody counts", () => {
    const history = historyOf("too little", 2_000)
    assert.match(figure(history.slice(0, 90), "no_exploration").reason ?? "", /decisions; 100 are needed\.$/)
    const nothing = history.map(one => ({ ...one, accepted: false, premium: 0 }))
    assert.match(figure(nothing, "no_exploration").reason ?? "", /decisions; 10 are needed\.$/)
    const unknown = history.map(one => ({ ...one, converted: null }))
    for (const { denominator, reason, value } of [
      figure(unknown, "no_exploration", "conversion"),
      asLogged(seen(unknown), "conversion")
    ]) {
      assert.isNull(value)
      assert.strictEqual(denominator, 0)
      assert.match(reason ?? "", /^No lead was shown an offer/)
    }
  })

  it("is refused where what was shown went by what stood first, and hardly ever else", () => {
    const picked = historyOf("picked", 4_000).filter(
      ({ choices }, at) => at % 2 === 0 || (choices[0]?.fitScore ?? 0) > 60
    )
    assert.match(figure(picked, "best_fit").reason ?? "", /^Whether offers were shown at all went by/)
    const reasons = Array.from({ length: 60 }, (_, at) => figure(historyOf(`fair ${at}`, 1_200), "best_fit").reason)
    assert.isAtMost(reasons.filter(reason => reason?.startsWith("Whether")).length, 1)
  })
})

describe("the chance of a first mention", () => {
  it("adds up to one over what is open, with arms and without", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 0.5, noNaN: true }), (seed, exploration) => {
        for (const { choices } of historyOf(`sum ${seed}`, 5, exploration))
          for (const among of [arms, null]) {
            const chanceOf = chancesOf(choices, among)
            const sum = choices.reduce((total, choice) => total + chanceOf(choice), 0)
            assert.approximately(sum, 1, 1e-9)
          }
      }),
      { numRuns: 200 }
    )
  })

  it("is how often it comes first", () => {
    const history = historyOf("often", 30_000, 0.2)
    const tally = { expected: 0, came: 0 }
    for (const { choices } of history) {
      const [first] = choices
      const dearest = choices.toSorted((a, b) => b.annualPremium - a.annualPremium)[0]
      if (first === undefined || dearest === undefined) continue
      tally.expected += chancesOf(choices, arms)(dearest)
      tally.came += first === dearest ? 1 : 0
    }
    assert.approximately(tally.came / history.length, tally.expected / history.length, 0.012)
  })

  it("is known of every policy's choice", () => {
    for (const one of seen(historyOf("known", 200)))
      for (const policy of policies) assert.notStrictEqual(one.instead[policy], "never_tried")
  })
})
