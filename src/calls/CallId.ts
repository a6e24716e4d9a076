import { Schema } from "effect"

export const CallId = Schema.String.pipe(
  Schema.pattern(/^[A-Za-z0-9._:-]{1,128}$/, { message: () => "must be 1-128 of A-Z a-z 0-9 . _ : -" }),
  Schema.brand("CallId")
).annotations({
  identifier: "CallId",
  description: "The caller's own id of the call, or a UUIDv7 made by the service."
})
export type CallId = typeof CallId.Type
