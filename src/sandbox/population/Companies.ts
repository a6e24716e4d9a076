import type { OperatingStatus, Stage } from "../../profile/Profile.ts"
import { epochYear } from "./Calendar.ts"
import { type PhoneBook, slug } from "./Contacts.ts"
import { Draw } from "./Draw.ts"
import { type Industry, industries } from "./Industries.ts"
import { streetNames } from "./Names.ts"
import { type City, type State, statesByPopulation } from "./Places.ts"

export interface Company {
  readonly index: number
  readonly name: string
  readonly suffix: Suffix
  readonly domain: string
  readonly mailStyle: "first.last" | "flast" | "first_last"
  readonly employees: number
  readonly industry: Industry
  readonly revenue: number
  readonly foundedYear: number
  readonly stage: typeof Stage.Type
  readonly status: typeof OperatingStatus.Type
  readonly state: State
  readonly city: City
  readonly zip: string
  readonly street: string
  readonly phone: string
  readonly duns: string
}

const suffixes = ["Inc", "LLC", "Corp", "Co", "Ltd", "LP"] as const
export type Suffix = (typeof suffixes)[number]

const brands =
  `Larkspur Quillbay Northwind Ironwood Bluestem Copperline Fernhill Graypeak Harborlight Juniper Kestrel Lodestar
Meridian Nightingale Oakmont Pinecrest Quarrystone Redwing Silverbrook Tidewater Umber Valewood Westmark Yarrow Zephyr
Amberfield Brightwater Cinderpath Driftwood Everhart Foxmoor Goldleaf Highmark Inkwell Jadestone Knollwood Lanternway
Marrow Novapoint Orchardgate Palisade Ridgeway Saltmarsh Thornbury Upland Verity Willowbend Axlegrove Birchline Clearfork
Dovetail Emberly Flintlock Gatehouse Hollowell Ironbridge Kingfisher Longmeadow Millstone Northgate Overlook Plainsong
Riverstone Stillwater Truepenny Underhill Vantage Whitecap Anchorpoint Beacon Crosswind Daybreak Elkhorn Fairhaven
Granite Hearthside Islepoint Keystone Landmark Mosswood Narrowgate Openfield Pathfinder Rookery Summit Trailhead`.split(
    /\s+/
  )

const mailStyles = ["first.last", "first.last", "flast", "first_last"] as const

const drawEmployees = (draw: Draw): number => Math.max(2, Math.min(60_000, Math.round(draw.lognormal(45, 1.7))))

const stageOf = (draw: Draw, employees: number, age: number): typeof Stage.Type => {
  if (employees > 5000 && draw.chance(0.6)) return "public"
  if (employees > 1000) return "enterprise"
  if (age <= 5) return "startup"
  return age <= 12 && employees > 20 ? "growth" : "mature"
}

const drawName = (draw: Draw, industry: Industry, taken: Set<string>): string => {
  for (;;) {
    const second = draw.chance(0.15) || taken.size > 2500 ? ` ${draw.pick(brands)}` : ""
    const name = `${draw.pick(brands)}${second} ${draw.pick(industry.nouns)}`
    if (!taken.has(name)) {
      taken.add(name)
      return name
    }
  }
}

export const street = (draw: Draw): string => `${draw.int(1, 98) * 100 + draw.int(1, 98)} ${draw.pick(streetNames)}`
export const zipIn = (draw: Draw, city: City): string => city.zip3 + String(draw.int(1, 64)).padStart(2, "0")

export const makeCompanies = (seed: number, count: number, phones: PhoneBook): ReadonlyArray<Company> => {
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const draw = new Draw(seed, "company", index)
    const industry = draw.pick(industries)
    const name = drawName(draw, industry, taken)
    const state = draw.weighted(statesByPopulation)
    const city = draw.pick(state.cities)
    const employees = drawEmployees(draw)
    const age = Math.min(140, Math.round(draw.lognormal(16, 0.8)))
    const revenue = employees * industry.revenuePerHead * Math.exp(draw.normal(0, 0.35))
    return {
      index,
      name,
      suffix: draw.weighted(suffixes.map((suffix, i) => [suffix, i < 2 ? 5 : 1])),
      domain: `${slug(name)}.example`,
      mailStyle: draw.pick(mailStyles),
      employees,
      industry,
      revenue: Number(revenue.toPrecision(3)),
      foundedYear: epochYear - age,
      stage: stageOf(draw, employees, age),
      status: draw.chance(0.03) ? "out_of_business" : "active",
      state,
      city,
      zip: zipIn(draw, city),
      street: `${street(draw)} ${draw.pick(["Parkway", "Boulevard", "Avenue", "Road"])}`,
      phone: phones.firm(state),
      duns: `99${String(index + 1).padStart(4, "0")}${String(draw.int(0, 999)).padStart(3, "0")}`.slice(0, 9)
    }
  })
}
