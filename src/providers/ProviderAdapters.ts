import type { HttpClient } from "@effect/platform"
import { Context, type Effect, Layer } from "effect"
import { makeAdapter } from "./Adapters.ts"
import type { BadMapping } from "./custom/BadMapping.ts"
import { checkMapping } from "./custom/CheckMapping.ts"
import type { ProviderAdapter } from "./Provider.ts"
import type { CustomMapping, ProviderConfig } from "./ProviderConfig.ts"

/** Makes the adapter that a configuration asks for. */
export class ProviderAdapters extends Context.Tag("callwise/providers/ProviderAdapters")<
  ProviderAdapters,
  {
    readonly make: (config: ProviderConfig) => Effect.Effect<ProviderAdapter, never, HttpClient.HttpClient>
    readonly checkMapping: (mapping: CustomMapping) => Effect.Effect<void, BadMapping>
  }
>() {
  static readonly layer = Layer.succeed(ProviderAdapters, { make: makeAdapter, checkMapping })
}
