import type { Terms } from "../Provider.ts"

export const terms: Terms = {
  supplies: {
    "demographics.occupation": 0.95,
    "demographics.education": 0.3,
    "firmographics.companyName": 0.98,
    "firmographics.companyDomain": 0.95,
    "firmographics.companySize": 0.9,
    "firmographics.industry": 0.95,
    "firmographics.naicsCode": 0.8,
    "firmographics.sicCode": 0.8,
    "firmographics.revenue": 0.85,
    "firmographics.stage": 0.3,
    "firmographics.foundedYear": 0.1,
    "firmographics.operatingStatus": 0.1,
    "firmographics.companyCity": 0.9,
    "firmographics.companyState": 0.85,
    "firmographics.companyPostalCode": 0.85,
    "firmographics.title": 0.95,
    "firmographics.seniority": 0.7,
    "firmographics.department": 0.9,
    "behavioral.lastActiveAt": 0.15,
    "behavioral.intentSignals": 0.15
  },
  expectedMatchRate: 0.6,
  reliability: 0.85,
  billing: "per_unique_record",
  maxBilledCalls: 1,
  batchSize: 25,
  repeatsAreFree: true
}
