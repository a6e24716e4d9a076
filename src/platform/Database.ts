import { PgClient } from "@effect/sql-pg"
import { Config, Effect, Layer, type Redacted, String as Text } from "effect"
import { DatabaseUrl } from "./DatabaseUrl.ts"
import { migrate } from "./Migrations.ts"

const PoolSize = Config.integer("CALLWISE_DATABASE_CONNECTIONS").pipe(
  Config.withDefault(20),
  Config.validate({ message: "must be 2-500", validation: size => size >= 2 && size <= 500 })
)

export const clientAt = (url: Redacted.Redacted) =>
  Layer.unwrapEffect(
    Effect.map(PoolSize, maxConnections =>
      PgClient.layer({
        url,
        maxConnections,
        applicationName: "callwise",
        connectTimeout: "5 seconds",
        transformQueryNames: Text.camelToSnake,
        transformResultNames: Text.snakeToCamel,
        transformJson: false
      })
    )
  )

/** The pool, on a migrated schema. Column names are snake_case in SQL and camelCase here. */
export const Database = Layer.effectDiscard(migrate).pipe(
  Layer.provideMerge(Layer.unwrapEffect(Effect.map(DatabaseUrl, ({ url }) => clientAt(url)))),
  Layer.provideMerge(DatabaseUrl.layer)
)
