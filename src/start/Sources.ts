import { Config, ConfigError, Context, Effect, Layer, Schema } from "effect"
import { ProviderDefinition } from "../providers/ProviderDefinition.ts"
import type { EndpointNotPublic, MappingRefused, ProviderIncomplete } from "../providers/ProviderErrors.ts"
import { Providers } from "../providers/Providers.ts"
import { sandboxProviders } from "../sandbox/SandboxProviders.ts"
import { configuredProviders } from "./ConfiguredProviders.ts"
import { sandboxProcess } from "./SandboxProcess.ts"

export type SandboxUse =
  | { readonly _tag: "Off" }
  | { readonly _tag: "On"; readonly url: string; readonly why: string; readonly exampleLead: string }

const decodeDefinitions = Schema.decode(Schema.Array(ProviderDefinition))

const Use = Config.literal("auto", "on", "off")("CALLWISE_SANDBOX").pipe(Config.withDefault("auto" as const))

const why = {
  on: "CALLWISE_SANDBOX=on.",
  auto: "No vendor key is configured: set ZOOMINFO_API_KEY, APOLLO_API_KEY, CLEARBIT_API_KEY or DUN_BRADSTREET_API_KEY to buy real data."
} as const

const Example = Schema.Struct({
  email: Schema.optional(Schema.String),
  phone: Schema.optional(Schema.String),
  firstName: Schema.optional(Schema.String),
  lastName: Schema.optional(Schema.String),
  address: Schema.optional(Schema.Unknown)
})

/** Someone of the sandbox's population, as a lead to paste. */
const exampleLead = (url: string) =>
  Effect.gen(function* () {
    const line = yield* Effect.promise(async () => (await fetch(`${url}/_control/truth?limit=1`)).text())
    return JSON.stringify(yield* Schema.decode(Schema.parseJson(Example))(line))
  }).pipe(Effect.orDie)

const flawsIn = (error: ProviderIncomplete | MappingRefused | EndpointNotPublic): string => {
  switch (error._tag) {
    case "ProviderIncomplete":
      return `needs ${error.missing.join(" and ")}`
    case "MappingRefused":
      return error.problems.join("; ")
    case "EndpointNotPublic":
      return "apiEndpoint is a private or reserved address: CALLWISE_ALLOW_PRIVATE_URLS=on permits it"
  }
}

const misconfigured = (
  { name }: ProviderDefinition,
  error: ProviderIncomplete | MappingRefused | EndpointNotPublic
) => {
  const flaws = flawsIn(error)
  return ConfigError.InvalidData(["CALLWISE_PROVIDERS_FILE"], `${name}: ${flaws}`)
}

const make = Effect.gen(function* () {
  const providers = yield* Providers
  const use = yield* Use
  const configured = yield* configuredProviders
  yield* Effect.forEach(configured, definition =>
    Effect.mapError(providers.ensure([definition], "environment"), error => misconfigured(definition, error))
  )
  const own = (yield* providers.list({ after: null, limit: 200 })).some(
    ({ origin, isEnabled }) => origin !== "sandbox" && isEnabled
  )
  if (use === "off" || (use === "auto" && own)) {
    yield* providers.disableOrigin("sandbox")
    return { _tag: "Off" } satisfies SandboxUse
  }
  const url = yield* sandboxProcess
  const definitions = yield* Effect.orDie(decodeDefinitions(sandboxProviders(url)))
  yield* providers.ensure(definitions, "sandbox")
  return { _tag: "On", url, why: why[use], exampleLead: yield* exampleLead(url) } satisfies SandboxUse
})

/** Registers the providers that the environment names, or the sandbox's where there is no other, before anybody asks. */
export class Sources extends Context.Tag("callwise/start/Sources")<Sources, SandboxUse>() {
  static readonly layer = Layer.scoped(
    Sources,
    Effect.map(make, (use): SandboxUse => use)
  )
}
