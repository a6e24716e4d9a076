import { epochYear } from "../population/Calendar.ts"
import { cars } from "../population/Cars.ts"
import { type Auto, garageOf } from "../population/Garage.ts"
import type { Household } from "../population/Model.ts"
import { Witness } from "./Witness.ts"

export interface GarageView {
  readonly household: Household
  readonly witness: Witness
  readonly autos: ReadonlyArray<Auto>
}

const coverages = ["none", "minimum", "standard", "full"] as const
const ownerships = ["owned", "financed", "leased"] as const

const autoSeen = (witness: Witness, auto: Auto, place: number): Auto => {
  const other = witness.wrong(`model ${place}`, 0.5)?.pick(cars.filter(({ make }) => make === auto.make))
  return {
    ...auto,
    model: other?.model ?? auto.model,
    year: auto.year + (witness.wrong(`year ${place}`)?.pick([-1, 1]) ?? 0),
    ownership: witness.wrong(`ownership ${place}`)?.pick(ownerships) ?? auto.ownership,
    coverage: witness.wrong(`coverage ${place}`, 1.5)?.pick(coverages) ?? auto.coverage
  }
}

/** Cars bought after the vendor last looked are missing. */
export const garageView = (seed: number, household: Household, today: string): GarageView | undefined => {
  const witness = new Witness(seed, "vehicles", "garage", household.index, today)
  if (!witness.knows) return undefined
  const seenYear = Number(witness.observedOn.slice(0, 4))
  const autos = garageOf(seed, household)
    .filter(auto => auto.year < epochYear - 2 || auto.year <= seenYear)
    .map((auto, place) => autoSeen(witness, auto, place))
  return autos.length === 0 ? undefined : { household, witness, autos }
}
