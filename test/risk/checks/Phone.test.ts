import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { phoneLineType } from "../../../src/risk/checks/phone/LineType.ts"
import { nanpFaultOf, nanpOf } from "../../../src/risk/checks/phone/NorthAmerican.ts"
import { phoneArea } from "../../../src/risk/checks/phone/PhoneArea.ts"
import { phoneReachable } from "../../../src/risk/checks/phone/PhoneNumber.ts"
import { subjectOf } from "./SubjectOf.ts"

const faultOf = (e164: string) => {
  const parts = nanpOf(e164)
  return parts && nanpFaultOf(parts)
}
const ids = ({ signals }: { readonly signals: ReadonlyArray<{ readonly id: string }> }) => signals.map(({ id }) => id)

describe("a phone number", () => {
  it.each([
    ["+12125550123", "fictional"],
    ["+18005550199", "fictional"],
    ["+12125550200", undefined],
    ["+12125551212", undefined],
    ["+19112345678", "impossible"],
    ["+11235550123", "fictional"],
    ["+11232345678", "impossible"],
    ["+12121234567", "impossible"],
    ["+12129112345", "impossible"],
    ["+18009112345", undefined],
    ["+12929342345", "reserved"],
    ["+13722342345", "reserved"],
    ["+12129582345", "reserved"],
    ["+442079460958", undefined]
  ])("%s is %s", (e164, fault) => assert.strictEqual(faultOf(e164), fault))

  it.prop(
    "is fictional in every area on lines 0100-0199 of exchange 555",
    [FastCheck.integer({ min: 200, max: 999 }), FastCheck.integer({ min: 0, max: 99 })],
    ([area, line]) => faultOf(`+1${area}55501${String(line).padStart(2, "0")}`) === "fictional"
  )

  it("that is fictional or impossible is contradicted, with its own indicator", () => {
    const fictional = phoneReachable(subjectOf({ phone: "+12125550123" }))
    assert.deepStrictEqual([fictional.verdict, ids(fictional)], ["contradicted", ["FR-10"]])
    const impossible = phoneReachable(subjectOf({ phone: "+12121234567" }))
    assert.deepStrictEqual([impossible.verdict, ids(impossible)], ["contradicted", ["FR-11"]])
  })

  it("that is absent or a firm's is unknown and weighs nothing", () => {
    for (const phone of [undefined, "+18002342345", "+19002342345"]) {
      const { settledBy, signals, verdict } = phoneReachable(subjectOf({ phone }))
      assert.strictEqual(verdict, "unknown")
      assert.isNotNull(settledBy)
      assert.isEmpty(signals)
    }
    assert.strictEqual(phoneReachable(subjectOf({ phone: "+442079460958" })).verdict, "clear")
  })

  it("shows its states and zones, and another state weighs weakly", () => {
    const agrees = phoneArea(subjectOf({ phone: "+18502342345", address: { state: "FL" } }))
    assert.strictEqual(agrees.verdict, "clear")
    assert.include(agrees.evidence[0]?.says, "America/New_York, America/Chicago")
    const moved = phoneArea(subjectOf({ phone: "+12122342345", address: { state: "TX" } }))
    assert.strictEqual(moved.verdict, "unknown")
    assert.deepStrictEqual(
      moved.signals.map(({ id, points, strength }) => [id, points, strength]),
      [["FR-14", 3, "weak"]]
    )
    assert.isEmpty(phoneArea(subjectOf({ phone: "+12122342345", address: { state: "ON", country: "CA" } })).signals)
  })

  it("has the line type that somebody stated: internet telephony weighs weakly, and nothing is guessed", () => {
    const typed = (phoneLineType_: unknown) =>
      phoneLineType(subjectOf({ phone: "+12122342345", attributes: { phoneLineType: phoneLineType_ } }))
    assert.deepStrictEqual([typed("mobile").verdict, ids(typed("mobile"))], ["clear", []])
    assert.deepStrictEqual([typed("voip").verdict, ids(typed("voip"))], ["unknown", ["FR-12"]])
    assert.strictEqual(typed("voip").signals[0]?.strength, "weak")
    assert.deepStrictEqual([typed(7).verdict, ids(typed(7))], ["unknown", []])
  })
})
