import { Schema } from "effect"
import { EnrichmentQuery } from "../../../src/providers/Provider.ts"

const query = Schema.decodeSync(EnrichmentQuery)

export const ada = query({
  email: "ada.brightwater@quarryhill.example",
  phone: "+15035550119",
  firstName: "Ada",
  lastName: "Brightwater",
  company: { name: "Quarry Hill Masonry", domain: "quarryhill.example" },
  address: { street: "77 Alder Way", city: "Portland", state: "OR", postalCode: "97205" }
})

export const byEmail = (email: string) => query({ email })
export const byName = query({ firstName: "Ada", lastName: "Brightwater", company: { name: "Quarry Hill Masonry" } })
export const companyOnly = query({ company: { name: "Quarry Hill Masonry", domain: "quarryhill.example" } })
export const phoneOnly = query({ phone: "+15035550119" })
export const nameOnly = query({ firstName: "Ada", lastName: "Brightwater" })
export const ofVehicle = query({ vehicles: [{ vin: "1HGCM82633A004352" }] })
