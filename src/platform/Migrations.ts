import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { SqlClient } from "@effect/sql"
import { Data, Effect } from "effect"

const folder = new URL("../../sql/migrations/", import.meta.url)

class MigrationRefused extends Data.TaggedError("MigrationRefused")<{ readonly message: string }> {}

const files = Effect.sync(() =>
  readdirSync(folder)
    .filter(name => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map(name => {
      const text = readFileSync(new URL(name, folder), "utf8")
      return { id: Number(name.slice(0, 4)), name, text, checksum: createHash("sha256").update(text).digest("hex") }
    })
)

/** Applies what is pending of sql/migrations in order, in one transaction, one process at a time. */
export const migrate = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const known = yield* files
  const work = Effect.gen(function* () {
    yield* sql`select pg_advisory_xact_lock(7221090413)`
    yield* sql`create table if not exists schema_migrations (
      id integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
    )`
    const applied = yield* sql<{ id: number; checksum: string }>`select id, checksum from schema_migrations`
    for (const { id, checksum } of applied) {
      const file = known.find(migration => migration.id === id)
      if (file === undefined)
        return yield* new MigrationRefused({
          message: `The database is newer than this version: it holds migration ${id}.`
        })
      if (file.checksum !== checksum)
        return yield* new MigrationRefused({
          message: `${file.name} was changed after it had been applied: add a new migration instead.`
        })
    }
    const pending = known.filter(({ id }) => !applied.some(migration => migration.id === id))
    for (const { id, name, text, checksum } of pending) {
      yield* sql.unsafe(text)
      yield* sql`insert into schema_migrations ${sql.insert({ id, name, checksum })}`
    }
    return pending.map(({ name }) => name)
  })
  return yield* sql.withTransaction(work)
}).pipe(Effect.withSpan("Migrations.migrate"))
