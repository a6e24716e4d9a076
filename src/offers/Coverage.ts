import { Schema } from "effect"

export class Coverage extends Schema.Class<Coverage>("Coverage")({
  name: Schema.String,
  limit: Schema.Union(Schema.NonNegative, Schema.String).annotations({
    description: "US dollars, or a level in words, such as silver or actual cash value."
  }),
  deductible: Schema.optional(Schema.NonNegative.annotations({ description: "US dollars." })),
  required: Schema.optional(
    Schema.NonNegative.annotations({ description: "US dollars: the least that the state asks for, where it does." })
  ),
  reason: Schema.String.annotations({ description: "Why this level suits this person." })
}) {}
