import type { VehicleType } from "../tables/AutoTables.ts"

const luxuryMakes = new Set(
  "acura alfaromeo astonmartin audi bentley bmw cadillac ferrari genesis infiniti jaguar lamborghini landrover lexus lincoln maserati mercedes mercedesbenz porsche rollsroyce volvo".split(
    " "
  )
)
const electricMakes = new Set("lucid polestar rivian tesla".split(" "))

const models: ReadonlyArray<readonly [VehicleType, string]> = (
  [
    ["ev", "ariya bolt boltev ev6 ev9 id4 ioniq5 ioniq6 leaf lyriq machee mustangmache solterra"],
    ["sports", "370z 400z 86 brz camaro challenger corvette gr86 gtr miata mustang mx5 supra viper"],
    [
      "pickup",
      "1500 2500 3500 canyon colorado cybertruck f150 f250 f350 frontier gladiator maverick ranger ridgeline santacruz sierra silverado tacoma titan tundra"
    ],
    ["minivan", "carnival grandcaravan odyssey pacifica quest sedona sienna townandcountry voyager"],
    [
      "suv",
      "4runner acadia armada ascent atlas blazer bronco cherokee compass cr-v crosstrek crv cx30 cx5 cx50 cx9 cx90 durango edge equinox escape expedition explorer forester grandcherokee highlander hrv kona murano outback palisade passport pathfinder pilot rav4 renegade rogue santafe seltos sequoia sorento soul sportage suburban tahoe telluride terrain tiguan trailblazer traverse trax tucson venza wrangler yukon"
    ],
    ["subcompact", "accent fiesta fit mirage rio sonic spark versa yaris"]
  ] as const
).flatMap(([type, words]) => words.split(" ").map(word => [type, word] as const))

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "")

/** What kind of car the make and model name; a known make of none of the kinds is a sedan, nothing at all is nothing. */
export const vehicleKindOf = (make = "", model = ""): VehicleType | undefined => {
  const [maker, name] = [squeezed(make), squeezed(model)]
  if (luxuryMakes.has(maker)) return "luxury"
  if (electricMakes.has(maker)) return "ev"
  if (name === "") return undefined
  return models.find(([, word]) => name.startsWith(word))?.[0] ?? "sedan"
}
