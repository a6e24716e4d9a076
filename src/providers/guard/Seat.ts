import type { ProviderAdapter } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"

/** A provider as it is configured now. */
export interface Seat {
  readonly config: ProviderConfig
  readonly adapter: ProviderAdapter
}

/** The most that one look-up can cost, dollars. */
export const expectedCost = ({ config, adapter }: Seat): number => adapter.terms.maxBilledCalls * config.costPerCall
