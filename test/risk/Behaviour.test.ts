import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, FastCheck as fc, Random } from "effect"
import { filledInByAPerson } from "../../src/risk/behaviour/Bot.ts"
import { falseAlarmRate, isTooFew, isUnusual, pValue } from "../../src/risk/behaviour/Conformal.ts"
import { cameAt, submittedOf } from "../../src/risk/behaviour/Submitted.ts"
import { unusualBehaviour } from "../../src/risk/behaviour/Unusual.ts"
import { subjectOf } from "./checks/SubjectOf.ts"

const rankLow = (history: ReadonlyArray<number>, value: number) => ({
  earlier: history.length,
  asExtreme: history.filter(earlier => earlier <= value).length
})

const draw = (shape: "even" | "skewed" | "coarse") =>
  Effect.map(Random.next, u => (shape === "even" ? u : shape === "skewed" ? Math.exp(4 * u) : Math.round(u * 5)))

describe("a false alarm about how a lead came", () => {
  for (const shape of ["even", "skewed", "coarse"] as const)
    it.effect(`is no more frequent than promised, whatever is usual: ${shape}`, () =>
      Effect.gen(function* () {
        const leads = 2_000
        let alarms = 0
        for (let lead = 0; lead < leads; lead += 1) {
          const values = yield* Effect.replicateEffect(draw(shape), 220)
          const others = yield* Effect.replicateEffect(draw(shape), 220)
          const ranks = [rankLow(values.slice(1), values[0] ?? 0), rankLow(others.slice(1), others[0] ?? 0)]
          if (ranks.some(rank => isUnusual(rank, ranks.length))) alarms += 1
        }
        const most = falseAlarmRate + 3 * Math.sqrt((falseAlarmRate * (1 - falseAlarmRate)) / leads)
        assert.isAtMost(alarms / leads, most)
        if (shape !== "coarse") assert.isAbove(alarms / leads, falseAlarmRate / 4)
      }).pipe(Effect.withRandom(Random.make("conformal")))
    )

  it.prop(
    "cannot ring on too little history, and can on enough",
    [fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 4 })],
    ([earlier, measures]) => {
      const extreme = { earlier, asExtreme: 0 }
      assert.strictEqual(isUnusual(extreme, measures), !isTooFew(extreme, measures))
      assert.isTrue(pValue(extreme) > 0 && pValue({ earlier, asExtreme: earlier }) === 1)
    }
  )
})

describe("when a lead came", () => {
  const createdAt = DateTime.unsafeMake("2026-11-20T14:00:00Z")
  const came = (submittedAt: string) => DateTime.formatIso(cameAt(submittedOf({ submittedAt }), createdAt))

  it("is what the form says, unless that cannot be", () => {
    assert.strictEqual(came("2026-11-01T10:00:00Z"), "2026-11-01T10:00:00.000Z")
    for (const wrong of ["2026-11-21T00:00:00Z", "-271821-04-20T00:00:00.000Z", "0001-01-01T00:00:00Z", "soon"])
      assert.strictEqual(came(wrong), DateTime.formatIso(createdAt), wrong)
  })
})

describe("unusual behaviour", () => {
  const usual = { earlier: 500, asExtreme: 250 }
  it("is unknown without enough history, clear when usual, and a weak sign when rare", () => {
    assert.strictEqual(unusualBehaviour({}).verdict, "unknown")
    assert.strictEqual(unusualBehaviour({ form_seconds: { earlier: 20, asExtreme: 0 } }).verdict, "unknown")
    assert.strictEqual(unusualBehaviour({ form_seconds: usual, burst: usual }).verdict, "clear")
    const rare = unusualBehaviour({ form_seconds: { earlier: 500, asExtreme: 0 }, burst: usual })
    assert.strictEqual(rare.verdict, "contradicted")
    assert.isTrue(rare.signals.every(({ strength }) => strength === "weak"))
  })
})

describe("a form filled in by a machine", () => {
  const about = (attributes: object, lead: object = {}) =>
    filledInByAPerson(
      subjectOf({ email: "a@b.com", phone: "+16142200001", firstName: "A", lastName: "B", ...lead, attributes })
    )

  it("is told by a hidden field, or by haste that no autofill has", () => {
    assert.strictEqual(about({ honeypot: "http://x" }).verdict, "contradicted")
    assert.strictEqual(about({ honeypot: true }).verdict, "contradicted")
    assert.strictEqual(about({ formSeconds: 0.8 }).verdict, "contradicted")
  })

  it("is not told by an empty hidden field, an autofill, or nothing at all", () => {
    assert.strictEqual(about({ honeypot: "" }).verdict, "clear")
    assert.strictEqual(about({ honeypot: false, formSeconds: 3 }).verdict, "clear")
    assert.strictEqual(about({ formSeconds: 2.5 }, { firstName: undefined, lastName: undefined }).verdict, "clear")
    assert.strictEqual(about({}).verdict, "unknown")
  })

  it.prop(
    "is read from whatever the attributes hold",
    [
      fc.dictionary(
        fc.constantFrom("honeypot", "formSeconds", "ip", "deviceId", "submittedAt", "inboundCalls"),
        fc.jsonValue()
      )
    ],
    ([attributes]) => {
      const submitted = submittedOf(attributes)
      assert.isTrue(submitted.formSeconds === undefined || submitted.formSeconds >= 0)
    }
  )
})
