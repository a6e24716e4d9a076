import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck as fc, Option } from "effect"
import { drawn, placedIn } from "../../src/experiments/Assignment.ts"
import { candidatesFor, type Running } from "../../src/experiments/Candidates.ts"
import { Arm, ArmKey, ExperimentKey, type ExperimentUnit } from "../../src/experiments/Experiment.ts"
import { isInHoldout } from "../../src/experiments/Holdout.ts"

const noon = DateTime.unsafeMake("2026-11-26T12:00:00Z")
const hours = (count: number) => DateTime.add(noon, { hours: count })
const leads = Array.from({ length: 20_000 }, (_, at) => `lead-${at}`)
const shareOf = (ids: ReadonlyArray<string>, holds: (id: string) => boolean) => ids.filter(holds).length / ids.length

const armsOf = (...weights: ReadonlyArray<number>) =>
  weights.map((weight, at) => Arm.make({ key: ArmKey.make(`arm-${at}`), weight, ranking: "fit" }))

const running = (key: string, more: Partial<Running> = {}): Running => ({
  key: ExperimentKey.make(key),
  unit: "lead",
  salt: `salt of ${key}`,
  arms: armsOf(1, 1),
  startsAt: hours(-1),
  endsAt: null,
  stoppedAt: null,
  isDefault: false,
  ...more
})

describe("an assignment", () => {
  it("comes out in the shares of the weights, with the exact propensity", () => {
    const experiment = running("shares", { arms: armsOf(1, 2, 5) })
    for (const [at, share] of [1 / 8, 2 / 8, 5 / 8].entries()) {
      const isThere = (leadId: string) => drawn(experiment, leadId)?.variant === `arm-${at}`
      assert.approximately(shareOf(leads, isThere), share, 0.015)
      assert.approximately(drawn(experiment, leads.find(isThere) ?? "")?.propensity ?? 0, share, 1e-12)
    }
  })

  it("is the same each time, in an arm that there is, whatever the weights and the unit", () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 }),
        fc.string({ maxLength: 128 }),
        fc.string(),
        (weights, unitId, salt) => {
          const experiment = running("any", { arms: armsOf(...weights), salt })
          const assigned = drawn(experiment, unitId)
          assert.isDefined(assigned)
          assert.deepStrictEqual(drawn(experiment, unitId), assigned)
          assert.include(
            experiment.arms.map(({ key }) => key),
            assigned?.variant
          )
          assert.isFalse(assigned?.forced)
        }
      )
    ))

  it("of one experiment says nothing about that of another, nor about the holdout", () => {
    const [one, other] = [running("one"), running("other")]
    const inFirst = leads.filter(leadId => drawn(one, leadId)?.variant === "arm-0")
    assert.approximately(
      shareOf(inFirst, leadId => drawn(other, leadId)?.variant === "arm-0"),
      0.5,
      0.02
    )
    assert.approximately(
      shareOf(inFirst, leadId => isInHoldout(leadId, 10)),
      0.1,
      0.01
    )
  })

  it("that is forced keeps the propensity that the arm has by itself", () => {
    const experiment = running("forced", { arms: armsOf(1, 3) })
    assert.deepInclude(placedIn(experiment, "lead-1", "arm-1", true), { forced: true, propensity: 0.75 })
    assert.isUndefined(placedIn(experiment, "lead-1", "arm-9", true))
  })
})

describe("the experiments that a lead may come into", () => {
  const keysFor = (experiments: ReadonlyArray<Running>, leadId = "lead-1", agentId?: string) =>
    candidatesFor(experiments, { leadId, agentId: Option.fromNullable(agentId) }, noon).map(
      ({ experiment }) => experiment.key
    )

  it("are those that run by the clock, from the first moment to just before the last", () => {
    const experiments = [
      running("runs"),
      running("begins-now", { startsAt: noon }),
      running("later", { startsAt: hours(1) }),
      running("ends-now", { endsAt: noon }),
      running("stopped", { stoppedAt: hours(-0.5) }),
      running("stopped-later", { stoppedAt: hours(1) })
    ]
    assert.sameMembers(keysFor(experiments), ["runs", "begins-now", "stopped-later"])
  })

  it("are by agents only where the agent is known", () => {
    const unit: ExperimentUnit = "agent"
    assert.deepStrictEqual(keysFor([running("agents", { unit })]), [])
    const [candidate] = candidatesFor([running("agents", { unit })], { leadId: "l", agentId: Option.some("a") }, noon)
    assert.strictEqual(candidate?.unitId, "a")
  })

  it("share the leads among them, and leave the default one those that no other has", () => {
    const experiments = [running("default", { isDefault: true }), running("x"), running("y")]
    assert.approximately(
      shareOf(leads, leadId => keysFor(experiments, leadId)[0] === "x"),
      0.5,
      0.02
    )
    for (const leadId of leads.slice(0, 100)) assert.strictEqual(keysFor(experiments, leadId)[2], "default")
    assert.deepStrictEqual(keysFor(experiments.slice(0, 1)).map(String), ["default"])
  })

  it("move no lead but those that come to a new one", () => {
    const [before, after] = [
      [running("x"), running("y")],
      [running("x"), running("y"), running("z")]
    ]
    for (const leadId of leads.slice(0, 500)) {
      const [now] = keysFor(after, leadId)
      if (now !== "z") assert.strictEqual(now, keysFor(before, leadId)[0])
    }
  })
})

describe("the holdout", () => {
  it("is its share of the leads, grows with it, and may be nobody", () => {
    assert.approximately(
      shareOf(leads, leadId => isInHoldout(leadId, 10)),
      0.1,
      0.01
    )
    for (const leadId of leads.slice(0, 1_000)) {
      assert.isFalse(isInHoldout(leadId, 0))
      if (isInHoldout(leadId, 10)) assert.isTrue(isInHoldout(leadId, 20))
    }
  })
})
