import { Arbitrary, DateTime, FastCheck as fc, Schema } from "effect"
import { Applicant } from "../../../src/offers/applicant/Applicant.ts"
import { Stated } from "../../../src/offers/applicant/Stated.ts"
import type { Candidate } from "../../../src/offers/fit/Fact.ts"
import { facts } from "../../../src/offers/fit/Facts.ts"
import { OfferType } from "../../../src/offers/OfferType.ts"
import {
  Behavioral,
  Claim,
  Demographics,
  Firmographics,
  PropertyData,
  PropertyType,
  Seniority,
  Vehicle
} from "../../../src/profile/Profile.ts"

export const now = DateTime.unsafeMake("2026-11-26T12:00:00Z")

export const candidates: ReadonlyArray<Candidate> = [
  { offerType: "auto", product: "personal_auto" },
  { offerType: "home", product: "homeowners" },
  { offerType: "home", product: "renters" },
  { offerType: "home", product: "condo" },
  { offerType: "home", product: "mobile_home" },
  { offerType: "life", product: "term_life" },
  { offerType: "life", product: "final_expense" },
  { offerType: "health", product: "marketplace_health" },
  { offerType: "commercial", product: "business_owners" },
  { offerType: "bundle", product: "bundle" }
]

interface Told {
  readonly state?: string
  readonly demographics?: typeof Demographics.Encoded
  readonly firmographics?: typeof Firmographics.Encoded
  readonly behavioral?: typeof Behavioral.Encoded
  readonly propertyData?: typeof PropertyData.Encoded
  readonly vehicles?: ReadonlyArray<typeof Vehicle.Encoded>
  readonly stated?: Stated
  readonly interests?: Applicant["interests"]
  readonly confidence?: Applicant["confidence"]
}

const optional = <A, I, K extends string>(name: K, schema: Schema.Schema<A, I>, value: I | undefined) =>
  value === undefined ? {} : ({ [name]: Schema.decodeSync(schema)(value) } as { readonly [P in K]: A })

export const person = (told: Told): Applicant =>
  new Applicant({
    state: told.state,
    profile: {
      ...optional("demographics", Demographics, told.demographics),
      ...optional("firmographics", Firmographics, told.firmographics),
      ...optional("behavioral", Behavioral, told.behavioral),
      ...optional("propertyData", PropertyData, told.propertyData)
    },
    vehicles: (told.vehicles ?? []).map(vehicle => new Vehicle(vehicle)),
    stated: told.stated ?? {},
    interests: told.interests ?? [],
    channel: null,
    leadScore: 50,
    isCallable: true,
    emailQuality: null,
    leadCreatedAt: now,
    confidence: told.confidence ?? {}
  })

const topics = [
  "auto insurance",
  "Car insurance quotes",
  "home insurance",
  "renters insurance",
  "term life",
  "health insurance",
  "medicare",
  "business insurance",
  "bundle home and auto insurance",
  "first time home buyer",
  "new car deals",
  "moving companies",
  "starting a business",
  "cheapest rate, free Medicare plan, you will save",
  "buying intent"
]

const share = fc.double({ min: 0, max: 1, noNaN: true })

const seen = fc
  .record({
    topic: fc.oneof(fc.constantFrom(...topics), fc.string({ minLength: 1, maxLength: 40 })),
    strength: share,
    days: fc.integer({ min: 0, max: 120 })
  })
  .map(({ days, ...signal }) => ({ ...signal, observedAt: DateTime.formatIso(DateTime.subtract(now, { days })) }))

const behavioral = fc
  .record(
    { webVisits: fc.nat(40), contentEngagement: share, intentSignals: fc.array(seen, { maxLength: 5 }) },
    { requiredKeys: [] }
  )
  .map(Schema.decodeSync(Behavioral))

const fields = [
  ...new Set([
    ...Object.values(facts).map(({ field }) => field),
    "demographics.householdSize",
    "attributes.dependants",
    "attributes.occupancy",
    "attributes.employees",
    "vehicles.0.year",
    "vehicles.0.make",
    "firmographics.naicsCode",
    "firmographics.foundedYear"
  ])
]

const confidences = fc.dictionary(fc.constantFrom(...fields), share)

const maybe = <A>(of: fc.Arbitrary<A>) => fc.option(of, { nil: undefined, freq: 4 })
const of = <A, I>(schema: Schema.Schema<A, I>) => Arbitrary.make(schema)

const optionally = { requiredKeys: [] }
const claim = fc.constantFrom("2020-05-01", "2022-01-31", "2026-11-25").map(date => new Claim({ date, cause: "hail" }))

const propertyData = fc
  .record(
    {
      propertyType: fc.constantFrom(...PropertyType.literals),
      value: fc.nat(3_000_000),
      yearBuilt: fc.integer({ min: 1800, max: 2100 }),
      claimsHistory: fc.array(claim, { maxLength: 5 })
    },
    optionally
  )
  .map(told => new PropertyData(told, true))

const firmographics = fc
  .record(
    {
      companySize: fc.nat(2000),
      industry: fc.constantFrom("Restaurants", "Trucking", "Retail", "Poetry", "Construction"),
      naicsCode: fc.constantFrom("722511", "484110", "99", "31", "238160", "541"),
      revenue: fc.nat(20_000_000),
      foundedYear: fc.integer({ min: 1900, max: 2030 }),
      seniority: fc.constantFrom(...Seniority.literals)
    },
    optionally
  )
  .map(told => new Firmographics(told, true))

/** Anybody: any facts, some of them not known, each as sure as may be. */
export const anybody: fc.Arbitrary<Applicant> = fc
  .record({
    state: maybe(fc.constantFrom("TX", "MI", "MA", "CA", "NY", "AK", "FL")),
    demographics: maybe(of(Demographics)),
    firmographics: maybe(firmographics),
    behavioral: maybe(behavioral),
    propertyData: maybe(propertyData),
    vehicles: fc.array(of(Vehicle), { maxLength: 3 }),
    stated: of(Stated),
    interests: fc.uniqueArray(fc.constantFrom(...OfferType.literals), {
      maxLength: 3
    }),
    confidence: confidences
  })
  .map(
    ({ confidence, interests, state, stated, vehicles, ...profile }) =>
      new Applicant(
        {
          state,
          profile,
          vehicles,
          stated,
          interests,
          channel: null,
          leadScore: 50,
          isCallable: true,
          emailQuality: null,
          leadCreatedAt: now,
          confidence
        },
        true
      )
  )

/** The same person but for what is said here. */
export const but = (applicant: Applicant, changed: Partial<Applicant>): Applicant =>
  new Applicant({ ...applicant, ...changed }, true)
