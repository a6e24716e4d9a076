import { Schema } from "effect"
import { CreditTier, DrivingViolation } from "../../applicant/Stated.ts"
import autoJson from "./auto.json" with { type: "json" }
import { byState } from "./ByState.ts"
import { Bands, Figure, figures } from "./Figure.ts"
import { Sources } from "./Source.ts"

export const VehicleType = Schema.Literal("subcompact", "sedan", "suv", "minivan", "pickup", "ev", "luxury", "sports")
export type VehicleType = typeof VehicleType.Type

const DriverAge = Schema.Struct({
  age: Schema.Int,
  value: Schema.Number,
  female: Schema.Number,
  male: Schema.Number,
  low: Schema.optional(Schema.Number),
  high: Schema.optional(Schema.Number),
  source: Sources
})
export type DriverAge = typeof DriverAge.Type

const Level = Schema.Struct({ full: Figure, liability: Figure })

const AutoTables = Schema.Struct({
  asOf: Schema.String,
  /** US dollars a year for one vehicle, 100/300/100 with collision and comprehensive. */
  national: Figure,
  states: byState(Figure),
  driverAge: Schema.NonEmptyArray(DriverAge),
  teenOnFamilyPolicy: Schema.Array(Schema.Struct({ age: Schema.Int, ...Figure.fields })),
  underEighteen: Figure,
  yearsLicensed: Bands,
  violations: figures(...DrivingViolation.literals),
  violationCap: Figure,
  coverageLapse: Bands,
  creditTier: figures(...CreditTier.literals),
  multiCar: Figure,
  telematics: Figure,
  bundle: Schema.Struct({ home: Figure, renters: Figure }),
  leastAfterDiscounts: Figure,
  vehicleAge: Bands,
  vehicleType: figures(...VehicleType.literals),
  annualMileage: Bands,
  level: Schema.Struct({ moderate: Level, standard: Level, high: Level })
})

export const autoTables = Schema.decodeUnknownSync(AutoTables)(autoJson)
