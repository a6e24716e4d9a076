import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import { BunRuntime } from "@effect/platform-bun"
import { SqlClient } from "@effect/sql"
import { Console, Effect } from "effect"
import { clientAt } from "../src/platform/Database.ts"
import { embeddedPostgres } from "../src/platform/EmbeddedPostgres.ts"
import { migrate } from "../src/platform/Migrations.ts"

const file = new URL("../sql/schema.sql", import.meta.url)

const tables = `
select format(E'create table %I (\\n%s\\n);', c.relname, string_agg(line, E',\\n' order by rank, place)) as text
from pg_class c
cross join lateral (
  select 1 as rank, a.attnum::int as place, format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attidentity <> '' then ' generated always as identity'
         when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
    case when a.attnotnull then ' not null' else '' end) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  union all
  select 2, row_number() over (order by k.contype, k.conname)::int, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
  from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'
) parts
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
group by c.relname order by c.relname`

const indexes = `
select pg_get_indexdef(i.indexrelid) || ';' as text
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
where c.relnamespace = 'public'::regnamespace and t.relname <> 'schema_migrations'
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
order by c.relname`

const functions = `
select pg_get_functiondef(p.oid) || ';' as text from pg_proc p
where p.pronamespace = 'public'::regnamespace order by p.proname`

const triggers = `
select pg_get_triggerdef(t.oid) || ';' as text from pg_trigger t where not t.tgisinternal order by t.tgname`

const described = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* migrate
  const parts = yield* Effect.forEach([functions, tables, indexes, triggers], query =>
    sql.unsafe<{ text: string }>(query)
  )
  const head = "-- What sql/migrations add up to. Written by `bun run schema`; not applied by anything.\n"
  return `${head}\n${parts
    .flat()
    .map(({ text }) => text.trim())
    .join("\n\n")}\n`
})

const program = Effect.gen(function* () {
  const folder = yield* Effect.acquireRelease(
    Effect.sync(() => {
      const path = mkdtempSync("/var/tmp/callwise-schema-")
      chmodSync(path, 0o755)
      return path
    }),
    path => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
  const url = yield* embeddedPostgres({ folder: join(folder, "postgres"), durable: false })
  const text = yield* Effect.provide(described, clientAt(url))
  if (!process.argv.includes("--check")) return yield* Effect.promise(() => Bun.write(file, text))
  const kept = yield* Effect.promise(() =>
    Bun.file(file)
      .text()
      .catch(() => "")
  )
  if (kept === text) return
  yield* Console.error("sql/schema.sql is not what the migrations add up to: run `bun run schema`.")
  return yield* Effect.sync(() => {
    process.exitCode = 1
  })
})

BunRuntime.runMain(Effect.scoped(program))
