import { Schema } from "effect"
import { byState } from "./ByState.ts"
import commercialJson from "./commercial.json" with { type: "json" }
import { Figure, figures } from "./Figure.ts"
import { Sources } from "./Source.ts"

export const FirmRisk = Schema.Literal("low", "medium", "high", "very_high")
export type FirmRisk = typeof FirmRisk.Type

export const Sector = Schema.Literal("office", "retail", "food", "contractor", "service")
export type Sector = typeof Sector.Type

const WorkersCompensation = Schema.Struct({
  /** Employees from which cover is compulsory; absent where it is elective. */
  employees: Schema.optional(Schema.Int),
  construction: Schema.optional(Schema.Int),
  market: Schema.Literal("private_or_competitive_fund", "state_fund_only", "state_fund_extra_hazardous", "elective"),
  source: Sources
})

const CommercialTables = Schema.Struct({
  asOf: Schema.String,
  median: Figure,
  mean: Figure,
  propertyPer100: figures(...FirmRisk.literals),
  salesPer1000: figures(...Sector.literals),
  sectors: Schema.Record({ key: Schema.String, value: Sector }),
  riskOfMedian: figures(...FirmRisk.literals),
  leastPremium: Figure,
  salesPerEmployee: figures(...Sector.literals),
  contentsPerEmployee: Figure,
  contentsPerSquareFoot: Figure,
  leastContents: Figure,
  classes: Schema.Record({
    key: Schema.String,
    value: Schema.Struct({ description: Schema.String, risk: FirmRisk })
  }),
  classSource: Sources,
  workersCompensation: byState(WorkersCompensation)
})

export const commercialTables = Schema.decodeUnknownSync(CommercialTables)(commercialJson)
