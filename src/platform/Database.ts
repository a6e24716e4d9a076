import { PgClient } from "@effect/sql-pg"
import { Effect, Layer, type Redacted, String as Text } from "effect"
import { DatabaseUrl } from "./DatabaseUrl.ts"
import { migrate } from "./Migrations.ts"
import { wholeNumber } from "./NumberSetting.ts"

const PoolSize = wholeNumber("CALLWISE_DATABASE_CONNECTIONS", { from: 2, to: 500, otherwise: 20 })

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
