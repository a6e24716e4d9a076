import { isDeepStrictEqual } from "node:util"
import { Context, Duration, Effect, Layer, Option } from "effect"
import { Ids } from "../platform/Ids.ts"
import { Outbound } from "../platform/Outbound.ts"
import { Secrets } from "../platform/Secrets.ts"
import { TokensRepo } from "./guard/TokensRepo.ts"
import type { ProviderId } from "./Provider.ts"
import { ProviderAdapters } from "./ProviderAdapters.ts"
import type { ProviderConfig } from "./ProviderConfig.ts"
import { ProviderDefaults } from "./ProviderDefaults.ts"
import type { DataProvider, ProviderDefinition, ProviderOrigin, ProviderPatch } from "./ProviderDefinition.ts"
import {
  EndpointNotPublic,
  type MappingRefused,
  ProviderIncomplete,
  ProviderNameTaken,
  ProviderNotFound,
  ProvidersUnknown
} from "./ProviderErrors.ts"
import { changed, configOf, settingsOf, shown } from "./ProviderRecords.ts"
import { type ProviderSettings, ProvidersRepo } from "./ProvidersRepo.ts"

type Unusable = ProviderIncomplete | MappingRefused | EndpointNotPublic

const staleAfter = Duration.seconds(2)
const standing: Record<ProviderOrigin, number> = { sandbox: 0, environment: 1, api: 2 }

/** The registry of data providers. */
export class Providers extends Context.Tag("callwise/providers/Providers")<
  Providers,
  {
    readonly register: (definition: ProviderDefinition) => Effect.Effect<DataProvider, ProviderNameTaken | Unusable>
    readonly list: (page: {
      readonly after: string | null
      readonly limit: number
    }) => Effect.Effect<ReadonlyArray<DataProvider>>
    readonly get: (id: string) => Effect.Effect<DataProvider, ProviderNotFound>
    readonly change: (
      id: string,
      patch: ProviderPatch
    ) => Effect.Effect<DataProvider, ProviderNotFound | ProviderNameTaken | Unusable>
    readonly remove: (id: string) => Effect.Effect<void, ProviderNotFound>
    /** Makes the definitions known by name, at every start: only what differs is changed, and never what the API owns. */
    readonly ensure: (
      definitions: ReadonlyArray<ProviderDefinition>,
      origin: ProviderOrigin
    ) => Effect.Effect<void, Unusable>
    readonly disableOrigin: (origin: ProviderOrigin) => Effect.Effect<void>
    /** What the callers named, by id, name or type, as ids. */
    readonly resolve: (named: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<ProviderId>, ProvidersUnknown>
    /** Every provider with its key, at most two seconds old. */
    readonly configs: Effect.Effect<ReadonlyArray<ProviderConfig>>
  }
>() {
  static readonly layerNoDeps = Layer.effect(
    Providers,
    Effect.gen(function* () {
      const repo = yield* ProvidersRepo
      const tokens = yield* TokensRepo
      const adapters = yield* ProviderAdapters
      const outbound = yield* Outbound
      const secrets = yield* Secrets
      const ids = yield* Ids
      const defaults = yield* ProviderDefaults

      const [configs, forget] = yield* Effect.cachedInvalidateWithTTL(
        Effect.map(repo.all, rows => rows.map(row => configOf(row, defaults, secrets))),
        staleAfter
      )

      const check = Effect.fnUntraced(function* ({ type, apiEndpoint, mapping }: ProviderSettings) {
        if (!outbound.permits(apiEndpoint)) return yield* new EndpointNotPublic()
        if (type !== "custom") return
        const missing = [
          ...(apiEndpoint === "" ? ["apiEndpoint" as const] : []),
          ...(mapping === null ? ["mapping" as const] : [])
        ]
        if (missing.length > 0) return yield* new ProviderIncomplete({ missing })
        if (mapping !== null) yield* adapters.checkMapping(mapping)
      })

      const known = (id: string) =>
        Effect.flatMap(
          repo.find(id),
          Option.match({
            onNone: () => Effect.fail(new ProviderNotFound({ providerId: id })),
            onSome: Effect.succeed
          })
        )

      const add = Effect.fnUntraced(function* (definition: ProviderDefinition, origin: ProviderOrigin) {
        const settings = settingsOf(definition, origin, secrets)
        yield* check(settings)
        const row = yield* repo.insert(yield* ids.next, settings)
        yield* forget
        return row
      })

      const register = Effect.fn("Providers.register")(function* (definition: ProviderDefinition) {
        const row = yield* add(definition, "api")
        if (Option.isNone(row)) return yield* new ProviderNameTaken({ name: definition.name })
        return shown(row.value, defaults)
      })

      const change = Effect.fn("Providers.change")(function* (id: string, patch: ProviderPatch) {
        const row = yield* known(id)
        const settings = changed(row, patch, secrets)
        yield* check(settings)
        const updated = yield* repo.update(row.id, settings)
        if (Option.isNone(updated)) return yield* new ProviderNameTaken({ name: settings.name })
        yield* tokens.resume(row.id)
        yield* forget
        return shown(updated.value, defaults)
      })

      const remove = Effect.fn("Providers.remove")(function* (id: string) {
        if (!(yield* repo.remove(id))) return yield* new ProviderNotFound({ providerId: id })
        yield* forget
      })

      const ensureOne = Effect.fnUntraced(function* (definition: ProviderDefinition, origin: ProviderOrigin) {
        const found = yield* repo.findByName(definition.name)
        const row = found._tag === "Some" ? found : yield* add(definition, origin)
        if (row._tag === "None" || found._tag === "None" || standing[row.value.origin] > standing[origin]) return
        const { type, ...patch } = definition
        const before = changed(row.value, {}, secrets)
        const enabling = origin === "sandbox" ? { isEnabled: true } : {}
        const after = { ...changed(row.value, { ...enabling, ...patch }, secrets), type, origin }
        if (isDeepStrictEqual(before, after)) return
        yield* check(after)
        yield* repo.update(row.value.id, after)
        yield* forget
      })

      const resolve = Effect.fn("Providers.resolve")(function* (named: ReadonlyArray<string>) {
        const all = yield* configs
        const matching = named.map(text => {
          const wanted = text.toLowerCase()
          return all.filter(({ id, name, type }) => [id, name, type].some(known => known.toLowerCase() === wanted))
        })
        const unknown = named.filter((_, index) => matching[index]?.length === 0)
        if (unknown.length > 0) return yield* new ProvidersUnknown({ unknown })
        return [...new Set(matching.flat().map(({ id }) => id))]
      })

      return Providers.of({
        register,
        change,
        remove,
        resolve,
        configs,
        list: page => Effect.map(repo.list(page), rows => rows.map(row => shown(row, defaults))),
        get: id => Effect.map(known(id), row => shown(row, defaults)),
        ensure: (definitions, origin) =>
          Effect.forEach(
            definitions,
            definition => {
              if (origin === "sandbox" && definition.apiEndpoint !== undefined) outbound.admit(definition.apiEndpoint)
              return ensureOne(definition, origin)
            },
            { discard: true }
          ),
        disableOrigin: origin => Effect.zipRight(repo.disableOrigin(origin), forget)
      })
    })
  )
}
