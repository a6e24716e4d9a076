import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { type Alarm, next, quiet, type Signal } from "../../src/alerts/Alarm.ts"

const signals = fc.array(fc.constantFrom<Signal>("breach", "between", "clear", "unknown"), { maxLength: 60 })
const count = fc.integer({ min: 1, max: 6 })

const run = (given: ReadonlyArray<Signal>, hold: { readonly toFire: number; readonly toClear: number }) => {
  const seen: Array<Alarm> = [quiet]
  for (const signal of given) seen.push(next(seen.at(-1) ?? quiet, signal, hold))
  return seen
}
const fires = ({ _tag }: Alarm) => _tag === "Firing"

describe("an alarm", () => {
  it.prop(
    "fires with exactly so many breaches in a row, and is over with exactly so many clear ones",
    [signals, count, count],
    ([given, toFire, toClear]) => {
      const seen = run(given, { toFire, toClear })
      const lastAre = (at: number, many: number, signal: Signal) =>
        at >= many && given.slice(at - many, at).every(one => one === signal)
      seen.slice(1).forEach((alarm, index) => {
        const at = index + 1
        const before = seen[index] ?? quiet
        if (fires(before)) assert.strictEqual(!fires(alarm), lastAre(at, toClear, "clear"))
        else assert.strictEqual(fires(alarm), lastAre(at, toFire, "breach"))
      })
    }
  )

  it.prop(
    "never changes its mind while what it watches stays between the thresholds or cannot be told",
    [signals, fc.array(fc.constantFrom<Signal>("between", "unknown"), { minLength: 1, maxLength: 40 }), count, count],
    ([earlier, undecided, toFire, toClear]) => {
      const before = run(earlier, { toFire, toClear }).at(-1) ?? quiet
      const after = run([...earlier, ...undecided], { toFire, toClear }).slice(earlier.length + 1)
      assert.isTrue(after.every(alarm => fires(alarm) === fires(before)))
    }
  )

  it.prop("fires at the first breach when one is enough", [signals], ([given]) => {
    const seen = run([...given, "breach"], { toFire: 1, toClear: 1 })
    assert.deepStrictEqual(seen.at(-1), { _tag: "Firing", clears: 0 })
  })
})
