import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import { Arm, ArmKey, Experiment, ExperimentKey } from "../../src/experiments/Experiment.ts"
import type { Observation, Observed } from "../../src/experiments/Observation.ts"
import { readingOf } from "../../src/experiments/Reading.ts"

const noon = DateTime.unsafeMake("2026-11-26T12:00:00Z")
const keys = ["A", "B", "C"].map(key => ArmKey.make(key))

const experimentOf = (more: Partial<Experiment> = {}, arms = 2) =>
  Experiment.make({
    experimentId: "01920000-0000-7000-8000-000000000000",
    key: ExperimentKey.make("e"),
    name: "E",
    unit: "lead",
    metric: "acceptance",
    arms: keys.slice(0, arms).map(key => Arm.make({ key, weight: 1, ranking: "fit" })),
    startsAt: noon,
    endsAt: null,
    stoppedAt: null,
    createdAt: noon,
    isDefault: false,
    status: "running",
    ...more
  })

interface Seen {
  readonly arm: number
  readonly exposed: number
  readonly known?: number
  readonly positive: number
  readonly premium?: number
  readonly agentId?: string
}

const partOf = ({ arm, exposed, known = exposed, positive, premium = 1, agentId }: Seen): Observed => ({
  variant: keys[arm] ?? ArmKey.make("A"),
  agentId: agentId ?? null,
  exposed,
  known,
  positive,
  sum: positive * premium,
  sumOfSquares: positive * premium ** 2
})

const observed = (...seen: ReadonlyArray<Seen>): Observation => ({
  assigned: [],
  outcomes: seen.map(partOf),
  looks: [seen.map(partOf)],
  firstExposed: seen.map(({ arm, exposed, agentId }) => ({
    variant: keys[arm] ?? ArmKey.make("A"),
    day: 1,
    count: agentId === undefined ? exposed : 1
  }))
})

const against = (experiment: Experiment, observation: Observation, arm = 1) =>
  readingOf(experiment, observation).arms[arm]?.againstFirst

const widthOf = (found: ReturnType<typeof against>) => (found?.interval?.[1] ?? 0) - (found?.interval?.[0] ?? 0)

describe("a reading", () => {
  it("is in percentage points, with an interval around the difference", () => {
    const found = against(
      experimentOf(),
      observed({ arm: 0, exposed: 1_000, positive: 100 }, { arm: 1, exposed: 1_000, positive: 160 })
    )
    assert.approximately(found?.difference ?? 0, 6, 1e-9)
    assert.approximately(((found?.interval?.[0] ?? 0) + (found?.interval?.[1] ?? 0)) / 2, 6, 1e-9)
    assert.isNull(found?.reason)
  })

  it("divides by what is known, and shows what is open beside it", () => {
    const reading = readingOf(
      experimentOf(),
      observed({ arm: 0, exposed: 100, known: 50, positive: 10 }, { arm: 1, exposed: 100, known: 100, positive: 10 })
    )
    assert.deepInclude<object | undefined>(reading.arms[0], { open: 50, known: 50, mean: 20 })
    assert.approximately(reading.arms[1]?.againstFirst?.difference ?? 0, -10, 1e-9)
  })

  it("is blocked when the arms have not the shares that they should have", () => {
    const reading = readingOf(
      experimentOf(),
      observed({ arm: 0, exposed: 3_000, positive: 300 }, { arm: 1, exposed: 2_000, positive: 900 })
    )
    assert.isFalse(reading.sampleRatio.passes)
    assert.deepInclude<object | null | undefined>(reading.arms[1]?.againstFirst, {
      difference: null,
      interval: null,
      method: null,
      reason: "sample_ratio_mismatch"
    })
    assert.strictEqual(reading.arms[1]?.mean, 45)
  })

  it("is wider the more arms are compared, so that all of them together are 95 % sure", () => {
    const seen = [0, 1, 2].map(arm => ({ arm, exposed: 1_000, positive: 100 }))
    const two = against(experimentOf(), observed(...seen.slice(0, 2)))
    const three = against(experimentOf({}, 3), observed(...seen))
    assert.isAbove(widthOf(three), widthOf(two))
  })

  it("of agents knows no more than there are agents", () => {
    const agents = Array.from({ length: 28 }, (_, at) => ({
      arm: at % 2,
      agentId: `agent-${at}`,
      exposed: 100,
      positive: 5 + 4 * (at % 7)
    }))
    const byAgent = against(experimentOf({ unit: "agent" }), observed(...agents))
    const byLead = against(experimentOf(), observed(...agents.map(({ agentId: _, ...seen }) => seen)))
    assert.approximately(byAgent?.difference ?? 1, byLead?.difference ?? 0, 1e-9)
    assert.isAbove(widthOf(byAgent), 1.2 * widthOf(byLead))
    assert.deepStrictEqual([byAgent?.method, byLead?.method], ["randomisation", "always_valid"])
  })

  it("of few agents waits for the first look, and of many goes by a formula", () => {
    const agents = (count: number) =>
      observed(
        ...Array.from({ length: count }, (_, at) => ({
          arm: at % 2,
          agentId: `agent-${at}`,
          exposed: 100,
          positive: 5 + 4 * (at % 7)
        }))
      )
    const experiment = experimentOf({ unit: "agent" })
    assert.strictEqual(against(experiment, { ...agents(28), looks: [] })?.reason, "too_few_outcomes")
    assert.strictEqual(against(experiment, { ...agents(40), looks: [] })?.method, "always_valid")
  })

  it("of premiums is in dollars, and waits for ten of them in each arm", () => {
    const premiums = (positive: number) =>
      observed(
        { arm: 0, exposed: 500, positive: 40, premium: 1_000 },
        { arm: 1, exposed: 500, positive, premium: 1_000 }
      )
    const experiment = experimentOf({ metric: "premium" })
    assert.strictEqual(against(experiment, premiums(9))?.reason, "too_few_outcomes")
    assert.approximately(against(experiment, premiums(80))?.difference ?? 0, 80, 1e-9)
  })

  it("says nothing of an arm that nobody has seen", () => {
    const reading = readingOf(experimentOf(), observed({ arm: 0, exposed: 10, positive: 1 }))
    assert.isNull(reading.arms[1]?.mean)
    assert.strictEqual(reading.arms[1]?.againstFirst?.reason, "too_few_outcomes")
    assert.isNull(reading.arms[0]?.againstFirst)
  })
})
