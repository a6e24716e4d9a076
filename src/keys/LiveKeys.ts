import { Cache, Context, Duration, Effect, Layer } from "effect"
import type { KeyId } from "./ApiKey.ts"
import { ApiKeysRepo } from "./ApiKeysRepo.ts"

const trustedFor = Duration.seconds(5)
const rememberedKeys = 10_000

const make = Effect.gen(function* () {
  const repo = yield* ApiKeysRepo
  const known = yield* Cache.make({ capacity: rememberedKeys, timeToLive: trustedFor, lookup: repo.isLive })
  return { holds: (keyId: KeyId): Effect.Effect<boolean> => known.get(keyId) }
})

/** Whether a key that was let in once still holds: for what goes on long after its request was answered. */
export class LiveKeys extends Context.Tag("callwise/keys/LiveKeys")<LiveKeys, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(LiveKeys, make).pipe(Layer.provide(ApiKeysRepo.layer))
}
