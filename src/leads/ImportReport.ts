import { Schema } from "effect"

export const maxErrors = 1_000

export class ImportError extends Schema.Class<ImportError>("ImportError")({
  line: Schema.Int.annotations({ description: "Line of the file on which the lead begins, from 1." }),
  message: Schema.String
}) {}

export class ImportReport extends Schema.Class<ImportReport>("ImportReport")({
  accepted: Schema.NonNegativeInt.annotations({ description: "Leads created or replaced." }),
  rejected: Schema.NonNegativeInt,
  errors: Schema.Array(ImportError).annotations({ description: `The first ${maxErrors} lines that were rejected.` }),
  errorsTruncated: Schema.Boolean
}) {}

export class UnsupportedMediaType extends Schema.TaggedError<UnsupportedMediaType>()(
  "UnsupportedMediaType",
  {},
  { description: "Send the file as text/csv or application/x-ndjson, in UTF-8." }
) {}
