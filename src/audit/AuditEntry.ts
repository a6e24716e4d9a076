import { Schema } from "effect"

export const AuditSource = Schema.Literal("api", "batch", "script", "service").annotations({
  identifier: "AuditSource",
  description:
    "Whence it was done: a request, a batch begun by one, a script of the operator, or the service by itself."
})
export type AuditSource = typeof AuditSource.Type

export class AuditEntry extends Schema.Class<AuditEntry>("AuditEntry")({
  auditId: Schema.UUID,
  at: Schema.DateTimeUtc,
  action: Schema.String.annotations({ description: "What was done, such as lead.read or enrichment.purchased." }),
  source: AuditSource,
  keyId: Schema.NullOr(Schema.UUID),
  keyName: Schema.NullOr(Schema.String),
  requestId: Schema.NullOr(Schema.String).annotations({ description: "The X-Request-Id of the request." }),
  detail: Schema.Record({ key: Schema.String, value: Schema.Unknown }).annotations({
    description: "Which members, provider, outcome and the like; never what was in them."
  }),
  sequence: Schema.NullOr(Schema.Int).annotations({
    description: "Place in the chain; null until it is sealed, a second or two."
  }),
  seal: Schema.NullOr(Schema.String).annotations({ description: "What chains it to all before, in hexadecimal." })
}) {}

const scripts = "scripts/"

export const auditSourceOf = (keyId: string | null, keyName: string | null, requestId: string | null): AuditSource => {
  if (keyId !== null) return requestId === null ? "batch" : "api"
  return keyName?.startsWith(scripts) === true ? "script" : "service"
}
