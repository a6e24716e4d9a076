import { Schema } from "effect"
import { CreditTier, statedFields } from "../../applicant/Stated.ts"
import { byState } from "./ByState.ts"
import { Bands, Figure, figureFields, figures } from "./Figure.ts"
import homeJson from "./home.json" with { type: "json" }
import { Sources } from "./Source.ts"

const HomeState = Schema.Struct({
  homeowners: Figure,
  renters: Figure,
  perils: Schema.Array(Schema.Literal("hurricane", "tornado_hail", "wildfire", "earthquake")),
  catastrophe: Schema.Literal("low", "medium", "high", "extreme")
})

const HomeTables = Schema.Struct({
  asOf: Schema.String,
  /** US dollars a year for a dwelling insured for 300,000, $1,000 deductible. */
  national: Figure,
  /** US dollars a year for about 30,000 of belongings. */
  renters: Figure,
  states: byState(HomeState),
  curve: Schema.Struct({
    limits: Schema.Array(Schema.Positive),
    /** Relative to 300,000; `US` where a state has no curve of its own. */
    byState: Schema.Struct(
      { US: Schema.Array(Schema.Positive) },
      { key: Schema.String, value: Schema.Array(Schema.Positive) }
    ),
    source: Sources
  }),
  rebuildPerSquareFoot: Figure,
  structureShare: Schema.Struct({ dearLand: Figure, other: Figure, dearLandStates: Schema.Array(Schema.String) }),
  condo: Figure,
  condoInteriorShare: Figure,
  manufactured: Figure,
  contents: Schema.NonEmptyArray(Schema.Struct({ limit: Schema.Positive, ...figureFields })),
  homeAge: Bands,
  roofAge: Bands,
  roofMaterial: figures(...statedFields.roofMaterial.literals),
  claims: Bands,
  deductible: figures("500", "1000", "2500", "5000"),
  creditTier: figures(...CreditTier.literals),
  construction: figures("frame", "masonry", "masonry_veneer", "steel", "log"),
  newPurchase: Figure
})

export const homeTables = Schema.decodeUnknownSync(HomeTables)(homeJson)
