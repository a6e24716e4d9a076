import { Schema } from "effect"

export const Product = Schema.Literal(
  "personal_auto",
  "homeowners",
  "renters",
  "condo",
  "mobile_home",
  "term_life",
  "final_expense",
  "marketplace_health",
  "business_owners",
  "bundle"
).annotations({
  identifier: "Product",
  description: "What exactly is offered within the line, such as renters rather than homeowners insurance."
})
export type Product = typeof Product.Type
