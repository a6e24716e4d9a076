import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { TestDatabase } from "../support/TestDatabase.ts"

layer(TestDatabase, { excludeTestServices: true })("a statement with parameters", it => {
  it.effect("is prepared once on a connection, and runs with new values each time", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const add = (a: number) => sql<{ sum: number }>`select ${a}::int + ${1}::int as sum`
      yield* sql.withTransaction(
        Effect.gen(function* () {
          const sums = yield* Effect.forEach([1, 2, 3], add)
          assert.deepStrictEqual(
            sums.map(([row]) => row?.sum),
            [2, 3, 4]
          )
          const prepared = yield* sql<{ statement: string; runs: number }>`
            select statement, (generic_plans + custom_plans)::int as runs from pg_prepared_statements
            where statement like 'select $1::int + $2::int%'`
          assert.deepStrictEqual(
            prepared.map(({ runs }) => runs),
            [3]
          )
        })
      )
    })
  )
})
