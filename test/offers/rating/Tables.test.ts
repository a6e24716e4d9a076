import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { ratingTablesVersion } from "../../../src/offers/rating/TablesVersion.ts"
import { typicalAnnual } from "../../../src/offers/rating/Typical.ts"
import { autoLawOf, limitsOn } from "../../../src/offers/rating/tables/AutoLimits.ts"
import { autoTables } from "../../../src/offers/rating/tables/AutoTables.ts"
import { byState, ratedStates } from "../../../src/offers/rating/tables/ByState.ts"
import { commercialTables } from "../../../src/offers/rating/tables/CommercialTables.ts"
import { Bands } from "../../../src/offers/rating/tables/Figure.ts"
import { healthTables } from "../../../src/offers/rating/tables/HealthTables.ts"
import { between, powerBetween } from "../../../src/offers/rating/tables/Interpolation.ts"
import { Sources, sourceText } from "../../../src/offers/rating/tables/Source.ts"
import { products } from "./People.ts"

const minimum = (state: string, day: string) => {
  const law = autoLawOf(state)
  if (law === undefined) throw new Error(`no law for ${state}`)
  const { perPerson, perAccident, property } = limitsOn(law, day)
  return [perPerson, perAccident, property].map(amount => amount / 1000)
}

describe("the tables", () => {
  it("have a row for each of the 50 states and the District of Columbia", () => {
    assert.strictEqual(ratedStates.length, 51)
    const { AL: _, ...without } = autoTables.states
    const rows = Schema.is(byState(Schema.Unknown))
    assert.isTrue(rows(autoTables.states))
    assert.isFalse(rows(without))
  })

  it("say where a figure comes from, with the date, and refuse a source that nobody named", () => {
    assert.strictEqual(sourceText(["S18"]), "Insure.com average term rates (2025-09-09)")
    assert.isFalse(Schema.is(Sources)(["S999"]))
    assert.isFalse(Schema.is(Sources)([]))
  })

  it("refuse bands that do not ascend", () => {
    const band = (upTo: number) => ({ upTo, value: 1, source: ["GK"] })
    assert.isTrue(Schema.is(Bands)([band(1), band(2)]))
    assert.isFalse(Schema.is(Bands)([band(2), band(2)]))
  })

  it("know the minimum that was in force on a day", () => {
    assert.deepStrictEqual(minimum("HI", "2025-12-31"), [20, 40, 10])
    assert.deepStrictEqual(minimum("HI", "2026-01-01"), [40, 80, 20])
    assert.deepStrictEqual(minimum("NJ", "2025-12-31"), [25, 50, 25])
    assert.deepStrictEqual(minimum("NJ", "2026-11-26"), [35, 70, 25])
    assert.deepStrictEqual(minimum("CA", "2026-11-26"), [30, 60, 15])
    assert.deepStrictEqual(minimum("CA", "2035-01-01"), [50, 100, 25])
    assert.deepStrictEqual(minimum("UT", "2026-11-26"), [30, 65, 25])
    assert.deepStrictEqual(minimum("NC", "2025-06-30"), [30, 60, 25])
  })

  it("carry no threshold where workers' compensation is elective, and Wyoming's fund for hazardous work alone", () => {
    const { SD, TX, WY } = commercialTables.workersCompensation
    assert.isUndefined(TX?.employees)
    assert.isUndefined(SD?.employees)
    assert.strictEqual(WY?.market, "state_fund_extra_hazardous")
  })

  it("price 64 at three times 21 by the federal curve, and less than that in Massachusetts", () => {
    const ratio = (curve: "default" | "MA" | "DC" | "UT") => {
      const { factors } = healthTables.ageCurves[curve]
      return (factors[64] ?? 0) / (factors[21] ?? 1)
    }
    assert.closeTo(ratio("default"), 3, 1e-9)
    assert.closeTo(ratio("DC"), 3, 1e-9)
    assert.closeTo(ratio("UT"), 3, 1e-9)
    assert.closeTo(ratio("MA"), 2, 1e-3)
  })

  it("have a version that names the day and the content", () => {
    assert.match(ratingTablesVersion, /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/)
  })

  it("know what is usual for every product in every state", () => {
    for (const product of [...products, "bundle" as const])
      for (const state of ratedStates) assert.isAbove(typicalAnnual(product, state), 100)
    assert.isAbove(typicalAnnual("homeowners", "FL"), 2 * typicalAnnual("homeowners", "OH"))
  })
})

describe("between two figures of a table", () => {
  const points = [
    [20, 2],
    [40, 1],
    [80, 3]
  ] as const

  it("the line is straight, and flat beyond the ends", () => {
    assert.deepStrictEqual(
      [10, 20, 30, 40, 60, 80, 90].map(x => between(points, x)),
      [2, 2, 1.5, 1, 2, 3, 3]
    )
  })

  it("a power law goes through them and on", () => {
    const square = [
      [1, 1],
      [10, 100]
    ] as const
    assert.closeTo(powerBetween(square, 3), 9, 1e-9)
    assert.closeTo(powerBetween(square, 20), 400, 1e-9)
    assert.closeTo(powerBetween(square, 0.5), 0.25, 1e-9)
  })
})
