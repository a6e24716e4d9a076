import { createHash, randomBytes } from "node:crypto"
import { Cache, Context, Duration, Effect, Exit, Layer, Option, Redacted } from "effect"
import { Ids } from "../platform/Ids.ts"
import { ApiKey, type Caller, IssuedApiKey, KeyId, KeyNotFound, type NewApiKey } from "./ApiKey.ts"
import { ApiKeysRepo } from "./ApiKeysRepo.ts"

const recognised = /^cw_[A-Za-z0-9_-]{20,200}$/
const prefixLength = 10
/** Keys are looked up by this alone: what the time of a comparison tells is of a hash that nobody can steer towards a stored one. */
const hashOf = (key: string) => createHash("sha256").update(key).digest("hex")

/** A revoked key is refused everywhere within this time. */
const trustedFor = Duration.seconds(5)
const rememberedKeys = 10_000

const make = Effect.gen(function* () {
  const repo = yield* ApiKeysRepo
  const ids = yield* Ids

  const issue = Effect.fn("ApiKeys.issue")(function* (input: NewApiKey, given?: Redacted.Redacted) {
    const key = given === undefined ? `cw_${randomBytes(32).toString("base64url")}` : Redacted.value(given)
    const row = yield* repo.insert({
      keyId: KeyId.make(yield* ids.next),
      name: input.name,
      prefix: key.slice(0, prefixLength),
      hash: Buffer.from(hashOf(key), "hex"),
      scopes: [...new Set(input.scopes)],
      agentId: input.agentId ?? null,
      expiresAt: input.expiresAt ?? null
    })
    yield* known.invalidate(hashOf(key))
    return IssuedApiKey.make({ ...row, key })
  })

  const look = (hash: string) =>
    Effect.map(
      repo.findUsable(Buffer.from(hash, "hex")),
      Option.map((row): Caller => ({ keyId: row.keyId, keyName: row.name, scopes: row.scopes, agentId: row.agentId }))
    )
  const known = yield* Cache.makeWith({
    capacity: rememberedKeys,
    lookup: look,
    timeToLive: Exit.match({ onFailure: () => Duration.zero, onSuccess: () => trustedFor })
  })

  const authenticate = (key: Redacted.Redacted): Effect.Effect<Option.Option<Caller>> =>
    recognised.test(Redacted.value(key)) ? known.get(hashOf(Redacted.value(key))) : Effect.succeedNone

  const revoke = Effect.fn("ApiKeys.revoke")(function* (keyId: string) {
    const row = yield* repo.revoke(keyId)
    if (Option.isNone(row)) return yield* new KeyNotFound({ keyId })
    yield* known.invalidateAll
    return ApiKey.make(row.value)
  })

  const list = Effect.fn("ApiKeys.list")(function* (page: { readonly after: string | null; readonly limit: number }) {
    return (yield* repo.list(page)).map(row => ApiKey.make(row))
  })

  return { issue, authenticate, revoke, list, hasLiveAdmin: repo.hasLiveAdmin }
})

export class ApiKeys extends Context.Tag("callwise/keys/ApiKeys")<ApiKeys, Effect.Effect.Success<typeof make>>() {
  static readonly layerNoDeps = Layer.effect(ApiKeys, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([ApiKeysRepo.layer, Ids.layer]))
}
