import { join } from "node:path"
import { Config, ConfigError, Context, Effect, Either, Layer, Option, Redacted } from "effect"
import { DataDir } from "./DataDir.ts"
import { embeddedPostgres } from "./EmbeddedPostgres.ts"

const Given = Config.option(
  Config.redacted("DATABASE_URL").pipe(
    Config.mapOrFail(url =>
      /^postgres(ql)?:$/.test(URL.parse(Redacted.value(url))?.protocol ?? "")
        ? Either.right(url)
        : Either.left(
            ConfigError.InvalidData(
              ["DATABASE_URL"],
              "must be a URL such as postgres://user:password@host:5432/callwise, its password percent-encoded"
            )
          )
    )
  )
)

/** Where PostgreSQL is: the operator's, or the embedded one. */
export class DatabaseUrl extends Context.Tag("callwise/platform/DatabaseUrl")<
  DatabaseUrl,
  { readonly url: Redacted.Redacted; readonly embedded: boolean }
>() {
  static readonly layer = Layer.scoped(
    DatabaseUrl,
    Effect.gen(function* () {
      const given = yield* Given
      if (Option.isSome(given)) return { url: given.value, embedded: false }
      const url = yield* embeddedPostgres({ folder: join(yield* DataDir, "postgres"), durable: true })
      return { url, embedded: true }
    })
  )
}
