import { Config, ConfigError, Context, Effect, Either, Layer, Option, Redacted } from "effect"
import { ApiKeys } from "../keys/ApiKeys.ts"

const AdminKey = Config.option(
  Config.redacted("CALLWISE_ADMIN_KEY").pipe(
    Config.mapOrFail(key =>
      /^cw_[A-Za-z0-9_-]{20,200}$/.test(Redacted.value(key))
        ? Either.right(key)
        : Either.left(
            ConfigError.InvalidData(
              ["CALLWISE_ADMIN_KEY"],
              "must be cw_ and 20-200 of A-Z a-z 0-9 _ - (make one with: echo cw_$(openssl rand -hex 32))"
            )
          )
    )
  )
)

const make = Effect.gen(function* () {
  const keys = yield* ApiKeys
  const given = yield* AdminKey
  if (Option.isSome(given)) {
    yield* keys.issue({ name: "operator", scopes: ["admin"] }, given.value)
    return null
  }
  if (yield* keys.hasLiveAdmin) return null
  return (yield* keys.issue({ name: "first key", scopes: ["admin"] })).key
})

/** The operator's admin key, or a new one where no admin key works yet; null when there is one already. */
export class FirstKey extends Context.Tag("callwise/start/FirstKey")<FirstKey, string | null>() {
  static readonly layer = Layer.effect(FirstKey, make)
}
