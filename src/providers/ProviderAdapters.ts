import type { HttpClient } from "@effect/platform"
import { Context, type Effect } from "effect"
import type { ProviderAdapter } from "./Provider.ts"
import type { CustomMapping, ProviderConfig } from "./ProviderConfig.ts"
import type { MappingRefused } from "./ProviderErrors.ts"

/** Makes the adapter that a configuration asks for. */
export class ProviderAdapters extends Context.Tag("callwise/providers/ProviderAdapters")<
  ProviderAdapters,
  {
    readonly make: (config: ProviderConfig) => Effect.Effect<ProviderAdapter, never, HttpClient.HttpClient>
    readonly checkMapping: (mapping: CustomMapping) => Effect.Effect<void, MappingRefused>
  }
>() {}
