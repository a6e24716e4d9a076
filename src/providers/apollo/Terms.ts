import type { Terms } from "../Provider.ts"

export const terms: Terms = {
  supplies: {
    "demographics.occupation": 0.95,
    "firmographics.companyName": 0.97,
    "firmographics.companyDomain": 0.95,
    "firmographics.companySize": 0.85,
    "firmographics.industry": 0.9,
    "firmographics.naicsCode": 0.3,
    "firmographics.sicCode": 0.3,
    "firmographics.revenue": 0.65,
    "firmographics.stage": 0.7,
    "firmographics.foundedYear": 0.8,
    "firmographics.companyCity": 0.85,
    "firmographics.companyState": 0.8,
    "firmographics.companyPostalCode": 0.7,
    "firmographics.title": 0.95,
    "firmographics.seniority": 0.9,
    "firmographics.department": 0.85,
    "behavioral.intentSignals": 0.3
  },
  expectedMatchRate: 0.65,
  reliability: 0.8,
  billing: "per_match",
  maxBilledCalls: 1,
  batchSize: 10,
  repeatsAreFree: false
}
