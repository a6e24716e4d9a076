import { hostname } from "node:os"
import { SqlClient } from "@effect/sql"
import { Effect } from "effect"
import { Refused } from "../cli/Program.ts"
import type { Files } from "./Files.ts"

/** One run at a time for one output; the database lets go of it when the process dies. */
export const lockOutput = ({ output }: Files) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const connection = yield* Effect.orDie(sql.reserve)
    const rows = yield* Effect.orDie(
      connection.executeValues("select pg_try_advisory_lock(hashtextextended($1, 16037))", [`${hostname()} ${output}`])
    )
    if (rows[0]?.[0] !== true) return yield* new Refused({ message: `another run is writing ${output} just now.` })
    yield* Effect.addFinalizer(() => Effect.ignore(connection.executeValues("select pg_advisory_unlock_all()", [])))
  })
