import { Schema } from "effect"

export const RiskCategory = Schema.Literal("identity", "contact", "behavioral", "compliance", "financial")
export type RiskCategory = typeof RiskCategory.Type
