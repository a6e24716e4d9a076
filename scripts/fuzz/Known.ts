import { Schema } from "effect"
import type { Known } from "./Attempts.ts"

/** One JSON call, as the operator; its answer's body. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>

const Ids = Schema.Struct({
  id: Schema.optional(Schema.String),
  batchId: Schema.optional(Schema.String),
  keyId: Schema.optional(Schema.String),
  validationId: Schema.optional(Schema.String),
  patternId: Schema.optional(Schema.String),
  requestId: Schema.optional(Schema.String)
})

/** One of each thing, so that the requests get past the ids. */
export const prepared = async (ask: Ask): Promise<Known> => {
  const made = async (method: string, path: string, body: unknown) =>
    Schema.decodeUnknownSync(Ids)(await ask(method, path, body))
  const lead = { email: "fuzz@example.com", phone: "+12015550123", firstName: "Fay", lastName: "Fuzz" }
  await ask("PUT", "/api/leads/fuzz", { ...lead, address: { state: "NY", postalCode: "10001" } })
  await ask("POST", "/api/leads/fuzz/enrich", {})
  await ask("PUT", "/api/agents/fuzz", { licences: [] })
  await ask("POST", "/api/calls", { callId: "fuzz", leadId: "fuzz", agentId: "other", direction: "inbound" })
  const arms = ["a", "b"].map(arm => ({ key: arm, weight: 1 }))
  await ask("POST", "/api/experiments", { key: "fuzz", name: "Fuzz", unit: "lead", metric: "acceptance", arms })
  const provider = await made("POST", "/api/data-providers", { name: "Fuzz", type: "apollo", isEnabled: false })
  const batch = await made("POST", "/api/enrichment-batches", { leadIds: ["fuzz"], maxCost: 0 })
  const key = await made("POST", "/api/keys", { name: "fuzz", scopes: ["offers"] })
  const validation = await made("POST", "/api/leads/fuzz/validate", {})
  const pattern = await made("POST", "/api/trusted-patterns", {
    kind: "ip",
    value: "192.0.2.1",
    owner: "Fay",
    reason: "A test.",
    expiresAt: "2099-01-01T00:00:00Z"
  })
  const deletion = await made("POST", "/api/privacy/deletion-requests", { email: "nobody@example.com" })
  return {
    leadId: "fuzz",
    agentId: "fuzz",
    callId: "fuzz",
    key: "fuzz",
    providerId: provider.id ?? "",
    batchId: batch.batchId ?? "",
    keyId: key.keyId ?? "",
    validationId: validation.validationId ?? "",
    patternId: pattern.patternId ?? "",
    requestId: deletion.requestId ?? ""
  }
}
