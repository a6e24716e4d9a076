import type { Construction, PropertyType } from "../../profile/Profile.ts"
import { dayPlus, epochDay, epochYear } from "./Calendar.ts"
import { Draw } from "./Draw.ts"
import type { Household } from "./Model.ts"

interface Loss {
  readonly date: string
  readonly cause: string
  readonly amount: number
}

export interface Dwelling {
  readonly type: typeof PropertyType.Type
  readonly value: number
  readonly yearBuilt: number
  readonly squareFeet: number
  readonly construction: typeof Construction.Type
  readonly claims: ReadonlyArray<Loss>
}

export const householdIncome = (household: Household): number =>
  household.adults.reduce((sum, adult) => sum + adult.personalIncome, 0)

const causes = ["wind", "hail", "water", "fire", "theft", "liability", "freeze"] as const

const drawClaims = (draw: Draw): ReadonlyArray<Loss> =>
  Array.from({ length: draw.weighted([0, 1, 2, 3].map((count, i) => [count, [74, 19, 5, 2][i] ?? 0])) }, () => ({
    date: dayPlus(epochDay, -draw.int(40, 2500)),
    cause: draw.pick(causes),
    amount: Math.round(draw.lognormal(7800, 0.9) / 10) * 10
  })).sort((a, b) => (a.date < b.date ? 1 : -1))

const baseArea: Readonly<Record<Dwelling["type"], number>> = {
  single_family: 1900,
  townhouse: 1500,
  condo: 1050,
  multi_family: 2300,
  mobile_home: 1050,
  apartment: 850,
  other: 1200
}

const drawType = (draw: Draw, owner: boolean): Dwelling["type"] =>
  owner
    ? draw.weighted<Dwelling["type"]>([
        ["single_family", 76],
        ["townhouse", 9],
        ["condo", 8],
        ["mobile_home", 5],
        ["multi_family", 2]
      ])
    : draw.weighted<Dwelling["type"]>([
        ["apartment", 62],
        ["single_family", 22],
        ["townhouse", 7],
        ["multi_family", 8],
        ["other", 1]
      ])

export const dwellingOf = (seed: number, household: Household): Dwelling => {
  const draw = new Draw(seed, "dwelling", household.index)
  const type = drawType(draw, household.ownership === "owner")
  const wealth = Math.max(0.4, Math.min(3, householdIncome(household) / household.state.medianIncome)) ** 0.45
  const squareFeet =
    Math.round((baseArea[type] * wealth ** 0.6 * (0.9 + household.size * 0.05) * Math.exp(draw.normal(0, 0.2))) / 10) *
    10
  const perFoot = household.state.medianHome / 1850
  const value = squareFeet * perFoot * wealth * (type === "mobile_home" ? 0.4 : 1) * Math.exp(draw.normal(0, 0.15))
  return {
    type,
    value: Math.round(value / 1000) * 1000,
    yearBuilt: Math.max(1890, epochYear - Math.round(draw.lognormal(34, 0.7))),
    squareFeet,
    construction: draw.weighted<Dwelling["construction"]>([
      ["frame", 62],
      ["masonry", 16],
      ["masonry_veneer", 15],
      ["steel", 4],
      ["log", 2],
      ["other", 1]
    ]),
    claims: drawClaims(draw)
  }
}
