import { DateTime } from "effect"
import type { Applicant } from "../../../src/offers/applicant/Applicant.ts"
import { now, person } from "./Persons.ts"

const daysAgo = (days: number) => DateTime.formatIso(DateTime.subtract(now, { days }))

/** A dozen people as an agency meets them. */
export const cast: Readonly<Record<string, Applicant>> = {
  "young renter with a financed car": person({
    state: "TX",
    demographics: { age: 24, income: 46_000, homeownerStatus: "renter", householdSize: 1 },
    propertyData: { propertyType: "apartment" },
    vehicles: [{ year: 2024, make: "Honda", model: "Civic", ownership: "financed", coverage: "minimum" }],
    behavioral: {
      webVisits: 6,
      contentEngagement: 0.4,
      intentSignals: [{ topic: "auto insurance", strength: 0.8, observedAt: daysAgo(4) }]
    },
    interests: ["auto"]
  }),
  "owner couple with children": person({
    state: "OH",
    demographics: { age: 41, income: 138_000, homeownerStatus: "owner", householdSize: 4 },
    propertyData: { propertyType: "single_family", value: 412_000, yearBuilt: 1962, claimsHistory: [] },
    vehicles: [
      { year: 2021, make: "Toyota", ownership: "financed", coverage: "standard" },
      { year: 2015, make: "Ford", ownership: "owned", coverage: "standard" }
    ],
    stated: { dependants: 2, currentPolicies: ["auto"], mortgageBalance: 231_000 },
    interests: ["bundle"],
    confidence: { "demographics.income": 0.7, "propertyData.value": 0.8, "propertyData.yearBuilt": 0.9 }
  }),
  "restaurant owner": person({
    state: "FL",
    demographics: { age: 52 },
    firmographics: {
      companySize: 14,
      naicsCode: "722511",
      industry: "Restaurants",
      revenue: 1_400_000,
      foundedYear: 2025,
      seniority: "owner"
    },
    stated: { hasWorkersCompensation: false, employees: 14 },
    interests: ["commercial"],
    confidence: {
      "firmographics.companySize": 0.8,
      "firmographics.naicsCode": 0.85,
      "firmographics.revenue": 0.5,
      "firmographics.seniority": 0.9,
      "firmographics.foundedYear": 0.7
    }
  }),
  "63-year-old": person({
    state: "PA",
    demographics: { age: 63, income: 52_000, homeownerStatus: "owner", householdSize: 2 },
    stated: { lifeEvents: ["retirement", "lost_health_cover"], existingLifeCover: 20_000, employerHealthOffer: false },
    behavioral: { intentSignals: [{ topic: "medicare", strength: 0.9, observedAt: daysAgo(2) }] },
    interests: ["health"]
  }),
  "somebody of whom nothing is known": person({}),
  "clerk at a large firm": person({
    demographics: { age: 29, income: 58_000, homeownerStatus: "renter", householdSize: 2 },
    firmographics: {
      companySize: 3200,
      industry: "Software",
      naicsCode: "541511",
      seniority: "entry",
      revenue: 900_000_000
    }
  }),
  "condo owner": person({
    demographics: { homeownerStatus: "owner", age: 36, householdSize: 1, income: 95_000 },
    propertyData: { propertyType: "condo", value: 290_000, yearBuilt: 2014 },
    behavioral: { intentSignals: [{ topic: "condo insurance", strength: 0.6, observedAt: daysAgo(10) }] },
    interests: ["home"]
  }),
  "delivery driver with a DUI": person({
    vehicles: [{ year: 2012, make: "Nissan", coverage: "none" }],
    stated: { vehicleUse: "delivery", violations: ["dui_first", "speeding_11_29"], coverageLapseDays: 60 },
    interests: ["auto"]
  }),
  "self-employed designer": person({
    demographics: { age: 33, income: 48_000, householdSize: 1, homeownerStatus: "renter" },
    firmographics: { companySize: 1, industry: "Design services", seniority: "owner", foundedYear: 2022 },
    stated: { employerHealthOffer: false, currentPolicies: ["auto"], lifeEvents: [] },
    interests: ["health", "commercial"]
  }),
  "house hunter": person({
    demographics: { homeownerStatus: "renter", householdSize: 3, income: 88_000, age: 31 },
    behavioral: {
      webVisits: 2,
      intentSignals: [
        { topic: "mortgage rates", strength: 0.9, observedAt: daysAgo(3) },
        { topic: "home insurance", strength: 0.5, observedAt: daysAgo(20) }
      ]
    },
    vehicles: [{ year: 2026, make: "Kia", ownership: "leased" }]
  }),
  "retired owner of a mobile home": person({
    demographics: { age: 71, homeownerStatus: "owner", householdSize: 1, income: 27_000 },
    propertyData: {
      propertyType: "mobile_home",
      value: 84_000,
      yearBuilt: 1996,
      claimsHistory: [{ date: "2024-03-02", cause: "wind", amount: 4200 }]
    },
    stated: { currentPolicies: ["auto", "health"], roofAge: 22 },
    interests: ["home", "life"]
  }),
  "manager of whom the role is unsure": person({
    firmographics: { companySize: 45, industry: "Dental practice", seniority: "manager", revenue: 4_000_000 },
    interests: ["commercial"],
    confidence: { "firmographics.seniority": 0.4, "firmographics.companySize": 0.6 }
  })
}
