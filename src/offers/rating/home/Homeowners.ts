import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { homeTables } from "../tables/HomeTables.ts"
import { times } from "../Worksheet.ts"
import { limitRelativity, rebuildOf } from "./Dwelling.ts"
import { claimFindings, constructionFindings, homeAgeFindings, roofFindings } from "./DwellingRisk.ts"
import { alsoAsked, byLimit, dwellingCover, fromNation, plainDeductible, ratedHome } from "./HomeBase.ts"
import { aroundDwelling, liabilityOf, perilNotes } from "./HomeCover.ts"

const largeDwelling = 500_000
const largerDeductible = 2500

export const rateHomeowners = (of: RatingCase): Rated => {
  const rebuild = rebuildOf(of)
  const isLarge = rebuild.limit >= largeDwelling
  return ratedHome(
    "homeowners",
    [
      ...fromNation(of),
      ...byLimit("Dwelling", rebuild, limitRelativity(of.state, rebuild.limit)),
      ...homeAgeFindings(of),
      ...constructionFindings(of),
      ...roofFindings(of),
      ...claimFindings(of),
      isLarge ? times("Deductible $2,500", homeTables.deductible[largerDeductible]) : undefined,
      ...alsoAsked(of, rebuild)
    ],
    [
      dwellingCover("Dwelling, at replacement cost", rebuild, isLarge ? largerDeductible : plainDeductible),
      ...aroundDwelling(rebuild.limit),
      liabilityOf(of),
      ...perilNotes(of)
    ]
  )
}
