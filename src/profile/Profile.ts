import { Schema } from "effect"

const described = <A, I>(schema: Schema.Schema<A, I>, description: string) =>
  Schema.optional(schema.annotations({ description }))

const text = (maxLength: number) => Schema.String.pipe(Schema.minLength(1), Schema.maxLength(maxLength))
const usDollars = Schema.NonNegative.pipe(Schema.finite())
const share = Schema.Number.pipe(Schema.between(0, 1))
const year = Schema.Int.pipe(Schema.between(1800, 2100))

export const HomeownerStatus = Schema.Literal("owner", "renter", "other")
export const MaritalStatus = Schema.Literal("single", "married", "partnered", "divorced", "separated", "widowed")
export const Education = Schema.Literal(
  "no_diploma",
  "high_school",
  "some_college",
  "associate",
  "bachelor",
  "graduate"
)
export const Stage = Schema.Literal("startup", "growth", "mature", "enterprise", "public")
export const Seniority = Schema.Literal("owner", "c_suite", "vp", "director", "manager", "senior", "entry")
export const OperatingStatus = Schema.Literal("active", "out_of_business")
export const PropertyType = Schema.Literal(
  "single_family",
  "townhouse",
  "condo",
  "multi_family",
  "mobile_home",
  "apartment",
  "other"
)
export const Construction = Schema.Literal("frame", "masonry", "masonry_veneer", "steel", "log", "other")
export const VehicleOwnership = Schema.Literal("owned", "financed", "leased")
export const VehicleCoverage = Schema.Literal("none", "minimum", "standard", "full")

export class IntentSignal extends Schema.Class<IntentSignal>("IntentSignal")({
  topic: text(120),
  strength: share,
  observedAt: Schema.DateTimeUtc
}) {}

export class Claim extends Schema.Class<Claim>("Claim")({
  date: Schema.String.pipe(Schema.pattern(/^\d{4}-\d{2}-\d{2}$/)),
  cause: text(60),
  amount: described(usDollars, "US dollars paid.")
}) {}

export const demographicsFields = {
  age: described(Schema.Int.pipe(Schema.between(0, 120)), "Years."),
  income: described(usDollars, "Household income, US dollars a year."),
  occupation: described(text(120), "As the source words it."),
  homeownerStatus: described(HomeownerStatus, "Owns or rents the home."),
  maritalStatus: described(MaritalStatus, "Marital status."),
  householdSize: described(Schema.Int.pipe(Schema.between(1, 30)), "Persons in the household."),
  education: described(Education, "Highest level reached.")
} as const

export const firmographicsFields = {
  companyName: described(text(200), "Trading name."),
  companyDomain: described(text(253), "Web domain without www."),
  companySize: described(Schema.Int.pipe(Schema.nonNegative()), "Employees of the whole firm."),
  industry: described(text(160), "Industry in words."),
  naicsCode: described(Schema.String.pipe(Schema.pattern(/^\d{2,6}$/)), "NAICS code, 2-6 digits."),
  sicCode: described(Schema.String.pipe(Schema.pattern(/^\d{2,4}$/)), "US SIC 1987 code, 2-4 digits."),
  revenue: described(usDollars, "US dollars a year."),
  stage: described(Stage, "Life stage of the firm."),
  foundedYear: described(year, "Calendar year."),
  operatingStatus: described(OperatingStatus, "Whether the firm trades."),
  companyCity: described(text(100), "City of the main site."),
  companyState: described(Schema.String.pipe(Schema.pattern(/^[A-Z]{2}$/)), "Two-letter US state of the main site."),
  companyPostalCode: described(text(20), "Postal code of the main site."),
  title: described(text(200), "The lead's job title."),
  seniority: described(Seniority, "The lead's level."),
  department: described(text(120), "The lead's department.")
} as const

export const behavioralFields = {
  webVisits: described(Schema.Int.pipe(Schema.nonNegative()), "Visits to insurance pages in the last 30 days."),
  contentEngagement: described(share, "0-1, how much of what was offered was read."),
  lastActiveAt: described(Schema.DateTimeUtc, "Last activity seen."),
  intentSignals: described(
    Schema.Array(IntentSignal).pipe(Schema.maxItems(50)),
    "Topics researched, with strength and time."
  )
} as const

export const riskFields = {
  fraudRisk: described(Schema.Number.pipe(Schema.between(0, 100)), "0-100 as a provider sees it."),
  creditScoreProxy: described(Schema.Int.pipe(Schema.between(300, 850)), "300-850; never a consumer report."),
  financialStability: described(Schema.Number.pipe(Schema.between(0, 100)), "0-100, higher is steadier.")
} as const

export const propertyFields = {
  propertyType: described(PropertyType, "Kind of dwelling."),
  value: described(usDollars, "Market value, US dollars."),
  yearBuilt: described(year, "Calendar year."),
  squareFeet: described(Schema.Int.pipe(Schema.positive()), "Living area, square feet."),
  construction: described(Construction, "Outer walls."),
  claimsHistory: described(Schema.Array(Claim).pipe(Schema.maxItems(50)), "Property claims known, newest first.")
} as const

export const vehicleFields = {
  vin: described(Schema.String.pipe(Schema.pattern(/^[A-HJ-NPR-Z0-9]{17}$/)), "Vehicle identification number."),
  year: described(year, "Model year."),
  make: described(text(60), "Maker."),
  model: described(text(60), "Model."),
  ownership: described(VehicleOwnership, "How it is held."),
  coverage: described(VehicleCoverage, "Cover in force.")
} as const

export class Demographics extends Schema.Class<Demographics>("Demographics")(demographicsFields) {}
export class Firmographics extends Schema.Class<Firmographics>("Firmographics")(firmographicsFields) {}
export class Behavioral extends Schema.Class<Behavioral>("Behavioral")(behavioralFields) {}
export class RiskIndicators extends Schema.Class<RiskIndicators>("RiskIndicators")(riskFields) {}
export class PropertyData extends Schema.Class<PropertyData>("PropertyData")(propertyFields) {}
export class Vehicle extends Schema.Class<Vehicle>("Vehicle")(vehicleFields) {}

export const DataType = Schema.Literal(
  "demographics",
  "firmographics",
  "behavioral",
  "risk",
  "propertyData",
  "vehicleData"
).annotations({
  identifier: "DataType",
  description: "One of the six kinds of data a profile holds."
})
export type DataType = typeof DataType.Type

/** The facts of the six data types, each field optional: what one provider says, or what the merge settled on. */
export const factsFields = {
  demographics: Schema.optional(Demographics),
  firmographics: Schema.optional(Firmographics),
  behavioral: Schema.optional(Behavioral),
  risk: Schema.optional(RiskIndicators),
  propertyData: Schema.optional(PropertyData),
  vehicleData: Schema.optional(Schema.Array(Vehicle).pipe(Schema.maxItems(30)))
} as const
export const Facts = Schema.Struct(factsFields)
export type Facts = typeof Facts.Type
