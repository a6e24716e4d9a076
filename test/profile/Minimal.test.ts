import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import { LeadId } from "../../src/leads/Lead.ts"
import { Conflict, EnrichedProfile, Provenance } from "../../src/profile/EnrichedProfile.ts"
import { fieldPaths } from "../../src/profile/FieldPath.ts"
import * as Profile from "../../src/profile/Profile.ts"
import { minimal } from "../../src/profile/Projection.ts"

const at = DateTime.unsafeMake("2026-11-20T00:00:00Z")

const sections = {
  demographics: new Profile.Demographics({
    age: 40,
    income: 90_000,
    occupation: "teacher",
    homeownerStatus: "owner",
    maritalStatus: "married",
    householdSize: 3,
    education: "bachelor"
  }),
  firmographics: new Profile.Firmographics({
    companyName: "Acme",
    companyDomain: "acme.example",
    companySize: 9,
    industry: "law",
    naicsCode: "541110",
    sicCode: "8111",
    revenue: 1_000_000,
    stage: "growth",
    foundedYear: 1999,
    operatingStatus: "active",
    companyCity: "Dayton",
    companyState: "OH",
    companyPostalCode: "45402",
    title: "Partner",
    seniority: "owner",
    department: "law"
  }),
  behavioral: new Profile.Behavioral({
    webVisits: 3,
    contentEngagement: 0.5,
    lastActiveAt: at,
    intentSignals: [new Profile.IntentSignal({ topic: "auto", strength: 0.5, observedAt: at })]
  }),
  risk: new Profile.RiskIndicators({ fraudRisk: 1, creditScoreProxy: 700, financialStability: 50 }),
  propertyData: new Profile.PropertyData({
    propertyType: "condo",
    value: 300_000,
    yearBuilt: 1980,
    squareFeet: 900,
    construction: "frame",
    claimsHistory: [new Profile.Claim({ date: "2024-01-01", cause: "wind" })]
  }),
  vehicleData: [
    new Profile.Vehicle({
      vin: "1HGCM82633A004352",
      year: 2003,
      make: "Honda",
      model: "Accord",
      ownership: "owned",
      coverage: "full"
    })
  ]
}

const paths = [
  ...fieldPaths.filter(field => field !== "vehicleData"),
  ...Object.keys(Profile.vehicleFields).map(name => `vehicleData.0.${name}`)
]

const whole = new EnrichedProfile({
  leadId: LeadId.make("m"),
  ...sections,
  confidenceScore: 0.9,
  fieldConfidence: Object.fromEntries(paths.map(path => [path, 0.9])),
  provenance: Object.fromEntries(
    paths.map(path => [path, new Provenance({ provider: "p", observedAt: at, agreedBy: [] })])
  ),
  conflicts: paths.map(
    field =>
      new Conflict({ field, chosen: { value: "x", provider: "p" }, rejected: [], rule: "newest", confidence: 0.9 })
  ),
  dataSources: ["p"],
  enrichedAt: at,
  expiresAt: at,
  isExpired: false
})

const filledIn = (section: string, value: object | undefined) =>
  Object.entries(value ?? {}).flatMap(([name, held]) => (held === undefined ? [] : [`${section}.${name}`]))

/** What may stay: a field that is new to the profile must be put here, or be left out of the minimal one. */
const harmless = [
  "demographics.age demographics.income demographics.homeownerStatus demographics.maritalStatus",
  "demographics.householdSize demographics.education",
  "firmographics.companySize firmographics.industry firmographics.naicsCode firmographics.sicCode firmographics.revenue",
  "firmographics.stage firmographics.foundedYear firmographics.operatingStatus firmographics.companyState firmographics.seniority",
  "behavioral.webVisits behavioral.contentEngagement behavioral.intentSignals",
  "propertyData.propertyType propertyData.value propertyData.yearBuilt propertyData.squareFeet propertyData.construction",
  "vehicleData.0.year vehicleData.0.make vehicleData.0.model vehicleData.0.ownership vehicleData.0.coverage"
].flatMap(line => line.split(" "))

describe("the minimal profile", () => {
  it("is tried on a profile that has every field", () => {
    const { vehicleData: vehicles, ...rest } = sections
    const filled = Object.entries(rest).flatMap(([section, value]) => filledIn(section, value))
    assert.sameMembers([...filled, ...filledIn("vehicleData.0", vehicles[0])], paths)
  })

  const { demographics, firmographics, behavioral, risk, propertyData, vehicleData, ...rest } = minimal(whole)

  it("has nothing that identifies a person and no risk indicator", () => {
    const left = [
      ...filledIn("demographics", demographics),
      ...filledIn("firmographics", firmographics),
      ...filledIn("behavioral", behavioral),
      ...filledIn("risk", risk),
      ...filledIn("propertyData", propertyData),
      ...filledIn("vehicleData.0", vehicleData?.[0])
    ]
    assert.sameMembers(left, harmless)
  })

  it("says nothing about what it leaves out either", () => {
    assert.sameMembers(Object.keys(rest.fieldConfidence), harmless)
    assert.sameMembers(Object.keys(rest.provenance), harmless)
    assert.sameMembers(
      rest.conflicts.map(({ field }) => field),
      harmless
    )
  })
})
