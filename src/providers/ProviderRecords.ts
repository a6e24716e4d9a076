import { type Context, Redacted } from "effect"
import type { Secrets } from "../platform/Secrets.ts"
import { defaultEndpoints } from "./Adapters.ts"
import { ProviderConfig } from "./ProviderConfig.ts"
import { defaultPriority, type ProviderDefaults, planningCost } from "./ProviderDefaults.ts"
import { DataProvider, type ProviderDefinition, type ProviderOrigin, type ProviderPatch } from "./ProviderDefinition.ts"
import type { ProviderRow, ProviderSettings } from "./ProvidersRepo.ts"

type SecretsService = Context.Tag.Service<typeof Secrets>

const effective = (row: ProviderRow, defaults: ProviderDefaults) => ({
  rateLimitPerMinute: row.rateLimitPerMinute ?? defaults.rateLimitPerMinute,
  dailyQuota: row.dailyQuota ?? defaults.dailyQuota,
  cacheTtlMinutes: row.cacheTtlMinutes ?? defaults.cacheTtlMinutes,
  timeoutMs: row.timeoutMs ?? defaults.timeoutMs,
  ...(row.mapping === null ? {} : { mapping: row.mapping })
})

export const shown = (row: ProviderRow, defaults: ProviderDefaults): DataProvider => {
  const { apiKeySealed, version: _, mapping: __, ...rest } = row
  return new DataProvider({ ...rest, hasApiKey: apiKeySealed !== null, ...effective(row, defaults) })
}

export const configOf = (row: ProviderRow, defaults: ProviderDefaults, secrets: SecretsService): ProviderConfig =>
  new ProviderConfig({
    id: row.id,
    name: row.name,
    type: row.type,
    apiEndpoint: row.apiEndpoint,
    apiKey: Redacted.make(row.apiKeySealed === null ? "" : secrets.decrypt(row.apiKeySealed)),
    isEnabled: row.isEnabled,
    priority: row.priority,
    costPerCall: row.costPerCall,
    dailyBudget: row.dailyBudget ?? undefined,
    version: row.version,
    ...effective(row, defaults)
  })

export const settingsOf = (
  { apiKey, ...given }: ProviderDefinition,
  origin: ProviderOrigin,
  secrets: SecretsService
): ProviderSettings => ({
  name: given.name,
  type: given.type,
  origin,
  apiEndpoint: given.apiEndpoint ?? (given.type === "custom" ? "" : defaultEndpoints[given.type]),
  apiKeySealed: apiKey === undefined ? null : secrets.encrypt(Redacted.value(apiKey)),
  isEnabled: given.isEnabled ?? true,
  priority: given.priority ?? defaultPriority,
  costPerCall: given.costPerCall ?? planningCost[given.type],
  rateLimitPerMinute: given.rateLimitPerMinute ?? null,
  dailyQuota: given.dailyQuota ?? null,
  dailyBudget: given.dailyBudget ?? null,
  cacheTtlMinutes: given.cacheTtlMinutes ?? null,
  timeoutMs: given.timeoutMs ?? null,
  mapping: given.mapping ?? null
})

/** The row with the given members changed; the key is sealed anew only when it really is another one. */
export const changed = (row: ProviderRow, given: ProviderPatch, secrets: SecretsService): ProviderSettings => ({
  name: given.name ?? row.name,
  type: row.type,
  origin: row.origin,
  apiEndpoint: given.apiEndpoint ?? row.apiEndpoint,
  apiKeySealed: sealedKey(row.apiKeySealed, given.apiKey, secrets),
  isEnabled: given.isEnabled ?? row.isEnabled,
  priority: given.priority ?? row.priority,
  costPerCall: given.costPerCall ?? row.costPerCall,
  rateLimitPerMinute: given.rateLimitPerMinute ?? row.rateLimitPerMinute,
  dailyQuota: given.dailyQuota ?? row.dailyQuota,
  dailyBudget: given.dailyBudget === undefined ? row.dailyBudget : given.dailyBudget,
  cacheTtlMinutes: given.cacheTtlMinutes ?? row.cacheTtlMinutes,
  timeoutMs: given.timeoutMs ?? row.timeoutMs,
  mapping: given.mapping ?? row.mapping
})

const sealedKey = (
  sealed: Uint8Array | null,
  given: Redacted.Redacted<string> | undefined,
  { decrypt, encrypt }: SecretsService
) => {
  if (given === undefined || (sealed !== null && decrypt(sealed) === Redacted.value(given))) return sealed
  return encrypt(Redacted.value(given))
}
