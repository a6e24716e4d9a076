import type { Terms } from "../Provider.ts"

export const terms: Terms = {
  supplies: {
    "demographics.occupation": 0.1,
    "firmographics.companyName": 1,
    "firmographics.companyDomain": 0.7,
    "firmographics.companySize": 0.9,
    "firmographics.industry": 0.97,
    "firmographics.naicsCode": 0.95,
    "firmographics.sicCode": 0.95,
    "firmographics.revenue": 0.85,
    "firmographics.stage": 0.75,
    "firmographics.foundedYear": 0.85,
    "firmographics.operatingStatus": 1,
    "firmographics.companyCity": 0.98,
    "firmographics.companyState": 0.95,
    "firmographics.companyPostalCode": 0.97,
    "firmographics.title": 0.1,
    "firmographics.seniority": 0.1
  },
  expectedMatchRate: 0.6,
  reliability: 0.9,
  billing: "per_call",
  maxBilledCalls: 2,
  batchSize: 1,
  repeatsAreFree: false
}
