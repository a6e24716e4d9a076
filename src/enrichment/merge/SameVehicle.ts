import type { Vehicle } from "../../profile/Profile.ts"
import type { Heard } from "./Statement.ts"
import type { Testimony } from "./Thing.ts"
import { vehicleKey } from "./VehicleWords.ts"

type Seen = Testimony<Vehicle>

const description = ({ year, make, model }: Vehicle) =>
  `${year ?? ""}|${make === undefined ? "" : vehicleKey(make)}|${model === undefined ? "" : vehicleKey(model)}`

const append = <K, V>(map: Map<K, Array<V>>, key: K, value: V) => {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

/**
 * A VIN tells a vehicle for sure. Without one, a provider's first, second … vehicle of a year, make and model is the
 * first, second … of that description, those with a VIN before those without.
 */
export const sameVehicles = (sources: ReadonlyArray<Heard>): ReadonlyArray<ReadonlyArray<Seen>> => {
  const all: ReadonlyArray<Seen> = sources.flatMap(said =>
    (said.record.facts.vehicleData ?? []).map(facts => ({ said, facts }))
  )
  const byVin = new Map<string, Array<Seen>>()
  for (const seen of all) if (seen.facts.vin !== undefined) append(byVin, seen.facts.vin, seen)
  const described = new Map<string, Array<Array<Seen>>>()
  for (const [, group] of [...byVin].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const key of new Set(group.map(({ facts }) => description(facts)))) append(described, key, group)
  const taken = new Map<Array<Seen>, Set<Heard>>()
  const groups = [...byVin.values()]
  for (const group of groups) taken.set(group, new Set(group.map(({ said }) => said)))
  for (const seen of all) {
    if (seen.facts.vin !== undefined) continue
    const key = description(seen.facts)
    const free = described.get(key)?.find(group => taken.get(group)?.has(seen.said) === false)
    const group = free ?? []
    if (free === undefined) {
      append(described, key, group)
      groups.push(group)
      taken.set(group, new Set())
    }
    group.push(seen)
    taken.get(group)?.add(seen.said)
  }
  return groups
}
