import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Duration, Effect, Layer, Redacted } from "effect"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import { Providers } from "../../src/providers/Providers.ts"
import { ProvidersRepo } from "../../src/providers/ProvidersRepo.ts"
import { TestDatabase } from "../support/TestDatabase.ts"
import { failing, matched, notFound, register, replica, request, Sent, terms, unique, Vendor } from "./guard/Fakes.ts"

const Suite = replica({ DEFAULT_RATE_LIMIT_PER_MINUTE: "77", ENRICHMENT_CACHE_TTL_MINUTES: "33" }).pipe(
  Layer.provideMerge(Vendor.layer),
  Layer.provideMerge(Sent.layer),
  Layer.provideMerge(TestDatabase)
)

layer(Suite, { excludeTestServices: true })("the registry of providers", it => {
  it.effect("keeps keys encrypted and answers none", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const providers = yield* Providers
      const provider = yield* register({ apiKey: Redacted.make("secret-key-1") })
      assert.isTrue(provider.hasApiKey)
      assert.notInclude(JSON.stringify(provider), "secret")
      const [row] = yield* sql<{ row: string }>`select encode(api_key_sealed, 'escape') || d::text as row
        from data_providers d where id = ${provider.id}::uuid`
      assert.notInclude(row?.row ?? "", "secret")
      const config = (yield* providers.configs).find(({ id }) => id === provider.id)
      assert.strictEqual(config && Redacted.value(config.apiKey), "secret-key-1")
    })
  )

  it.effect("fills in what was left out from the environment, and keeps the provider's own", () =>
    Effect.gen(function* () {
      const plain = yield* register()
      assert.deepInclude(plain, { rateLimitPerMinute: 77, dailyQuota: 1000, cacheTtlMinutes: 33, priority: 100 })
      assert.strictEqual(plain.apiEndpoint, "https://api.apollo.io")
      const own = yield* register({ rateLimitPerMinute: 5, apiEndpoint: "https://vendor.example/x" })
      assert.deepInclude(own, { rateLimitPerMinute: 5, apiEndpoint: "https://vendor.example/x" })
    })
  )

  it.effect("refuses a name that is taken, in whatever case", () =>
    Effect.gen(function* () {
      const providers = yield* Providers
      const first = yield* register()
      const second = yield* register()
      const taken = yield* Effect.flip(register({ name: first.name.toUpperCase() }))
      assert.strictEqual(taken._tag, "ProviderNameTaken")
      const renamed = yield* Effect.flip(providers.change(second.id, { name: first.name }))
      assert.strictEqual(renamed._tag, "ProviderNameTaken")
    })
  )

  it.effect("refuses a custom provider that could not be asked, naming what is missing", () =>
    Effect.gen(function* () {
      const refused = yield* Effect.flip(register({ type: "custom" }))
      assert.deepInclude(refused, { _tag: "ProviderIncomplete", missing: ["apiEndpoint", "mapping"] })
    })
  )

  it.effect("changes only what is named, and what it changed is asked at once", () =>
    Effect.gen(function* () {
      const providers = yield* Providers
      const data = yield* DataProviders
      const vendor = yield* Vendor
      vendor.lookUp = () => Effect.succeed([matched()])
      const provider = yield* register({ apiKey: Redacted.make("k"), costPerCall: 0.2 })
      assert.strictEqual((yield* data.lookUp(request(provider))).cost, 0.2)
      const changed = yield* providers.change(provider.id, { costPerCall: 0.3 })
      assert.deepInclude(changed, { costPerCall: 0.3, hasApiKey: true, name: provider.name })
      assert.strictEqual((yield* data.lookUp(request(provider))).cost, 0.3)
      yield* providers.change(provider.id, { isEnabled: false })
      assert.deepInclude(yield* data.lookUp(request(provider)), { outcome: "skipped", reason: "provider_disabled" })
      assert.strictEqual((yield* providers.get(provider.id)).status, "disabled")
    })
  )

  it.effect("ends a pause when the provider is changed: a new key is tried at once", () =>
    Effect.gen(function* () {
      const providers = yield* Providers
      const data = yield* DataProviders
      const vendor = yield* Vendor
      const provider = yield* register()
      vendor.lookUp = () => Effect.fail(failing("auth_rejected"))
      yield* data.lookUp(request(provider))
      assert.strictEqual((yield* data.lookUp(request(provider))).outcome, "skipped")
      vendor.lookUp = () => Effect.succeed([matched()])
      yield* providers.change(provider.id, { apiKey: Redacted.make("new") })
      assert.strictEqual((yield* data.lookUp(request(provider))).outcome, "matched")
    })
  )

  it.effect("removes a provider with its cached answers, and leaves what was spent", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const providers = yield* Providers
      const data = yield* DataProviders
      const provider = yield* register()
      yield* data.lookUp(request(provider))
      yield* providers.remove(provider.id)
      const cached = yield* sql`select from provider_cache where provider_id = ${provider.id}::uuid`
      const spent = yield* sql`select from provider_purchases where provider_id = ${provider.id}::uuid`
      assert.deepStrictEqual([cached.length, spent.length], [0, 1])
      assert.strictEqual((yield* Effect.flip(providers.remove(provider.id)))._tag, "ProviderNotFound")
      assert.strictEqual((yield* Effect.flip(data.getProviderHealth(provider.id)))._tag, "ProviderNotFound")
      assert.strictEqual((yield* data.lookUp(request(provider))).reason, "provider_unknown")
    })
  )

  it.effect("finds what callers name by id, name or type, and names what is unknown", () =>
    Effect.gen(function* () {
      const providers = yield* Providers
      const one = yield* register({ type: "clearbit" })
      assert.deepStrictEqual(yield* providers.resolve([one.name.toUpperCase(), one.id]), [one.id])
      assert.include(yield* providers.resolve(["clearbit"]), one.id)
      const refused = yield* Effect.flip(providers.resolve([one.id, "nobody", "nothing"]))
      assert.deepStrictEqual(refused.unknown, ["nobody", "nothing"])
    })
  )

  it.effect("pages through all of them, each once", () =>
    Effect.gen(function* () {
      const providers = yield* Providers
      yield* Effect.replicateEffect(register(), 3)
      const all = yield* providers.list({ after: null, limit: 200 })
      const seen: Array<string> = []
      let after: string | null = null
      do {
        const page: ReadonlyArray<{ readonly id: string }> = yield* providers.list({ after, limit: 2 })
        seen.push(...page.map(({ id }) => id))
        after = page.at(-1)?.id ?? null
      } while (after !== null)
      assert.deepStrictEqual(
        seen,
        all.map(({ id }) => id)
      )
      assert.deepStrictEqual(yield* providers.list({ after: "no such place'", limit: 5 }), [])
    })
  )

  it.effect(
    "follows the environment at every start, changes nothing that is so already, and leaves the API's alone",
    () =>
      Effect.gen(function* () {
        const providers = yield* Providers
        const repo = yield* ProvidersRepo
        const name = unique()
        const definition = { name, type: "apollo", apiKey: Redacted.make("k1"), priority: 3 } as const
        yield* providers.ensure([definition], "environment")
        const first = yield* Effect.flatten(repo.findByName(name))
        yield* providers.ensure([definition], "environment")
        const second = yield* Effect.flatten(repo.findByName(name))
        assert.deepStrictEqual(second, first)
        yield* providers.change(first.id, { isEnabled: false })
        yield* providers.ensure([{ ...definition, apiKey: Redacted.make("k2") }], "environment")
        const rotated = (yield* providers.configs).find(({ id }) => id === first.id)
        assert.strictEqual(rotated && Redacted.value(rotated.apiKey), "k2")
        assert.isFalse(rotated?.isEnabled)
        const own = yield* register()
        yield* providers.ensure([{ name: own.name, type: "zoominfo", priority: 1 }], "environment")
        assert.deepStrictEqual(yield* providers.get(own.id), own)
      })
  )

  it.effect("is asked for the sandbox's providers only while the sandbox is on", () =>
    Effect.gen(function* () {
      const providers = yield* Providers
      const data = yield* DataProviders
      const name = unique()
      const isAvailable = Effect.map(data.available, all => all.some(({ config }) => config.name === name))
      yield* providers.ensure([{ name, type: "apollo" }], "sandbox")
      assert.isTrue(yield* isAvailable)
      yield* providers.disableOrigin("sandbox")
      assert.isFalse(yield* isAvailable)
      yield* providers.ensure([{ name, type: "apollo" }], "sandbox")
      assert.isTrue(yield* isAvailable)
    })
  )
})

layer(Suite, { excludeTestServices: true })("a provider's health", it => {
  it.effect("is told from what really happened", () =>
    Effect.gen(function* () {
      const data = yield* DataProviders
      const vendor = yield* Vendor
      const provider = yield* register({ dailyQuota: 50 })
      const fresh = yield* data.getProviderHealth(provider.id)
      assert.deepInclude(fresh, { calls: 0, successRate: null, latencyMs: null, lastError: null, breaker: "closed" })
      vendor.lookUp = () => Effect.delay(Effect.succeed([matched()]), "20 millis")
      yield* data.lookUp(request(provider))
      vendor.lookUp = () => Effect.succeed([notFound()])
      yield* data.lookUp(request(provider))
      vendor.lookUp = () => Effect.fail(failing("bad_input"))
      yield* data.lookUp(request(provider))
      vendor.lookUp = () => Effect.fail(failing("forbidden"))
      yield* data.lookUp(request(provider))
      const health = yield* data.getProviderHealth(provider.id)
      assert.strictEqual(health.successRate, 0.5)
      assert.deepStrictEqual(health.quota, { limit: 50, used: 4, left: 46 })
      assert.closeTo(health.spentToday, 0.1, 1e-9)
      assert.strictEqual(health.lastError?.reason, "forbidden")
      assert.strictEqual(health.paused?.reason, "forbidden")
      assert.isAtLeast(health.latencyMs?.p99 ?? 0, 10)
      assert.isAtMost(health.latencyMs?.p50 ?? 0, health.latencyMs?.p95 ?? 0)
    })
  )

  it.effect("degrades a provider of which most calls fail", () =>
    Effect.gen(function* () {
      const data = yield* DataProviders
      const vendor = yield* Vendor
      const repo = yield* ProvidersRepo
      const provider = yield* register()
      vendor.lookUp = () => Effect.fail(failing("bad_input"))
      yield* Effect.forEach(Array.from({ length: 6 }), () => data.lookUp(request(provider)))
      yield* repo.refreshStanding
      const { status, successRate } = yield* (yield* Providers).get(provider.id)
      assert.deepStrictEqual([status, successRate], ["degraded", 0])
    })
  )

  it.effect("is learned from: what was seen weighs against the terms the more of it there is", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const vendor = yield* Vendor
      vendor.terms = { ...terms, reliability: 0.8 }
      const provider = yield* register()
      yield* sql`insert into provider_field_reliability (provider_id, field, agreed, total)
        values (${provider.id}::uuid, 'demographics.income', 20, 80)`
      const fresh = yield* Effect.map(Layer.build(replica()), context => context)
      const data = yield* Effect.provide(DataProviders, fresh)
      const found = (yield* data.available).find(({ config }) => config.id === provider.id)
      assert.closeTo(found?.fieldReliability["demographics.income"] ?? 0, (0.8 * 20 + 20) / 100, 1e-9)
      assert.closeTo(found?.terms.reliability ?? 0, 0.36, 1e-9)
      assert.notProperty(found?.config ?? {}, "apiKey")
    }).pipe(Effect.scoped)
  )

  it.effect("says what the vendor says of the credentials, and what keeps it from saying anything", () =>
    Effect.gen(function* () {
      const data = yield* DataProviders
      const vendor = yield* Vendor
      const provider = yield* register({ timeoutMs: 100 })
      const check = (result: typeof vendor.check) => {
        vendor.check = result
        return data.validateProviderCredentials(provider.id)
      }
      assert.deepInclude(yield* check(Effect.succeed({ valid: true, creditsLeft: 9 })), { valid: true, creditsLeft: 9 })
      const rejected = yield* check(Effect.succeed({ valid: false, reason: "auth_rejected" }))
      assert.deepInclude(rejected, { valid: false, reason: "auth_rejected" })
      assert.deepInclude(yield* check(Effect.fail(failing("unreachable"))), { valid: false, reason: "unreachable" })
      const hanging = yield* check(Effect.delay(Effect.succeed({ valid: true }), Duration.seconds(5)))
      assert.deepInclude(hanging, { valid: false, reason: "timeout" })
    })
  )
})
