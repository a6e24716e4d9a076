import { Struct } from "effect"
import { Vehicle, vehicleFields } from "../../profile/Profile.ts"
import { vehicleRules } from "./FieldRules.ts"
import type { Ledger } from "./Ledger.ts"
import { sameVehicles } from "./SameVehicle.ts"
import type { Heard } from "./Statement.ts"
import { mergeThing, type Testimony } from "./Thing.ts"
import { vehicleKey } from "./VehicleWords.ts"

const mostVehicles = 30
const names = Struct.keys(vehicleFields)

const text = (value: string | undefined) => (value === undefined ? "" : vehicleKey(value))

/** Newest first, then by name; the VIN, which most lists have, settles twins. */
const orderKey = (group: ReadonlyArray<Testimony<Vehicle>>) => {
  const facts = group.map(({ facts }) => facts)
  const year = Math.max(...facts.map(({ year }) => year ?? 0))
  const least = (read: (vehicle: Vehicle) => string) => facts.map(read).filter(Boolean).sort()[0] ?? "~"
  const { make, model, vin } = {
    make: least(vehicle => text(vehicle.make)),
    model: least(vehicle => text(vehicle.model)),
    vin: least(vehicle => vehicle.vin ?? "")
  }
  return `${9999 - year}|${make}|${model}|${vin}`
}

export const mergeVehicles = (sources: ReadonlyArray<Heard>, ledger: Ledger): ReadonlyArray<Vehicle> | undefined => {
  const groups = sameVehicles(sources)
    .filter(group => group.some(({ facts }) => names.some(name => facts[name] !== undefined)))
    .map(group => ({ group, key: orderKey(group) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, mostVehicles)
  if (groups.length === 0) return undefined
  return groups.map(({ group }, index) => {
    const fields = names.map(name => ({ name, path: `vehicleData.${index}.${name}`, field: "vehicleData" as const }))
    return new Vehicle(mergeThing(vehicleRules, fields, group, ledger), { disableValidation: true })
  })
}
