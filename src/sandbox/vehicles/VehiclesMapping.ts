import type { CustomMapping } from "../../providers/ProviderConfig.ts"
import { oneOf, scaled } from "../CodeWords.ts"

const coverOf = oneOf("insurance_code", { 0: "none", 1: "minimum", 2: "standard", 3: "full" })
const ownershipOf = oneOf("title_status", { CLEAR: "owned", LIEN: "financed", LEASE: "leased" })
const makeOf = "(length(make) > `3` && join('', [make[0:1], lower(make[1:])])) || make"

export const vehiclesMapping: typeof CustomMapping.Encoded = {
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
