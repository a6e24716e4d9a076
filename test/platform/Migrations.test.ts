import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { migrate } from "../../src/platform/Migrations.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

layer(TestDatabase, { excludeTestServices: true })("migrations", it => {
  it.effect("apply nothing a second time", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* migrate, [])
    })
  )

  it.effect("refuse a file that was changed after it had been applied", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`update schema_migrations set checksum = 'other' where id = 1`
      const refused = yield* Effect.flip(migrate)
      assert.strictEqual(refused._tag, "MigrationRefused")
    })
  )
})
