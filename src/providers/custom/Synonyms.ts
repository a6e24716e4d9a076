import { seniorityOf } from "../../profile/Seniority.ts"
import { educationOf } from "../normalise/Education.ts"
import { type Stage, stageOf } from "../normalise/Stage.ts"

type Rules = ReadonlyArray<readonly [RegExp, string]>

const spelled = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replace(/[\s/-]+/g, "_")
    .replace(/[^a-z_]/g, "")

const oneOf = (rules: Rules) => (value: string) => {
  const word = spelled(value)
  return rules.find(([pattern]) => pattern.test(word))?.[1] ?? word
}

export const homeownerStatus = oneOf([
  [/^(o|own|owns|owned|owner|home_?owner|owner_occupied|y|yes|true)$/, "owner"],
  [/^(r|rent|rents|rented|renter|renting|tenant|lease|leases|n|no|false)$/, "renter"]
])

export const maritalStatus = oneOf([
  [/^(s|single|never_married|unmarried)$/, "single"],
  [/^(m|married|y|yes|true)$/, "married"],
  [/partner|civil_union|cohabit/, "partnered"],
  [/^d$|divorce/, "divorced"],
  [/separated/, "separated"],
  [/^w$|widow/, "widowed"]
])

export const education = (value: string) => educationOf(value) ?? spelled(value)

export const operatingStatus = oneOf([
  [/^(a|active|alive|new|open|operating|in_business|trading|y|yes|true)$/, "active"],
  [/out_of_business|closed|inactive|defunct|dissolved|bankrupt|^(n|no|false)$/, "out_of_business"]
])

const stages: ReadonlyArray<Stage> = ["startup", "growth", "mature", "enterprise", "public"]

export const stage = (value: string) =>
  stages.find(name => name === spelled(value)) ??
  stageOf({ fundingStage: value.replaceAll("_", " ") }, 0) ??
  oneOf([
    [/start_?up|early/, "startup"],
    [/grow|scale/, "growth"],
    [/established|late/, "mature"]
  ])(value)

export const seniority = (value: string) => seniorityOf(value, value) ?? spelled(value)

export const propertyType = oneOf([
  [/single|sfr|sfd|^detached|^house$/, "single_family"],
  [/town|row_?(house|home)/, "townhouse"],
  [/condo|co_?op/, "condo"],
  [/multi|duplex|triplex|fourplex|quadplex/, "multi_family"],
  [/mobile|manufactured|trailer/, "mobile_home"],
  [/apartment|^apt$|^flat$/, "apartment"]
])

export const construction = oneOf([
  [/veneer/, "masonry_veneer"],
  [/brick|masonry|concrete|stone|block|stucco_on_block/, "masonry"],
  [/frame|wood|stucco|siding/, "frame"],
  [/steel|metal/, "steel"],
  [/log/, "log"]
])

export const vehicleOwnership = oneOf([
  [/^(o|own|owns|owned|owner|paid|paid_off)$/, "owned"],
  [/financ|loan|lien/, "financed"],
  [/lease/, "leased"]
])

export const vehicleCoverage = oneOf([
  [/^(none|no|n|false|uninsured|lapsed)$/, "none"],
  [/minimum|liability|state_min|basic/, "minimum"],
  [/standard|collision/, "standard"],
  [/full|comprehensive|premium/, "full"]
])
