import { SqlError } from "@effect/sql"
import { PgClient } from "@effect/sql-pg"
import { Duration, Effect, Layer, Redacted, String as Text } from "effect"
import pg from "pg"
import { connectionName } from "./ConnectionName.ts"
import { DatabaseUrl } from "./DatabaseUrl.ts"
import { Listening } from "./Listen.ts"
import { migrate } from "./Migrations.ts"
import { wholeNumber } from "./NumberSetting.ts"
import { PreparingClient } from "./PreparedStatements.ts"

const PoolSize = wholeNumber("CALLWISE_DATABASE_CONNECTIONS", { from: 2, to: 500, otherwise: 20 })

const connectWithin = Duration.seconds(5)
const leaveWithin = Duration.seconds(1)

const poolAt = (url: Redacted.Redacted, max: number) =>
  Effect.acquireRelease(
    Effect.tryPromise({
      try: async () => {
        const pool = new pg.Pool({
          Client: PreparingClient,
          connectionString: Redacted.value(url),
          connectionTimeoutMillis: Duration.toMillis(connectWithin),
          application_name: connectionName,
          max
        })
        // An idle connection that is lost is replaced; those who use one hear of its loss themselves.
        pool.on("error", () => undefined)
        await pool.query("select 1")
        return pool
      },
      catch: cause => new SqlError.SqlError({ cause, message: "Failed to connect" })
    }),
    pool => Effect.promise(() => pool.end()).pipe(Effect.interruptible, Effect.timeoutOption(leaveWithin))
  )

export const clientAt = (url: Redacted.Redacted) =>
  Layer.unwrapEffect(
    Effect.map(PoolSize, max =>
      PgClient.layerFromPool({
        acquire: poolAt(url, max),
        transformQueryNames: Text.camelToSnake,
        transformResultNames: Text.snakeToCamel,
        transformJson: false
      })
    )
  )

/** The pool, on a migrated schema. Column names are snake_case in SQL and camelCase here. */
export const Database = Layer.effectDiscard(migrate).pipe(
  Layer.provideMerge(Layer.unwrapEffect(Effect.map(DatabaseUrl, ({ url }) => clientAt(url)))),
  Layer.provideMerge(Listening.layer),
  Layer.provideMerge(DatabaseUrl.layer)
)
