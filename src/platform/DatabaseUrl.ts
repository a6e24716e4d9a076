import { join } from "node:path"
import { Config, Context, Effect, Layer, Option, type Redacted } from "effect"
import { DataDir } from "./DataDir.ts"
import { embeddedPostgres } from "./EmbeddedPostgres.ts"

/** Where PostgreSQL is: the operator's, or the embedded one. */
export class DatabaseUrl extends Context.Tag("callwise/platform/DatabaseUrl")<
  DatabaseUrl,
  { readonly url: Redacted.Redacted; readonly embedded: boolean }
>() {
  static readonly layer = Layer.scoped(
    DatabaseUrl,
    Effect.gen(function* () {
      const given = yield* Config.option(Config.redacted("DATABASE_URL"))
      if (Option.isSome(given)) return { url: given.value, embedded: false }
      const url = yield* embeddedPostgres({ folder: join(yield* DataDir, "postgres"), durable: true })
      return { url, embedded: true }
    })
  )
}
