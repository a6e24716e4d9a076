import { HttpClient, HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql"
import { ConfigProvider, Context, DateTime, type Duration, Effect, Layer, Option, Schema } from "effect"
import { LeadId } from "../../../src/leads/Lead.ts"
import { clientAt } from "../../../src/platform/Database.ts"
import { DatabaseUrl } from "../../../src/platform/DatabaseUrl.ts"
import { Ids } from "../../../src/platform/Ids.ts"
import { Demographics } from "../../../src/profile/Profile.ts"
import { DataProviders } from "../../../src/providers/DataProviders.ts"
import type { LookUpRequest } from "../../../src/providers/LookUp.ts"
import {
  type Answered,
  EnrichmentQuery,
  IdentityClaims,
  Matched,
  NotFound,
  type ProviderAdapter,
  ProviderFailure,
  ProviderId,
  ProviderRecord,
  type Terms
} from "../../../src/providers/Provider.ts"
import { ProviderAdapters } from "../../../src/providers/ProviderAdapters.ts"
import type { ProviderDefinition } from "../../../src/providers/ProviderDefinition.ts"
import { Providers } from "../../../src/providers/Providers.ts"

export const terms: Terms = {
  supplies: { "demographics.income": 0.9 },
  expectedMatchRate: 0.7,
  reliability: 0.8,
  billing: "per_call",
  maxBilledCalls: 1,
  batchSize: 1,
  repeatsAreFree: false
}

export const matched = (recordId = "r-1", billedCalls = 1): Answered =>
  Matched.make({
    billedCalls,
    record: new ProviderRecord({
      recordId,
      matchConfidence: 0.9,
      observedAt: DateTime.unsafeMake("2026-10-01T00:00:00Z"),
      facts: { demographics: new Demographics({ income: 90_000 }) },
      identity: new IdentityClaims({})
    })
  })

export const notFound = (billedCalls = 0): Answered => NotFound.make({ billedCalls })

export const failing = (
  reason: ProviderFailure["reason"],
  more: { billing?: "none" | "unknown"; retryAfter?: Duration.Duration } = {}
) => new ProviderFailure({ reason, billing: "none", ...more })

export type LookUp = ProviderAdapter["lookUp"]

/** What the vendor does, changed by each test; every HTTP exchange is counted with its queries. */
export class Vendor extends Context.Tag("test/Vendor")<
  Vendor,
  {
    lookUp: LookUp
    terms: Terms
    readonly calls: Array<ReadonlyArray<EnrichmentQuery>>
    check: ProviderAdapter["check"]
  }
>() {
  static readonly layer = Layer.sync(Vendor, () => ({
    lookUp: queries => Effect.succeed(queries.map(() => matched())),
    terms,
    calls: [],
    check: Effect.succeed({ valid: true as const })
  }))
}

export interface SentCall {
  readonly reference: string | undefined
}

/** Adapters that make one HTTP call each, so that what the client adds can be seen. */
const adapters = Layer.effect(
  ProviderAdapters,
  Effect.map(Vendor, vendor =>
    ProviderAdapters.of({
      checkMapping: () => Effect.void,
      make: () =>
        Effect.map(
          HttpClient.HttpClient,
          (http): ProviderAdapter => ({
            get terms() {
              return vendor.terms
            },
            canLookUp: query => query.email !== undefined,
            check: Effect.suspend(() => vendor.check),
            lookUp: queries =>
              http.execute(HttpClientRequest.get("http://vendor.test/")).pipe(
                Effect.orDie,
                Effect.zipRight(
                  Effect.suspend(() => {
                    vendor.calls.push(queries)
                    return vendor.lookUp(queries)
                  })
                )
              )
          })
        )
    })
  )
)

export class Sent extends Context.Tag("test/Sent")<Sent, Array<SentCall>>() {
  static readonly layer = Layer.sync(Sent, () => [])
}

const http = Layer.effect(
  HttpClient.HttpClient,
  Effect.map(Sent, sent =>
    HttpClient.make(request =>
      Effect.sync(() => {
        sent.push({ reference: request.headers["x-callwise-reference"] })
        return HttpClientResponse.fromWeb(request, new Response("{}", { status: 200 }))
      })
    )
  )
)

const settings = (entries: Record<string, string> = {}) =>
  Layer.setConfigProvider(
    ConfigProvider.fromMap(
      new Map(Object.entries({ CALLWISE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"), ...entries }))
    )
  )

/** One replica of the service on the database of the suite, its vendor and its client shared with the test. */
export const replica = (entries: Record<string, string> = {}) =>
  Layer.fresh(DataProviders.layer).pipe(
    Layer.provide(adapters),
    Layer.provide(http),
    Layer.provide(Layer.fresh(Layer.unwrapEffect(Effect.map(DatabaseUrl, ({ url }) => clientAt(url))))),
    Layer.provide(settings(entries)),
    Layer.provideMerge(Ids.layer)
  )

let made = 0
export const unique = () => `u${Date.now().toString(36)}${made++}`

export const register = (definition: Partial<ProviderDefinition> = {}) =>
  Effect.gen(function* () {
    const providers = yield* Providers
    return yield* providers.register({ name: unique(), type: "apollo", costPerCall: 0.1, ...definition })
  })

export const leadId = Schema.decodeSync(LeadId)
export const providerId = Schema.decodeSync(ProviderId)

export const request = (
  provider: { readonly id: ProviderId },
  more: Partial<LookUpRequest> & { readonly seconds?: number } = {}
): LookUpRequest => {
  const id = unique()
  const { seconds = 5, ...rest } = more
  return {
    providerId: provider.id,
    query: new EnrichmentQuery({ email: `${id}@a.example` }),
    leadId: leadId(id),
    purchaseKey: id,
    priority: "normal",
    deadline: DateTime.unsafeMake(Date.now() + seconds * 1000),
    refresh: false,
    batch: false,
    ...rest
  }
}

export const purchase = (purchaseKey: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const rows = yield* sql<{
      purchaseId: string
      state: string
      outcome: string | null
      cost: number | null
      attempts: number
      failureReason: string | null
    }>`select purchase_id, state, outcome, cost::float8 as cost, attempts, failure_reason from provider_purchases
      where purchase_key = ${purchaseKey}`
    return Option.fromNullable(rows[0])
  }).pipe(Effect.orDie)
