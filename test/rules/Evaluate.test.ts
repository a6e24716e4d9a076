import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { Condition } from "../../src/rules/Condition.ts"
import { evaluate, judge } from "../../src/rules/Evaluate.ts"
import type { Facts } from "../../src/rules/Field.ts"
import { holds } from "../../src/rules/Holds.ts"
import { lines } from "../../src/rules/Line.ts"
import { rules } from "../../src/rules/Rulebook.ts"
import { knownAndPart } from "./FactsArbitrary.ts"

const condition = Schema.decodeUnknownSync(Condition)
const truth = (when: unknown, facts: Facts) => holds(condition(when), facts)

const adult = { field: "age", op: ">=", value: 18 }
const recorded = { field: "callRecorded", op: "==", value: true }

describe("a condition", () => {
  it("is true, false, or says what would have to be known", () => {
    assert.strictEqual(truth(adult, { age: { value: 18 } }), true)
    assert.strictEqual(truth(adult, { age: { value: 17 } }), false)
    assert.deepStrictEqual(truth(adult, {}), ["age"])
  })

  it("is settled by the part that settles it, whatever else is missing", () => {
    assert.strictEqual(truth({ all: [adult, recorded] }, { age: { value: 17 } }), false)
    assert.strictEqual(truth({ any: [adult, recorded] }, { age: { value: 18 } }), true)
    assert.deepStrictEqual(truth({ all: [adult, recorded] }, { age: { value: 18 } }), ["callRecorded"])
    assert.deepStrictEqual(truth({ not: { any: [adult, recorded] } }, {}), ["age", "callRecorded"])
  })

  it("compares between bounds that belong to it, and lists by what they contain", () => {
    const teens = { field: "age", op: "between", value: [13, 19] }
    assert.deepStrictEqual(
      [12, 13, 19, 20].map(age => truth(teens, { age: { value: age } })),
      [false, true, true, false]
    )
    const uses = { uses: { value: ["age", "gender"] } }
    assert.strictEqual(truth({ field: "uses", op: "contains_any", value: ["gender", "credit"] }, uses), true)
    assert.strictEqual(truth({ field: "uses", op: "not_within", value: ["age"] }, uses), true)
    assert.strictEqual(truth({ field: "uses", op: "not_within", value: ["age", "gender"] }, uses), false)
  })
})

describe("a judgement", () => {
  it.prop("once made, does not change as more becomes known", [knownAndPart], ([[known, part]]) => {
    for (const rule of rules) {
      const early = judge(rule, part)
      if (early.verdict !== "unknown")
        assert.strictEqual(judge(rule, known).verdict, early.verdict, `${rule.id} was settled too early`)
    }
  })

  it.prop("is never unknown when all is known, and names only what is not", [knownAndPart], ([[known, part]]) => {
    for (const rule of rules) {
      const { missing, verdict } = judge(rule, part)
      assert.strictEqual(verdict === "unknown", missing.length > 0)
      assert.isTrue(missing.every(field => part[field] === undefined))
      assert.strictEqual(judge(rule, { qualifyingEvent: { value: "move" }, ...known }).missing.length, 0)
    }
  })

  it.prop("of a rule of one state is never that it fires in another", [knownAndPart], ([[known]]) => {
    for (const line of lines)
      for (const { rule, verdict } of evaluate(line, known, "2026-11-26"))
        if (verdict === "fires") assert.isTrue(rule.states.some(state => state === "*" || state === known.state?.value))
  })

  it("of a rule of one state waits for the state", () => {
    const florida = evaluate("home", { roofAge: { value: 16 }, form: { value: "HO-3" } }, "2026-11-26").find(
      ({ rule }) => rule.id === "APP-011"
    )
    assert.deepStrictEqual(florida?.missing, ["state"])
  })
})
