import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { homeTables } from "../tables/HomeTables.ts"
import { times } from "../Worksheet.ts"
import { interiorOf, plainInterior } from "./Dwelling.ts"
import { claimFindings } from "./DwellingRisk.ts"
import { alsoAsked, byLimit, dwellingCover, fromNation, ratedHome } from "./HomeBase.ts"
import { liabilityOf, perilNotes } from "./HomeCover.ts"

const { condo } = homeTables

const beside = [
  suggests({
    name: "Personal property",
    limit: 50_000,
    reason: "At replacement cost; an inventory tells whether it suffices."
  }),
  suggests({
    name: "Loss assessment",
    limit: 50_000,
    reason: "The association may charge its own deductible and losses to the owners."
  })
]

export const rateCondo = (of: RatingCase): Rated => {
  const interior = interiorOf(of)
  return ratedHome(
    "condo",
    [
      ...fromNation(of),
      times("Condominium unit, walls in", condo),
      ...byLimit("Interior", interior, Math.sqrt(interior.limit / plainInterior), condo.source),
      ...claimFindings(of),
      ...alsoAsked(of, interior)
    ],
    [dwellingCover("Interior of the unit", interior), ...beside, liabilityOf(of), ...perilNotes(of)]
  )
}
