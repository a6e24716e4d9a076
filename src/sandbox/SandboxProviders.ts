import type { ProviderConfig } from "../providers/ProviderConfig.ts"
import { householdMapping } from "./household/HouseholdMapping.ts"
import { apolloKey, clearbitKey, dnbKey, householdKey, vehiclesKey, zoominfoKey } from "./Keys.ts"
import { vehiclesMapping } from "./vehicles/VehiclesMapping.ts"

/** What registering a provider takes: a provider's configuration without what the service itself decides. */
export type SandboxProvider = Omit<typeof ProviderConfig.Encoded, "id" | "isEnabled" | "version">

const common = { rateLimitPerMinute: 6000, dailyQuota: 100_000, timeoutMs: 2000 }
const day = 24 * 60

/** Six providers to register, one for each vendor of the sandbox at `baseUrl`, such as http://127.0.0.1:4010. */
export const sandboxProviders = (baseUrl: string): ReadonlyArray<SandboxProvider> => {
  const at = (path: string) => `${baseUrl.replace(/\/+$/, "")}${path}`
  return [
    {
      ...common,
      name: "Household Insight",
      type: "custom",
      apiEndpoint: at("/household"),
      apiKey: householdKey,
      priority: 1,
      costPerCall: 0.03,
      cacheTtlMinutes: 30 * day,
      mapping: householdMapping
    },
    {
      ...common,
      name: "Garage Data",
      type: "custom",
      apiEndpoint: at("/vehicles"),
      apiKey: vehiclesKey,
      priority: 2,
      costPerCall: 0.04,
      cacheTtlMinutes: 30 * day,
      mapping: vehiclesMapping
    },
    {
      ...common,
      name: "Apollo",
      type: "apollo",
      apiEndpoint: at("/apollo"),
      apiKey: apolloKey,
      priority: 3,
      costPerCall: 0.1,
      cacheTtlMinutes: 14 * day
    },
    {
      ...common,
      name: "Clearbit",
      type: "clearbit",
      apiEndpoint: at("/clearbit/{service}"),
      apiKey: clearbitKey,
      priority: 4,
      costPerCall: 0.18,
      cacheTtlMinutes: 14 * day
    },
    {
      ...common,
      name: "ZoomInfo",
      type: "zoominfo",
      apiEndpoint: at("/zoominfo"),
      apiKey: zoominfoKey,
      priority: 5,
      costPerCall: 0.3,
      cacheTtlMinutes: 30 * day
    },
    {
      ...common,
      name: "Dun & Bradstreet",
      type: "dun_bradstreet",
      apiEndpoint: at("/dnb"),
      apiKey: dnbKey,
      priority: 6,
      costPerCall: 0.35,
      cacheTtlMinutes: 60 * day
    }
  ]
}
