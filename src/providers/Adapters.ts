import type { HttpClient } from "@effect/platform"
import type { Effect } from "effect"
import * as Apollo from "./apollo/Apollo.ts"
import * as Clearbit from "./clearbit/Clearbit.ts"
import * as Custom from "./custom/Custom.ts"
import * as DunAndBradstreet from "./dnb/DunAndBradstreet.ts"
import type { ProviderAdapter, ProviderType } from "./Provider.ts"
import type { ProviderConfig } from "./ProviderConfig.ts"
import * as ZoomInfo from "./zoominfo/ZoomInfo.ts"

type Make = (config: ProviderConfig) => Effect.Effect<ProviderAdapter, never, HttpClient.HttpClient>

const makers: Readonly<Record<ProviderType, Make>> = {
  zoominfo: ZoomInfo.make,
  apollo: Apollo.make,
  clearbit: Clearbit.make,
  dun_bradstreet: DunAndBradstreet.make,
  custom: Custom.make
}

export const makeAdapter: Make = config => makers[config.type](config)

/** Where each vendor answers; a custom provider has no place of its own. */
export const defaultEndpoints: Readonly<Record<Exclude<ProviderType, "custom">, string>> = {
  zoominfo: ZoomInfo.defaultEndpoint,
  apollo: Apollo.defaultEndpoint,
  clearbit: Clearbit.defaultEndpoint,
  dun_bradstreet: DunAndBradstreet.defaultEndpoint
}
