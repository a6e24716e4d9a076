import { assert, describe, it } from "@effect/vitest"
import { leadsFound } from "../../src/console/client/Finding.ts"
import { nobodyYet, pathOfOlder, withOlder } from "../../src/console/client/LookedThrough.ts"
import { whyMissing } from "../../src/console/client/Missing.ts"
import { moneyOf } from "../../src/console/client/Money.ts"
import type { BriefingJson, LeadJson } from "../../src/console/client/Wire.ts"

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

const lead = (leadId: string, more: Partial<LeadJson> = {}): LeadJson => ({
  leadId,
  score: 50,
  scoreSource: "given",
  scoreReasons: [],
  createdAt: "2026-11-26T12:00:00.000Z",
  updatedAt: "2026-11-26T12:00:00.000Z",
  ...more
})

describe("a lead", () => {
  const leads = [
    lead("crm-17", { firstName: "Marta", lastName: "Ruiz", phone: "+13055550101" }),
    lead("crm-18", { firstName: "Ana Maria", lastName: "de la Cruz", phone: "+18135550102" }),
    lead("web-1", { phone: "+13055550103" })
  ]
  const found = (typed: string) => leadsFound(leads, typed).map(({ leadId }) => leadId)

  it("is found by the beginnings of names, by digits of the phone and by id", () => {
    assert.deepStrictEqual(found("ru"), ["crm-17"])
    assert.deepStrictEqual(found("RUIZ mar"), ["crm-17"])
    assert.deepStrictEqual(found("maria cruz"), ["crm-18"])
    assert.deepStrictEqual(found("(813) 555-0102"), ["crm-18"])
    assert.deepStrictEqual(found("305 555"), ["crm-17", "web-1"])
    assert.deepStrictEqual(found("crm-"), ["crm-17", "crm-18"])
  })

  it("is not found by too little, nor by what somebody else has", () => {
    for (const typed of ["", "m", "55", "uiz", "marta cruz", "999 999"]) assert.deepStrictEqual(found(typed), [], typed)
    const many = Array.from({ length: 50 }, (_, at) => lead(`crm-${at}`))
    assert.strictEqual(leadsFound(many, "crm").length, 8)
  })
})

describe("looking leads through", () => {
  const page = (nextCursor: string | null) => ({
    items: Array.from({ length: 200 }, (_, at) => lead(`l-${at}`)),
    nextCursor
  })

  it("goes on where the page before ended, without what was typed, and ends with the leads or when it is enough", () => {
    assert.strictEqual(pathOfOlder(nobodyYet), "/api/leads?limit=200")
    const first = withOlder(nobodyYet, page("abc"))
    assert.strictEqual(pathOfOlder(first), "/api/leads?limit=200&cursor=abc")
    assert.deepInclude(withOlder(first, page(null)), { next: null })
    let known = nobodyYet
    while (known.next !== null) known = withOlder(known, page("more"))
    assert.strictEqual(known.leads.length, 2_000)
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
