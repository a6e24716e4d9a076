import { FetchHttpClient } from "@effect/platform"
import { Array as Arr, Effect, Layer } from "effect"
import { Outbound } from "../platform/Outbound.ts"
import { makeAdapter } from "../providers/Adapters.ts"
import { flawsOf } from "../providers/custom/CheckMapping.ts"
import { ProviderAdapters } from "../providers/ProviderAdapters.ts"
import { MappingRefused } from "../providers/ProviderErrors.ts"

/** The vendors' adapters behind the port. */
export const Vendors = Layer.merge(
  Layer.succeed(ProviderAdapters, {
    make: makeAdapter,
    checkMapping: mapping => {
      const flaws = flawsOf(mapping)
      return Arr.isNonEmptyReadonlyArray(flaws)
        ? new MappingRefused({ problems: flaws.map(({ field, message }) => `${field}: ${message}`) })
        : Effect.void
    }
  }),
  FetchHttpClient.layer.pipe(
    Layer.provide(
      Layer.effect(
        FetchHttpClient.Fetch,
        Effect.map(Outbound, ({ fetch }) => fetch)
      )
    ),
    Layer.provide(Outbound.layer)
  )
)
