import type { CustomMapping, ProviderConfig } from "../providers/ProviderConfig.ts"
import { apolloKey, clearbitKey, dnbKey, householdKey, vehiclesKey, zoominfoKey } from "./Keys.ts"

type Mapping = typeof CustomMapping.Encoded

/** What registering a provider takes: a provider's configuration without what the service itself decides. */
export type SandboxProvider = Omit<typeof ProviderConfig.Encoded, "id" | "isEnabled" | "version">

const oneOf = (path: string, codes: Readonly<Record<string, string>>): string =>
  [...Object.entries(codes).map(([code, word]) => `(${path} == '${code}' && '${word}')`), "`null`"].join(" || ")

const scaled = (path: string, times: string): string => `(${path} != \`null\` && ${path} ${times}) || \`null\``

const householdMapping: Mapping = {
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

const coverOf = oneOf("insurance_code", { 0: "none", 1: "minimum", 2: "standard", 3: "full" })
const ownershipOf = oneOf("title_status", { CLEAR: "owned", LIEN: "financed", LEASE: "leased" })
const makeOf = "(length(make) > `3` && join('', [make[0:1], lower(make[1:])])) || make"

const vehiclesMapping: Mapping = {
  request: {
    method: "POST",
    path: "/v1/vehicles",
    body: {
      vin: "{vin}",
      first_name: "{firstName}",
      last_name: "{lastName}",
      street: "{street}",
      city: "{city}",
      state: "{state}",
      postal_code: "{postalCode}"
    },
    requires: [["vin"], ["lastName", "street", "postalCode"]]
  },
  auth: { kind: "header", name: "X-Api-Key" },
  matched: "status == 'found'",
  matchConfidence: scaled("score", "/ `100`"),
  recordId: "record",
  observedAt: "as_of",
  fields: {
    vehicleData: `garage[].{vin: vin, year: to_number(model_year), make: ${makeOf}, model: model, ownership: ${ownershipOf}, coverage: ${coverOf}}`
  },
  coverage: { vehicleData: 1 },
  matchRate: 0.65,
  reliability: 0.88,
  billing: "per_match"
}

const common = { rateLimitPerMinute: 6000, dailyQuota: 100_000, timeoutMs: 2000 }
const day = 24 * 60

/** Six providers to register, one for each vendor of the sandbox at `baseUrl`, such as http://127.0.0.1:4010. */
export const sandboxProviders = (baseUrl: string): ReadonlyArray<SandboxProvider> => {
  const at = (path: string) => `${baseUrl.replace(/\/+$/, "")}${path}`
  return [
    {
      ...common,
      name: "Household Insight",
      type: "custom",
      apiEndpoint: at("/household"),
      apiKey: householdKey,
      priority: 1,
      costPerCall: 0.03,
      cacheTtlMinutes: 30 * day,
      mapping: householdMapping
    },
    {
      ...common,
      name: "Garage Data",
      type: "custom",
      apiEndpoint: at("/vehicles"),
      apiKey: vehiclesKey,
      priority: 2,
      costPerCall: 0.04,
      cacheTtlMinutes: 30 * day,
      mapping: vehiclesMapping
    },
    {
      ...common,
      name: "Apollo",
      type: "apollo",
      apiEndpoint: at("/apollo"),
      apiKey: apolloKey,
      priority: 3,
      costPerCall: 0.1,
      cacheTtlMinutes: 14 * day
    },
    {
      ...common,
      name: "Clearbit",
      type: "clearbit",
      apiEndpoint: at("/clearbit/{service}"),
      apiKey: clearbitKey,
      priority: 4,
      costPerCall: 0.18,
      cacheTtlMinutes: 14 * day
    },
    {
      ...common,
      name: "ZoomInfo",
      type: "zoominfo",
      apiEndpoint: at("/zoominfo"),
      apiKey: zoominfoKey,
      priority: 5,
      costPerCall: 0.3,
      cacheTtlMinutes: 30 * day
    },
    {
      ...common,
      name: "Dun & Bradstreet",
      type: "dun_bradstreet",
      apiEndpoint: at("/dnb"),
      apiKey: dnbKey,
      priority: 6,
      costPerCall: 0.35,
      cacheTtlMinutes: 60 * day
    }
  ]
}
