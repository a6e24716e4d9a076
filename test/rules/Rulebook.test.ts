import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { fieldNames } from "../../src/rules/Field.ts"
import { lines } from "../../src/rules/Line.ts"
import { protectedIn } from "../../src/rules/Protected.ts"
import { Rulebook, rules, rulesInForce, rulesVersion } from "../../src/rules/Rulebook.ts"
import { the51 } from "../../src/rules/tables/States.ts"

const decode = Schema.decodeUnknownEither(Rulebook, { onExcessProperty: "error" })

const sound = {
  id: "TST-001",
  category: "age",
  lines: ["auto"],
  states: ["*"],
  when: { field: "age", op: "<", value: 16 },
  severity: "block",
  message: "Too young.",
  citation: "none",
  source: "test",
  confidence: "high",
  opensWhen: "At 16."
}
const refusal = (...changes: ReadonlyArray<object>) => {
  const decoded = decode(changes.map(change => ({ ...sound, ...change })))
  return decoded._tag === "Left" ? decoded.left.message : undefined
}
const inForce = (day: string) =>
  new Set<string>(lines.flatMap(line => rulesInForce(line, undefined, day)).map(({ id }) => id))

describe("the rulebook", () => {
  it("takes a sound rule", () => assert.isUndefined(refusal({})))

  it.each([
    ["an unknown field", { when: { field: "mood", op: "==", value: "good" } }],
    ["an unknown operator", { when: { field: "age", op: "~", value: 16 } }],
    ["an operator that does not suit the field", { when: { field: "state", op: "<", value: 16 } }],
    ["a value of another kind", { when: { field: "age", op: "<", value: "16" } }],
    ["bounds the wrong way round", { when: { field: "age", op: "between", value: [20, 10] } }],
    ["a date that is none", { when: { field: "date", op: ">", value: "15 December" } }],
    ["an unknown predicate", { when: { predicate: "isNice" } }],
    ["an empty condition", { when: { all: [] } }],
    ["a member that nobody reads", { unless: { field: "age", op: ">", value: 1 } }],
    ["a state that is none", { states: ["PR"] }],
    ["a line that is none", { lines: ["pets"] }],
    ["an end before the beginning", { effectiveFrom: "2026-10-01", effectiveTo: "2026-09-30" }],
    ["a day that does not exist", { effectiveFrom: "2026-02-30" }],
    ["a block that nothing opens", { opensWhen: undefined }],
    ["an opening with an unknown placeholder", { opensWhen: "At {someDay}." }],
    ["a warning that closes", { severity: "warn", closesOffer: true }]
  ])("refuses %s", (_, change) => assert.isDefined(refusal(change)))

  it("refuses a second rule of the same name", () => {
    assert.include(refusal({}, {}) ?? "", "more than one rule is called TST-001")
    assert.isUndefined(refusal({}, { id: "TST-002" }))
  })

  it.each(["race", "religion", "national_origin", "language", "name_ethnicity", "gender", "genetic_information"])(
    "refuses a rule that judges by %s, and takes one that forbids it",
    attribute => {
      const uses = { when: { field: "uses", op: "contains_any", value: [attribute] } }
      assert.isUndefined(refusal(uses))
      assert.include(refusal({ ...uses, severity: "refer" }) ?? "", attribute)
      assert.include(refusal({ when: { field: "relationship", op: "==", value: attribute } }) ?? "", attribute)
    }
  )

  it("lets an earlier illness be asked about where no law of equal treatment holds, and nowhere else", () => {
    const ill = { when: { field: "preexistingCondition", op: "==", value: true } }
    assert.isUndefined(refusal({ ...ill, lines: ["health_nonaca"] }))
    assert.isDefined(refusal({ ...ill, lines: ["health_aca"] }))
    assert.isDefined(refusal({ ...ill, lines: ["*"] }))
  })

  it("has no field of a protected attribute to rule by, but that one", () => {
    const named = fieldNames.filter(
      field => protectedIn({ when: { field, op: "exists" }, severity: "block", lines: ["auto"] }).length > 0
    )
    assert.deepStrictEqual(named, ["preexistingCondition"])
  })

  it("holds every one of the 84 rules of the table it was drawn from, and says where each departs", () => {
    const ranges: ReadonlyArray<readonly [string, number]> = [
      ["AGE", 10],
      ["GEO", 8],
      ["APP", 28],
      ["CON", 20],
      ["RAT", 9],
      ["MKT", 2]
    ]
    const ids = new Set<string>(rules.map(({ id }) => id))
    for (const [prefix, count] of ranges)
      for (let n = 1; n <= count; n++) {
        const id = `${prefix}-${String(n).padStart(3, "0")}`
        assert.isTrue(ids.has(id), id)
      }
    for (const id of ["10", "15", "20", "25", "30"].map(years => `AGE-LIFE-term${years}`)) assert.isTrue(ids.has(id))
    const corrected = rules.filter(({ correction }) => correction !== undefined).map(({ id }) => id)
    assert.includeMembers(corrected, ["AGE-001", "AGE-005", "AGE-006", "APP-021", "APP-022", "CON-006-OR", "RAT-002"])
  })

  it("names its day and its content", () => assert.match(rulesVersion, /^\d{4}-\d{2}-\d{2}\.[0-9a-f]{12}$/))
})

describe("the law of a day", () => {
  it("changes between the last day of the old rule and the first of the new", () => {
    const [before, after] = [inForce("2026-09-30"), inForce("2026-10-01")]
    for (const [old, present] of [
      ["CON-012-OLD", "CON-012"],
      ["CON-013-OLD", "CON-013"]
    ]) {
      assert.isTrue(before.has(old ?? "") && !before.has(present ?? ""))
      assert.isTrue(!after.has(old ?? "") && after.has(present ?? ""))
    }
  })

  it("holds each rule on its first and last day, and neither the day before nor after", () => {
    const shifted = (day: string, days: number) =>
      new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
    for (const { effectiveFrom, effectiveTo, id } of rules) {
      if (effectiveFrom !== undefined) {
        assert.isTrue(inForce(effectiveFrom).has(id), id)
        assert.isFalse(inForce(shifted(effectiveFrom, -1)).has(id), id)
      }
      if (effectiveTo !== undefined) {
        assert.isTrue(inForce(effectiveTo).has(id), id)
        assert.isFalse(inForce(shifted(effectiveTo, 1)).has(id), id)
      }
    }
  })

  it("is that of the state, the more specific rule first", () => {
    for (const state of the51)
      for (const line of lines) {
        const found = rulesInForce(line, state, "2026-11-26")
        const general = found.map(({ states }) => states.some(ruled => ruled === "*"))
        assert.deepStrictEqual(general, [...general].sort())
        assert.isTrue(found.every(rule => rule.states.some(ruled => ruled === "*" || ruled === state)))
      }
  })

  it("reaches a line through the lines above it", () => {
    const ids = (line: "life_term20" | "life_term30" | "auto") =>
      rulesInForce(line, "NY", "2026-11-26").map(({ id }) => String(id))
    assert.includeMembers(ids("life_term20"), ["AGE-001-LIFE", "AGE-LIFE-term20", "APP-016", "GEO-002"])
    assert.notInclude(ids("life_term30"), "AGE-LIFE-term20")
    assert.notInclude(ids("auto"), "AGE-001-LIFE")
  })
})
