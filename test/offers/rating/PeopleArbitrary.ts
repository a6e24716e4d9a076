import { FastCheck as fc } from "effect"
import { DrivingViolation, statedFields } from "../../../src/offers/applicant/Stated.ts"
import { ratedStates } from "../../../src/offers/rating/tables/ByState.ts"
import { Claim, Construction, PropertyType, VehicleOwnership } from "../../../src/profile/Profile.ts"
import type { Facts } from "./People.ts"

const maybe = <A extends Record<string, fc.Arbitrary<unknown>>>(members: A) => fc.record(members, { requiredKeys: [] })
const one = <A>(values: ReadonlyArray<A>) => fc.constantFrom(...values)
const dollars = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom(0, 0.01, 1e9, 1e300))

const state = one(ratedStates)
export const creditTier = one(statedFields.creditTier.literals)
export const sex = one(statedFields.sex.literals)
export const age = fc.integer({ min: 0, max: 110 })
const codes = ["541110", "722515", "238210", "45", "812", "999999", "5415", "44511"]

const person = maybe({
  age,
  income: dollars,
  homeownerStatus: one(["owner", "renter", "other"] as const),
  householdSize: fc.integer({ min: 1, max: 12 })
})

const home = maybe({
  propertyType: one(PropertyType.literals),
  value: dollars,
  yearBuilt: fc.integer({ min: 1800, max: 2100 }),
  squareFeet: fc.oneof(fc.integer({ min: 200, max: 8000 }), fc.constantFrom(1, 10_000_000)),
  construction: one(Construction.literals),
  claimsHistory: fc.array(
    fc
      .record({ date: one(["2024-03-01", "2022-07-09", "2019-01-01", "2027-01-01"]), cause: one(["wind", "water"]) })
      .map(claim => new Claim(claim)),
    { maxLength: 5 }
  )
})

const car = maybe({
  year: fc.integer({ min: 1950, max: 2028 }),
  make: one(["Toyota", "BMW", "Tesla", "Ford"]),
  model: one(["Camry", "3 Series", "Model Y", "F-150", "Odyssey", "Mustang"]),
  ownership: one(VehicleOwnership.literals)
})

const stated = maybe({
  sex,
  tobacco: fc.boolean(),
  dependants: fc.integer({ min: 0, max: 6 }),
  youngestDriverAge: fc.integer({ min: 14, max: 80 }),
  yearsLicensed: fc.integer({ min: 0, max: 60 }),
  annualMileage: fc.integer({ min: 0, max: 60_000 }),
  violations: fc.array(one(DrivingViolation.literals), { maxLength: 4 }),
  coverageLapseDays: fc.integer({ min: 0, max: 400 }),
  creditTier,
  telematics: fc.boolean(),
  roofAge: fc.integer({ min: 0, max: 60 }),
  roofMaterial: one(statedFields.roofMaterial.literals),
  floodZone: fc.boolean(),
  mortgageBalance: dollars,
  debts: dollars,
  existingLifeCover: dollars,
  employerHealthOffer: fc.boolean(),
  employees: fc.integer({ min: 0, max: 500 }),
  annualSales: dollars,
  buildingSquareFeet: fc.integer({ min: 0, max: 100_000 }),
  buildingValue: dollars,
  lifeEvents: fc.array(one(["home_purchase", "new_child", "marriage"] as const), { maxLength: 2 })
})

export const facts: fc.Arbitrary<Facts> = fc.record(
  {
    state,
    person,
    home,
    firm: maybe({ naicsCode: one(codes), companySize: fc.integer({ min: 0, max: 1000 }), revenue: dollars }),
    cars: fc.array(car, { maxLength: 5 }),
    stated
  },
  { requiredKeys: ["state"] }
)
