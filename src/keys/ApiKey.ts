import { Schema } from "effect"
import { momentOf } from "../leads/Moment.ts"
import { textOf } from "../leads/Normalised.ts"

export const KeyId = Schema.UUID.pipe(Schema.brand("KeyId")).annotations({ identifier: "KeyId" })
export type KeyId = typeof KeyId.Type

export const Scope = Schema.Literal(
  "leads:read",
  "leads:write",
  "enrich",
  "offers",
  "coaching",
  "risk",
  "analytics",
  "providers:admin",
  "privacy:admin",
  "admin"
).annotations({ identifier: "Scope", description: "What a key may do; admin may do everything." })
export type Scope = typeof Scope.Type

export const AgentId = Schema.String.pipe(
  Schema.pattern(/^[A-Za-z0-9._:-]{1,128}$/, { message: () => "must be 1-128 of A-Z a-z 0-9 . _ : -" }),
  Schema.brand("AgentId")
).annotations({ identifier: "AgentId", description: "The caller's own id of the agent." })
export type AgentId = typeof AgentId.Type

export class ApiKey extends Schema.Class<ApiKey>("ApiKey")({
  keyId: KeyId,
  name: Schema.String,
  prefix: Schema.String.annotations({ description: "The first characters of the key, to recognise it by." }),
  scopes: Schema.Array(Scope),
  agentId: Schema.NullOr(AgentId).annotations({ description: "When set, the key sees only this agent's calls." }),
  createdAt: Schema.DateTimeUtc,
  expiresAt: Schema.NullOr(Schema.DateTimeUtc),
  revokedAt: Schema.NullOr(Schema.DateTimeUtc),
  lastUsedAt: Schema.NullOr(Schema.DateTimeUtc).annotations({ description: "To the minute." })
}) {}

export const NewApiKey = Schema.Struct({
  name: textOf(100, "What the key is called."),
  scopes: Schema.NonEmptyArray(Scope),
  agentId: Schema.optional(AgentId),
  expiresAt: Schema.optional(momentOf("Refused from then on; never when absent."))
}).annotations({ identifier: "NewApiKey", parseOptions: { onExcessProperty: "error", errors: "all" } })
export type NewApiKey = typeof NewApiKey.Type

export class IssuedApiKey extends ApiKey.extend<IssuedApiKey>("IssuedApiKey")({
  key: Schema.String.annotations({ description: "The key itself, shown this once." })
}) {}

export class KeyNotFound extends Schema.TaggedError<KeyNotFound>()(
  "KeyNotFound",
  { keyId: Schema.String },
  { description: "No key has this id." }
) {}

/** Who is asking: a valid key, reduced to what the service decides by. */
export interface Caller {
  readonly keyId: KeyId
  readonly keyName: string
  readonly scopes: ReadonlyArray<Scope>
  readonly agentId: AgentId | null
}

export const mayDo = (caller: Caller, scope: Scope): boolean =>
  caller.scopes.includes(scope) || caller.scopes.includes("admin")
