import { assert, describe, it } from "@effect/vitest"
import { whyMissing } from "../../src/console/client/Missing.ts"
import { moneyOf } from "../../src/console/client/Money.ts"
import type { BriefingJson } from "../../src/console/client/Wire.ts"

describe("a premium as it is typed", () => {
  it("is read as dollars, with or without the sign and the commas", () => {
    const read = ["1240", "1,240", "$1,240.50", " $ 980.5 ", "0", "9,999,999.99"].map(moneyOf)
    assert.deepStrictEqual(read, [1240, 1240, 1240.5, 980.5, 0, 9_999_999.99])
    assert.deepStrictEqual(["", "  "].map(moneyOf), [null, null])
  })

  it("is no sum where it cannot be one", () => {
    for (const text of ["12,3", "1.234,50", "-5", "120.505", "1e3", "about 90", "12 40", "10000000", "$", "1,2400"])
      assert.isUndefined(moneyOf(text), text)
  })
})

describe("a part of the briefing that could not be had", () => {
  const missing: BriefingJson["missing"] = [
    { part: "profile", reason: "partial", providers: [{ name: "D&B", outcome: "rate_limited" }] },
    { part: "risk", reason: "timeout", providers: [] }
  ]

  it("is named with why, and with who gave no answer", () => {
    assert.strictEqual(whyMissing(missing, "profile"), "Not in full. No answer from: D&B (rate limited).")
    assert.strictEqual(whyMissing(missing, "risk"), "The risk could not be checked: it took too long.")
    assert.isNull(whyMissing(missing, "offers"))
  })
})
