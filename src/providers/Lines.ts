import { HttpClient } from "@effect/platform"
import { Config, Context, Effect, Layer, SynchronizedRef } from "effect"
import { Secrets } from "../platform/Secrets.ts"
import { AdmissionConfig } from "./guard/Admission.ts"
import { RetryConfig } from "./guard/Backoff.ts"
import { BatchWindow } from "./guard/Batching.ts"
import { BreakerConfig } from "./guard/Breaker.ts"
import { Ledger } from "./guard/Ledger.ts"
import { type Guards, type Line, makeLine } from "./guard/Line.ts"
import { providerHttp } from "./guard/ProviderHttp.ts"
import { ResponseCache } from "./guard/ResponseCache.ts"
import { BurstShare } from "./guard/Tokens.ts"
import { TokensRepo } from "./guard/TokensRepo.ts"
import type { ProviderId } from "./Provider.ts"
import { ProviderAdapters } from "./ProviderAdapters.ts"
import { Providers } from "./Providers.ts"

const LinesConfig = Config.all({
  admission: AdmissionConfig,
  breaker: BreakerConfig,
  retry: RetryConfig,
  burstShare: BurstShare,
  batchWindow: BatchWindow
})

/** One guarded line to every registered provider, following the registry. */
export class Lines extends Context.Tag("callwise/providers/Lines")<
  Lines,
  { readonly current: Effect.Effect<ReadonlyMap<ProviderId, Line>> }
>() {
  static readonly layerNoDeps = Layer.scoped(
    Lines,
    Effect.gen(function* () {
      const providers = yield* Providers
      const adapters = yield* ProviderAdapters
      const http = yield* providerHttp
      const guards: Guards = {
        scope: yield* Effect.scope,
        ledger: yield* Ledger,
        cache: yield* ResponseCache,
        tokens: yield* TokensRepo,
        secrets: yield* Secrets,
        ...(yield* LinesConfig)
      }
      const lines = yield* SynchronizedRef.make<ReadonlyMap<ProviderId, Line>>(new Map())

      const follow = Effect.fnUntraced(function* (known: ReadonlyMap<ProviderId, Line>) {
        const configs = yield* providers.configs
        const isCurrent = configs.every(({ id, version }) => known.get(id)?.seat().config.version === version)
        if (isCurrent && configs.length === known.size) return known
        const next = new Map<ProviderId, Line>()
        for (const config of configs) {
          const line = known.get(config.id)
          if (line?.seat().config.version === config.version) {
            next.set(config.id, line)
            continue
          }
          const adapter = yield* Effect.provideService(adapters.make(config), HttpClient.HttpClient, http)
          if (line !== undefined) yield* line.reseat({ config, adapter })
          next.set(config.id, line ?? makeLine(guards, { config, adapter }))
        }
        for (const [id, line] of known) if (!next.has(id)) yield* line.dismiss
        return next
      })

      return Lines.of({ current: SynchronizedRef.updateAndGetEffect(lines, follow) })
    })
  )
}
