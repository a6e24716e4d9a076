import type { CustomMapping } from "../../providers/ProviderConfig.ts"
import { oneOf, scaled } from "../CodeWords.ts"

export const householdMapping: typeof CustomMapping.Encoded = {
  request: {
    method: "POST",
    path: "/v1/lookup",
    body: {
      email: "{email}",
      phone: "{phone}",
      first_name: "{firstName}",
      last_name: "{lastName}",
      street: "{street}",
      city: "{city}",
      state: "{state}",
      postal_code: "{postalCode}",
      date_of_birth: "{dateOfBirth}"
    },
    requires: [["email"], ["phone"], ["lastName", "street", "postalCode"]]
  },
  auth: { kind: "bearer" },
  matched: "match.id != `null`",
  matchConfidence: "match.score",
  recordId: "match.id",
  observedAt: "match.as_of",
  fields: {
    "demographics.age": "person.age",
    "demographics.income": scaled("household.income_thousands", "* `1000`"),
    "demographics.occupation": "person.occupation",
    "demographics.homeownerStatus": oneOf("household.tenure", { OWN: "owner", RENT: "renter", OTHER: "other" }),
    "demographics.maritalStatus": oneOf("person.marital", {
      S: "single",
      M: "married",
      P: "partnered",
      D: "divorced",
      X: "separated",
      W: "widowed"
    }),
    "demographics.householdSize": "household.size",
    "demographics.education": "(person.education && lower(person.education)) || `null`",
    "behavioral.webVisits": "activity.insurance_visits_30d",
    "behavioral.contentEngagement": "activity.engagement",
    "behavioral.lastActiveAt": "activity.last_seen",
    "behavioral.intentSignals": "activity.topics[].{topic: name, strength: strength, observedAt: seen_at}",
    "risk.fraudRisk": scaled("credit.fraud", "* `100`"),
    "risk.creditScoreProxy": "credit.proxy_score",
    "risk.financialStability": scaled("credit.stability", "* `100`"),
    "propertyData.propertyType": oneOf("property.type", {
      SFR: "single_family",
      TOWNHOUSE: "townhouse",
      CONDO: "condo",
      MULTI: "multi_family",
      MOBILE: "mobile_home",
      APT: "apartment",
      OTHER: "other"
    }),
    "propertyData.value": "property.market_value",
    "propertyData.yearBuilt": "property.year_built",
    "propertyData.squareFeet": "property.living_area_sqft",
    "propertyData.construction": "property.construction",
    "propertyData.claimsHistory": "property.claims[].{date: loss_date, cause: peril, amount: paid}"
  },
  identity: {
    fullName: "person.full_name",
    dateOfBirth: "person.date_of_birth",
    email: "person.emails[0]",
    phone: "person.phones[0]"
  },
  coverage: {
    "demographics.age": 0.95,
    "demographics.income": 0.92,
    "demographics.occupation": 0.75,
    "demographics.homeownerStatus": 0.93,
    "demographics.maritalStatus": 0.88,
    "demographics.householdSize": 0.9,
    "demographics.education": 0.8,
    "behavioral.webVisits": 0.7,
    "behavioral.contentEngagement": 0.7,
    "behavioral.lastActiveAt": 0.7,
    "behavioral.intentSignals": 0.7,
    "risk.fraudRisk": 0.85,
    "risk.creditScoreProxy": 0.85,
    "risk.financialStability": 0.85,
    "propertyData.propertyType": 0.9,
    "propertyData.value": 0.9,
    "propertyData.yearBuilt": 0.9,
    "propertyData.squareFeet": 0.9,
    "propertyData.construction": 0.9,
    "propertyData.claimsHistory": 0.9
  },
  matchRate: 0.8,
  reliability: 0.88,
  billing: "per_match"
}
