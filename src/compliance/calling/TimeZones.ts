import { Schema } from "effect"
import { statesOfZip } from "../../rules/tables/Zip.ts"
import areaCodes from "./tables/areaCodes.json" with { type: "json" }
import stateZones from "./tables/stateZones.json" with { type: "json" }
import zipZones from "./tables/zipZones.json" with { type: "json" }

export type Zones = ReadonlyArray<string>

const ZoneNames = Schema.NonEmptyArray(Schema.String)

const { states } = Schema.decodeUnknownSync(
  Schema.Struct({ source: Schema.String, states: Schema.Record({ key: Schema.String, value: ZoneNames }) })
)(stateZones)

const { from } = Schema.decodeUnknownSync(
  Schema.Struct({ source: Schema.String, from: Schema.Array(Schema.Tuple([Schema.String], Schema.String)) })
)(zipZones)

const { groups } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    groups: Schema.Array(
      Schema.Struct({ state: Schema.optional(Schema.String), zones: ZoneNames, areas: Schema.String })
    )
  })
)(areaCodes)

export interface Area {
  readonly state?: string | undefined
  readonly zones: Zones
}

const areas: ReadonlyMap<string, Area> = new Map(
  groups.flatMap(group => group.areas.split(" ").map(area => [area, group] as const))
)

/** The last entry that does not come after the ZIP. */
const entryBefore = (zip: string) => {
  let [low, high] = [0, from.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((from[middle]?.[0] ?? "") <= zip) low = middle + 1
    else high = middle
  }
  return from[low - 1]
}

export const zonesOfState = (state: string): Zones | undefined => states[state]

/** Of the ZIP's first five digits; more than one where it reaches over a border of zones. */
export const zonesOfZip = (zip: string): Zones | undefined => {
  const ofStates = (statesOfZip(zip) ?? []).flatMap(state => zonesOfState(state) ?? [])
  const [, ...zones] = entryBefore(zip.slice(0, 5)) ?? [""]
  const fits = ofStates.length === 0 || zones.every(zone => ofStates.includes(zone))
  if (zones.length > 0 && fits) return zones
  return ofStates.length > 0 ? [...new Set(ofStates)] : undefined
}

/** Of a number of the North American plan, E.164; a toll-free one is nowhere. */
export const areaOf = (phone: string): Area | undefined => areas.get(/^\+1(\d{3})\d{7}$/.exec(phone)?.[1] ?? "")
