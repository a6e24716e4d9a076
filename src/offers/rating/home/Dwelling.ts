import { dollars, grouped } from "../InWords.ts"
import type { RatingCase } from "../RatingCase.ts"
import { propertyFact } from "../SureFacts.ts"
import { homeTables } from "../tables/HomeTables.ts"
import { powerBetween } from "../tables/Interpolation.ts"

const { condoInteriorShare, curve, rebuildPerSquareFoot, structureShare } = homeTables

/** What it would cost to build the dwelling again, which is what a policy insures. */
export interface Rebuild {
  /** US dollars. */
  readonly limit: number
  /** Factors on the limit within which the cost may lie. */
  readonly low: number
  readonly high: number
  readonly reason: string
  readonly missing: ReadonlyArray<string>
}

const step = 10_000
/** Beyond it no home policy is written. */
const largest = 100_000_000
const nearestTenThousand = (amount: number) =>
  Math.min(largest, Math.max(step, Math.round(Math.min(amount, largest) / step) * step))
const plain = 300_000
const plainManufactured = 90_000
export const plainInterior = 75_000

/** Of a dear place the land is most of the value, of a cheap one a rebuild costs more than the market pays. */
const leastShareOfValue = 0.4

const bySquareFeet = (squareFeet: number, value: number | undefined): Rebuild => {
  const perFoot = rebuildPerSquareFoot.value
  const cost = Math.max(squareFeet * perFoot, (value ?? 0) * leastShareOfValue)
  return {
    limit: nearestTenThousand(cost),
    low: (rebuildPerSquareFoot.low ?? perFoot) / perFoot,
    high: (rebuildPerSquareFoot.high ?? perFoot) / perFoot,
    reason: `What it costs to rebuild, not the market value: ${grouped(squareFeet)} square feet at about ${dollars(perFoot)}.`,
    missing: []
  }
}

const dearLand = new Set(structureShare.dearLandStates)

const byValue = (state: string, value: number): Rebuild => {
  const {
    value: share,
    low = share,
    high = share
  } = dearLand.has(state) ? structureShare.dearLand : structureShare.other
  return {
    limit: nearestTenThousand(value * share),
    low: low / share,
    high: high / share,
    reason: `What it costs to rebuild: the market value of ${dollars(value)} without the land; the living area would tell more exactly.`,
    missing: ["propertyData.squareFeet"]
  }
}

const unknown = (limit: number): Rebuild => ({
  limit,
  low: 0.6,
  high: 1.8,
  reason: "An ordinary dwelling; the living area tells what a rebuild costs.",
  missing: ["propertyData.squareFeet", "propertyData.value"]
})

export const rebuildOf = ({ applicant, state }: RatingCase): Rebuild => {
  const value = propertyFact(applicant, "value")?.value
  const squareFeet = propertyFact(applicant, "squareFeet")?.value
  if (squareFeet !== undefined) return bySquareFeet(squareFeet, value)
  return value === undefined ? unknown(plain) : byValue(state, value)
}

/** A manufactured home stands apart from its land: its value is what it costs. */
export const manufacturedOf = ({ applicant }: RatingCase): Rebuild => {
  const value = propertyFact(applicant, "value")?.value
  return value === undefined
    ? unknown(plainManufactured)
    : {
        limit: nearestTenThousand(value),
        low: 0.85,
        high: 1.2,
        reason: "The value of the home without its land.",
        missing: []
      }
}

/** The walls-in part of a unit; the association insures the building. */
export const interiorOf = (of: RatingCase): Rebuild => {
  const rebuild = rebuildOf(of)
  const share = condoInteriorShare.value
  return rebuild.missing.length > 1
    ? unknown(plainInterior)
    : {
        ...rebuild,
        limit: nearestTenThousand(rebuild.limit * share),
        reason: "From the walls in: floors, fittings and improvements; the association's policy covers the building."
      }
}

const points = new Map(
  Object.entries(curve.byState).map(([state, ratios]) => [
    state,
    curve.limits.map((limit, index) => [limit, ratios[index] ?? 1] as const)
  ])
)
const national = points.get("US") ?? []

/** Relative to 300,000, by the state's own curve where one is published. */
export const limitRelativity = (state: string, limit: number): number =>
  powerBetween(points.get(state) ?? national, limit)

/** The curves of single states begin at 200,000, above what a manufactured home costs. */
export const manufacturedRelativity = (limit: number): number => powerBetween(national, limit)
