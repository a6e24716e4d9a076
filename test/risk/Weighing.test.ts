import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc, Record } from "effect"
import { assess, reasonsOf } from "../../src/risk/Assessment.ts"
import type { Finding, Signal } from "../../src/risk/checks/Check.ts"
import { signalOf } from "../../src/risk/checks/Signals.ts"

const thresholds = { review: 50, escalate: 80 }

/** One id is of one strength, as in the table of indicators. */
const strengthOf = { A: "hard", B: "weak", C: "hard", D: "weak", E: "hard", F: "weak", G: "hard" } as const

const signal: fc.Arbitrary<Signal> = fc
  .record({
    id: fc.constantFrom(...Record.keys(strengthOf)),
    points: fc.integer({ min: 0, max: 60 }),
    message: fc.constant("m"),
    citation: fc.constant("c")
  })
  .map(one => ({ ...one, strength: strengthOf[one.id] }))

const finding: fc.Arbitrary<Finding> = fc.record({
  name: fc.constantFrom("one", "two", "three"),
  category: fc.constantFrom("identity", "contact", "behavioral", "compliance", "financial"),
  verdict: fc.constantFrom("clear", "contradicted", "unknown"),
  signals: fc.array(signal, { maxLength: 4 }),
  evidence: fc.constant([]),
  cannotTell: fc.constant("x"),
  settledBy: fc.constant(null),
  message: fc.constant("m")
})

const findings = fc.array(finding, { maxLength: 6 })
const assessed = (found: ReadonlyArray<Finding>) =>
  assess({ findings: found, blockedBy: [], referredBy: [] }, thresholds)

const of = (...signals: ReadonlyArray<Signal>): Finding => ({
  name: "some",
  category: "contact",
  verdict: "contradicted",
  signals,
  evidence: [],
  cannotTell: "x",
  settledBy: null,
  message: "m"
})

describe("the score", () => {
  it.prop(
    "is the exact sum of the weights, each the sum of its signals', and stays within 0 and 100",
    [findings],
    ([found]) => {
      const { findings: weighed, overallRiskScore } = assessed(found)
      assert.strictEqual(
        weighed.reduce((total, { weight }) => total + weight, 0),
        overallRiskScore
      )
      for (const { signals, weight } of weighed)
        assert.strictEqual(
          signals.reduce((total, one) => total + one.weight, 0),
          weight
        )
      assert.isTrue(overallRiskScore >= 0 && overallRiskScore <= 100)
    }
  )

  it.prop("is not moved by weak signals without a hard one", [findings], ([found]) => {
    const weak = found.map(one => ({ ...one, signals: one.signals.map(s => ({ ...s, strength: "weak" }) as const) }))
    const { overallRiskScore, requiresReview, isApproved } = assessed(weak)
    assert.deepStrictEqual(
      { overallRiskScore, requiresReview, isApproved },
      {
        overallRiskScore: 0,
        requiresReview: false,
        isApproved: true
      }
    )
  })

  it.prop("is raised by weak signals by 15 at most", [findings, findings], ([hard, weak]) => {
    const as = (strength: "hard" | "weak", prefix: string) => (one: Finding) => ({
      ...one,
      signals: one.signals.map(s => ({ ...s, strength, id: prefix + s.id }) as const)
    })
    const alone = assessed(hard.map(as("hard", "h"))).overallRiskScore
    const both = assessed([...hard.map(as("hard", "h")), ...weak.map(as("weak", "w"))]).overallRiskScore
    assert.isTrue(both >= alone && both <= alone + 15)
  })

  it.prop("never rises when a signal is missing", [findings, fc.nat(), fc.nat()], ([found, which, whose]) => {
    const at = whose % Math.max(1, found.length)
    const without = found.map((one, index) =>
      index === at
        ? { ...one, signals: one.signals.filter((_, i) => i !== which % Math.max(1, one.signals.length)) }
        : one
    )
    assert.isAtMost(assessed(without).overallRiskScore, assessed(found).overallRiskScore)
  })

  it.prop("is the same in whatever order the checks ran", [findings], ([found]) => {
    const there = assessed(found)
    const back = assessed(found.toReversed())
    assert.strictEqual(back.overallRiskScore, there.overallRiskScore)
  })

  it("counts once what two checks have seen", () => {
    assert.strictEqual(assessed([of(signalOf("FR-10")), of(signalOf("FR-10"))]).overallRiskScore, 40)
  })

  it("is stopped at 100 by what weighs least", () => {
    const { findings: weighed, overallRiskScore } = assessed([
      of(signalOf("FR-16"), signalOf("FR-10")),
      of(signalOf("FR-11"), signalOf("FR-09"))
    ])
    assert.strictEqual(overallRiskScore, 100)
    assert.deepStrictEqual(
      weighed.flatMap(({ signals }) => signals.map(({ weight }) => weight)),
      [0, 40, 35, 25]
    )
    assert.isTrue(weighed.every(({ status }) => status === "failed"))
  })
})

describe("what follows from it", () => {
  it("is a review from the first threshold on, an escalation from the second, and severity by both", () => {
    const hard = (points: number): Finding => of({ ...signalOf("FR-10"), points })
    const at = (points: number) => {
      const { autoEscalate, isApproved, requiresReview, severity } = assessed([hard(points)])
      return [isApproved, requiresReview, autoEscalate, severity]
    }
    assert.deepStrictEqual(at(24), [true, false, false, "low"])
    assert.deepStrictEqual(at(25), [true, false, false, "medium"])
    assert.deepStrictEqual(at(49), [true, false, false, "medium"])
    assert.deepStrictEqual(at(50), [false, true, false, "high"])
    assert.deepStrictEqual(at(79), [false, true, false, "high"])
    assert.deepStrictEqual(at(80), [false, true, true, "critical"])
  })

  it("is a review of whatever a rule forbids or refers, below any threshold", () => {
    for (const rule of ["blockedBy", "referredBy"] as const) {
      const { isApproved, requiresReview } = assess(
        { findings: [], blockedBy: [], referredBy: [], [rule]: ["X"] },
        thresholds
      )
      assert.deepStrictEqual([isApproved, requiresReview], [false, true])
    }
  })

  it("is a warning where evidence is missing or too weak, a failure where it counts", () => {
    const [weak, beside] = [[of(signalOf("FR-14"))], [of(signalOf("FR-14")), of(signalOf("FR-10"))]].map(
      found => assessed(found).findings[0]
    )
    assert.strictEqual(weak?.status, "warning")
    assert.strictEqual(beside?.status, "failed")
    assert.strictEqual(assessed([{ ...of(), verdict: "unknown" }]).findings[0]?.status, "warning")
    assert.deepStrictEqual(reasonsOf(assessed([of(signalOf("FR-14"))])), [])
    assert.deepStrictEqual(reasonsOf(assessed([of(signalOf("FR-14")), of(signalOf("FR-10"))])), ["FR-10", "FR-14"])
  })
})
