import { Schema } from "effect"

export class BadMapping extends Schema.TaggedError<BadMapping>()("BadMapping", {
  field: Schema.String.annotations({ description: "Where in the mapping, such as fields.demographics.income." }),
  message: Schema.String
}) {}
