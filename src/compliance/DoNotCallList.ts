import { Schema } from "effect"
import { strictParams } from "../http/Page.ts"
import { ImportError, maxErrors } from "../leads/ImportReport.ts"
import { the51 } from "../rules/tables/States.ts"

/** Whose list it is: our own, the national registry or a state's. */
export const DoNotCallList = Schema.Literal("own", "national", ...the51).annotations({
  identifier: "DoNotCallList",
  description: "own, national, or the two letters of a state.",
  message: () => ({ message: "must be own, national or the two letters of a state", override: true })
})
export type DoNotCallList = typeof DoNotCallList.Type

export const WhichList = Schema.Struct({ list: DoNotCallList }).annotations(strictParams)

export class NotCsv extends Schema.TaggedError<NotCsv>()(
  "ListNotCsv",
  {},
  { description: "Send the list as text/csv, in UTF-8." }
) {}

export class DoNotCallReport extends Schema.Class<DoNotCallReport>("DoNotCallReport")({
  list: DoNotCallList,
  accepted: Schema.NonNegativeInt.annotations({ description: "Numbers that are on the list now." }),
  rejected: Schema.NonNegativeInt,
  errors: Schema.Array(ImportError).annotations({ description: `The first ${maxErrors} lines that were rejected.` }),
  errorsTruncated: Schema.Boolean
}) {}
