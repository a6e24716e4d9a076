import { DateTime, FastCheck as fc, type Schema } from "effect"
import { usStates } from "../../../src/leads/UsState.ts"
import { Applicant } from "../../../src/offers/applicant/Applicant.ts"
import { LifeEvent, type Stated } from "../../../src/offers/applicant/Stated.ts"
import { eligibility } from "../../../src/offers/eligibility/Eligibility.ts"
import { OfferType } from "../../../src/offers/OfferType.ts"
import {
  Demographics,
  Firmographics,
  HomeownerStatus,
  PropertyData,
  PropertyType,
  Seniority,
  Vehicle
} from "../../../src/profile/Profile.ts"

type Given<A> = Partial<{ readonly [K in keyof A]: A[K] | undefined }>

export interface Person {
  readonly state?: string | undefined
  readonly postalCode?: string | undefined
  readonly dateOfBirth?: string | undefined
  readonly demographics?: Given<Schema.Schema.Encoded<typeof Demographics>>
  readonly firmographics?: Given<Schema.Schema.Encoded<typeof Firmographics>>
  readonly propertyData?: Given<Schema.Schema.Encoded<typeof PropertyData>>
  readonly vehicles?: ReadonlyArray<Vehicle>
  readonly stated?: Stated
  readonly interests?: ReadonlyArray<OfferType>
  readonly confidence?: Readonly<Record<string, number>>
  readonly leadScore?: number
}

const noon = (day: string) => DateTime.unsafeMake(`${day}T17:00:00Z`)
const created = noon("2026-11-20")

export const applicant = (person: Person): Applicant =>
  new Applicant({
    state: person.state,
    postalCode: person.postalCode,
    dateOfBirth: person.dateOfBirth,
    profile: {
      demographics: person.demographics && new Demographics(person.demographics),
      firmographics: person.firmographics && new Firmographics(person.firmographics),
      propertyData: person.propertyData && new PropertyData(person.propertyData)
    },
    vehicles: person.vehicles ?? [],
    stated: person.stated ?? {},
    interests: person.interests ?? [],
    channel: null,
    leadScore: person.leadScore ?? 50,
    isCallable: true,
    emailQuality: null,
    leadCreatedAt: created,
    confidence: person.confidence ?? {}
  })

/** Whom every line is open to. */
export const anybody: Person = {
  state: "OH",
  dateOfBirth: "1986-05-05",
  demographics: { income: 80_000, householdSize: 2, homeownerStatus: "owner" },
  firmographics: { seniority: "owner", companySize: 6, naicsCode: "541110" },
  propertyData: { propertyType: "single_family" },
  vehicles: [new Vehicle({ year: 2020, make: "Honda", model: "Civic" })]
}

export const on = (person: Person, day: string) => {
  const answer = eligibility(applicant(person), noon(day))
  const open = (type: OfferType) => answer.eligible.find(({ offerType }) => offerType === type)
  const closed = (type: OfferType) => answer.notOffered.find(({ offerType }) => offerType === type)
  const questions = [...answer.eligible, ...answer.notOffered].flatMap(({ offerType, questions }) =>
    questions.map(({ field, question, ruleId = "" }) => ({ offerType, field, question, ruleId }))
  )
  return { ...answer, open, closed, questions }
}

const maybe = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: undefined })
const literal = <A extends string>(schema: { readonly literals: ReadonlyArray<A> }) =>
  fc.constantFrom(...schema.literals)
const isDefined = ([, value]: readonly [string, unknown]) => value !== undefined
const present = <A extends object>(record: A): A =>
  Object.fromEntries(Object.entries(record).filter(isDefined)) as never

const demographics = fc
  .record({
    age: maybe(fc.integer({ min: 0, max: 120 })),
    income: maybe(fc.integer({ min: 0, max: 300_000 })),
    householdSize: maybe(fc.integer({ min: 1, max: 9 })),
    homeownerStatus: maybe(literal(HomeownerStatus))
  })
  .map(present)
const firmographics = fc
  .record({
    companySize: maybe(fc.integer({ min: 0, max: 400 })),
    naicsCode: maybe(fc.constantFrom("541110", "722410", "238210", "721110", "531110", "458110", "332710", "54", "71")),
    revenue: maybe(fc.integer({ min: 0, max: 9_000_000 })),
    operatingStatus: maybe(fc.constantFrom("active" as const, "out_of_business" as const)),
    companyState: maybe(fc.constantFrom("OH", "CA", "PR")),
    seniority: maybe(literal(Seniority))
  })
  .map(present)
const stated = fc
  .record({
    occupancy: maybe(fc.constantFrom("owner" as const, "tenant" as const, "landlord" as const, "vacant" as const)),
    marketplaceEvent: maybe(fc.constantFrom("loss_of_coverage" as const, "income_change" as const)),
    medicareDisability: maybe(fc.boolean()),
    vehicleUse: maybe(fc.constantFrom("personal" as const, "delivery" as const)),
    payroll: maybe(fc.integer({ min: 0, max: 600_000 })),
    buildingSquareFeet: maybe(fc.integer({ min: 0, max: 150_000 })),
    buildingStories: maybe(fc.integer({ min: 1, max: 9 })),
    roofAge: maybe(fc.integer({ min: 0, max: 40 })),
    lifeEvents: maybe(fc.subarray([...LifeEvent.literals], { maxLength: 2 }))
  })
  .map(present)

export const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2028-12-31"), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

const born = fc
  .date({ min: new Date("1935-01-01"), max: new Date("2020-01-01"), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

const unsure = fc.dictionary(
  fc.constantFrom("demographics.age", "demographics.income", "demographics.homeownerStatus", "firmographics.naicsCode"),
  fc.constantFrom(0.2, 0.49, 0.5, 0.9)
)

export const anyPerson: fc.Arbitrary<Person> = fc.record({
  state: maybe(fc.constantFrom(...Object.keys(usStates))),
  postalCode: maybe(fc.constantFrom("43004", "90210", "00901", "99999")),
  dateOfBirth: maybe(born),
  demographics,
  firmographics,
  propertyData: fc.record({ propertyType: maybe(literal(PropertyType)) }).map(present),
  vehicles: fc.array(fc.constant(new Vehicle({ year: 2018, ownership: "financed", coverage: "minimum" })), {
    maxLength: 2
  }),
  stated,
  interests: fc.subarray([...OfferType.literals]),
  confidence: unsure
})
