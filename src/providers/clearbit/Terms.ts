import type { Terms } from "../Provider.ts"

export const terms: Terms = {
  supplies: {
    "demographics.occupation": 0.7,
    "firmographics.companyName": 0.9,
    "firmographics.companyDomain": 0.9,
    "firmographics.companySize": 0.8,
    "firmographics.industry": 0.85,
    "firmographics.naicsCode": 0.7,
    "firmographics.sicCode": 0.7,
    "firmographics.revenue": 0.65,
    "firmographics.stage": 0.6,
    "firmographics.foundedYear": 0.7,
    "firmographics.companyCity": 0.8,
    "firmographics.companyState": 0.75,
    "firmographics.companyPostalCode": 0.7,
    "firmographics.title": 0.7,
    "firmographics.seniority": 0.45,
    "firmographics.department": 0.65
  },
  expectedMatchRate: 0.55,
  reliability: 0.75,
  billing: "per_unique_query",
  maxBilledCalls: 1,
  batchSize: 1,
  repeatsAreFree: true
}
