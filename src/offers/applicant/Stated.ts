import { Schema } from "effect"
import { OfferType } from "../OfferType.ts"

const count = (most: number) => Schema.Int.pipe(Schema.between(0, most))
const usDollars = Schema.NonNegative.pipe(Schema.finite())

export const LifeEvent = Schema.Literal(
  "marriage",
  "divorce",
  "new_child",
  "home_purchase",
  "move",
  "new_vehicle",
  "new_job",
  "job_loss",
  "retirement",
  "new_business",
  "lost_health_cover"
)
export type LifeEvent = typeof LifeEvent.Type

export const DrivingViolation = Schema.Literal(
  "dui_first",
  "dui_second",
  "reckless_driving",
  "street_racing",
  "hit_and_run_injury",
  "hit_and_run_property",
  "at_fault_bodily_injury",
  "at_fault_pd_over_2k",
  "at_fault_pd_under_2k",
  "two_at_fault_pd_over_2k",
  "speeding_11_29",
  "speeding_30_plus",
  "two_speeding_11mph_plus",
  "careless_driving",
  "distracted_driving",
  "cellphone_ticket",
  "following_too_closely",
  "failure_to_stop",
  "failure_to_yield",
  "improper_turn",
  "improper_pass",
  "passing_school_bus",
  "unlicensed_driving"
)
export type DrivingViolation = typeof DrivingViolation.Type

export const CreditTier = Schema.Literal("exceptional", "very_good", "good", "fair", "very_poor")
export type CreditTier = typeof CreditTier.Type

/** Members of a lead's attributes that the offers read; what is absent or of another kind counts as not known. */
export const statedFields = {
  sex: Schema.Literal("female", "male"),
  tobacco: Schema.Boolean,
  dependants: count(20),
  youngestDriverAge: count(120),
  yearsLicensed: count(100),
  annualMileage: count(500_000),
  violations: Schema.Array(DrivingViolation).pipe(Schema.maxItems(20)),
  coverageLapseDays: count(36_500),
  creditTier: CreditTier,
  vehicleUse: Schema.Literal("personal", "business", "rideshare", "delivery", "livery"),
  telematics: Schema.Boolean,
  roofAge: count(200),
  roofMaterial: Schema.Literal(
    "architectural_shingle",
    "class_4_impact_resistant",
    "metal",
    "tile",
    "wood_shake",
    "flat_tar_gravel"
  ),
  occupancy: Schema.Literal("owner", "tenant", "landlord", "vacant"),
  floodZone: Schema.Boolean,
  mortgageBalance: usDollars,
  debts: usDollars,
  existingLifeCover: usDollars,
  replacesLifeCover: Schema.Boolean,
  employerHealthOffer: Schema.Boolean,
  medicareDisability: Schema.Boolean,
  marketplaceEvent: Schema.Literal(
    "loss_of_coverage",
    "move",
    "marriage",
    "birth_or_adoption",
    "income_change",
    "other"
  ),
  employees: count(10_000_000),
  payroll: usDollars,
  annualSales: usDollars,
  buildingSquareFeet: count(100_000_000),
  buildingStories: count(200),
  buildingValue: usDollars,
  hasWorkersCompensation: Schema.Boolean,
  /** Lines in force, with anybody. */
  currentPolicies: Schema.Array(OfferType).pipe(Schema.maxItems(6)),
  currentAnnualPremium: usDollars,
  lifeEvents: Schema.Array(LifeEvent).pipe(Schema.maxItems(20))
} as const

export const Stated = Schema.partial(Schema.Struct(statedFields))
export type Stated = typeof Stated.Type

const is = Schema.is(Stated)
const decode = Schema.decodeUnknownSync(Stated)

export const statedOf = (attributes: Readonly<Record<string, unknown>> = {}): Stated =>
  decode(
    Object.fromEntries(
      Object.keys(statedFields)
        .filter(name => attributes[name] !== undefined && is({ [name]: attributes[name] }))
        .map(name => [name, attributes[name]])
    )
  )
