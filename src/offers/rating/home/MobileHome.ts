import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { homeTables } from "../tables/HomeTables.ts"
import { times } from "../Worksheet.ts"
import { manufacturedOf, manufacturedRelativity } from "./Dwelling.ts"
import { claimFindings, homeAgeFindings } from "./DwellingRisk.ts"
import { alsoAsked, byLimit, dwellingCover, fromNation, ratedHome } from "./HomeBase.ts"
import { aroundDwelling, liabilityOf, perilNotes } from "./HomeCover.ts"

export const rateMobileHome = (of: RatingCase): Rated => {
  const home = manufacturedOf(of)
  return ratedHome(
    "mobile_home",
    [
      ...fromNation(of),
      ...byLimit("Home", home, manufacturedRelativity(home.limit)),
      times("Manufactured home", homeTables.manufactured),
      ...homeAgeFindings(of),
      ...claimFindings(of),
      ...alsoAsked(of, home)
    ],
    [dwellingCover("Manufactured home", home), ...aroundDwelling(home.limit), liabilityOf(of), ...perilNotes(of)]
  )
}
