import type { VehicleCoverage, VehicleOwnership } from "../../profile/Profile.ts"
import { epochYear } from "./Calendar.ts"
import { cars } from "./Cars.ts"
import { Draw } from "./Draw.ts"
import type { Household } from "./Model.ts"
import { drawVin } from "./Vin.ts"

export interface Auto {
  readonly vin: string
  readonly year: number
  readonly make: string
  readonly model: string
  readonly ownership: typeof VehicleOwnership.Type
  readonly coverage: typeof VehicleCoverage.Type
}

const urban = new Set(["NY", "DC", "MA"])

const drawAuto = (draw: Draw): Auto => {
  const year = Math.max(1998, epochYear - Math.round(draw.lognormal(6, 0.7)))
  const car = draw.pick(cars.filter(({ since }) => since <= year))
  const age = epochYear - year
  return {
    vin: drawVin(draw, car.wmi, year),
    year,
    make: car.make,
    model: car.model,
    ownership: age > 8 || draw.chance(0.35) ? "owned" : age < 4 && draw.chance(0.3) ? "leased" : "financed",
    coverage: draw.weighted<Auto["coverage"]>([
      ["none", age > 12 ? 6 : 1],
      ["minimum", age > 8 ? 35 : 10],
      ["standard", 35],
      ["full", age < 8 ? 55 : 12]
    ])
  }
}

export const garageOf = (seed: number, household: Household): ReadonlyArray<Auto> => {
  const draw = new Draw(seed, "garage", household.index)
  const none = urban.has(household.state.code) ? 0.35 : 0.05
  if (draw.chance(none)) return []
  const drivers = household.adults.length
  const count = Math.min(5, drivers + (household.size > 3 && draw.chance(0.5) ? 1 : 0) - (draw.chance(0.2) ? 1 : 0))
  return Array.from({ length: Math.max(1, count) }, () => drawAuto(draw))
}
