import type { RatingCase } from "../RatingCase.ts"
import { firmographic } from "../SureFacts.ts"
import { commercialTables, type FirmRisk, type Sector } from "../tables/CommercialTables.ts"

const { classes, sectors } = commercialTables

interface FirmClass {
  readonly description: string
  readonly risk: FirmRisk
}

const lengths = [6, 5, 4, 3, 2] as const

const commonest = (of: ReadonlyArray<FirmClass>): FirmClass | undefined => {
  const byRisk = [...Map.groupBy(of, ({ risk }) => risk).values()].sort((a, b) => b.length - a.length)
  return byRisk[0]?.[0]
}

/** Classes by the first digits of their code: the exact one, else the commonest risk of the nearest relatives. */
const byPrefix = new Map(
  lengths.flatMap(length =>
    [...Map.groupBy(Object.entries(classes), ([code]) => code.slice(0, length))].flatMap(([prefix, members]) => {
      const found = commonest(members.map(([, firm]) => firm))
      return found === undefined
        ? []
        : [
            [
              prefix,
              members.length === 1 && prefix.length === 6
                ? found
                : { ...found, description: `like ${found.description}` }
            ] as const
          ]
    })
  )
)

export const firmClassOf = (naicsCode: string | undefined): FirmClass | undefined =>
  naicsCode === undefined
    ? undefined
    : lengths
        .map(length => (naicsCode.length < length ? undefined : byPrefix.get(naicsCode.slice(0, length))))
        .find(found => found !== undefined)

export const sectorOf = (naicsCode: string | undefined): Sector => sectors[naicsCode?.slice(0, 2) ?? ""] ?? "service"

export const naicsOf = ({ applicant }: RatingCase): string | undefined => firmographic(applicant, "naicsCode")?.value
