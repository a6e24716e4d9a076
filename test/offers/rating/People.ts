import { DateTime, Either } from "effect"
import { Applicant } from "../../../src/offers/applicant/Applicant.ts"
import type { Stated } from "../../../src/offers/applicant/Stated.ts"
import { type RatedProduct, rate } from "../../../src/offers/rating/Rate.ts"
import type { Rated } from "../../../src/offers/rating/Rated.ts"
import { Demographics, Firmographics, PropertyData, Vehicle } from "../../../src/profile/Profile.ts"

export const today = DateTime.unsafeMake("2026-11-26T12:00:00Z")

type Of<A extends new (...args: never) => unknown> = Exclude<ConstructorParameters<A>[0], void>

export interface Facts {
  readonly state?: string | undefined
  readonly person?: Of<typeof Demographics>
  readonly firm?: Of<typeof Firmographics>
  readonly home?: Of<typeof PropertyData>
  readonly cars?: ReadonlyArray<Of<typeof Vehicle>>
  readonly stated?: Stated
  readonly dateOfBirth?: string
  readonly postalCode?: string
  readonly confidence?: Readonly<Record<string, number>>
}

export const applicant = ({
  state,
  person,
  firm,
  home,
  cars = [],
  stated = {},
  confidence = {},
  ...facts
}: Facts): Applicant =>
  new Applicant({
    ...facts,
    state,
    profile: {
      demographics: person && new Demographics(person),
      firmographics: firm && new Firmographics(firm),
      propertyData: home && new PropertyData(home)
    },
    vehicles: cars.map(car => new Vehicle(car)),
    stated,
    interests: [],
    channel: null,
    leadScore: 50,
    isCallable: true,
    emailQuality: null,
    leadCreatedAt: today,
    confidence
  })

export const rated = (facts: Facts, product: RatedProduct, at = today): Rated =>
  Either.getOrThrowWith(rate(applicant(facts), product, at), refusal => new Error(JSON.stringify(refusal)))

export const products: ReadonlyArray<RatedProduct> = [
  "personal_auto",
  "homeowners",
  "condo",
  "mobile_home",
  "renters",
  "term_life",
  "final_expense",
  "marketplace_health",
  "business_owners"
]
