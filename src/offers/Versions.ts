import { rulesVersion } from "../rules/Rulebook.ts"
import { Versions } from "./Decision.ts"
import { fitTablesVersion } from "./fit/tables/FitTables.ts"
import { rankingVersion } from "./ranking/Ranking.ts"
import { ratingTablesVersion } from "./rating/TablesVersion.ts"

/** What decides besides the conversion model: when any of it changes, what stands is decided anew. */
export const tablesInForce = {
  rules: rulesVersion,
  rating: ratingTablesVersion,
  fit: fitTablesVersion,
  ranking: rankingVersion
} as const

export const versionsUnder = (conversion: string): Versions => new Versions({ ...tablesInForce, conversion })
