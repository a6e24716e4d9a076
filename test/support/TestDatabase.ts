import { SqlClient } from "@effect/sql"
import { Effect, Layer, Redacted } from "effect"
import { inject } from "vitest"
import { clientAt } from "../../src/platform/Database.ts"
import { DatabaseUrl } from "../../src/platform/DatabaseUrl.ts"
import { Listening } from "../../src/platform/Listen.ts"

const at = (name: string) => {
  const url = new URL(inject("postgresUrl"))
  url.pathname = `/${name}`
  return Redacted.make(url.toString())
}

const ownDatabase = Effect.gen(function* () {
  const name = `t${Bun.randomUUIDv7().replaceAll("-", "")}`
  const asAdmin = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
    Effect.provide(effect, clientAt(at("postgres")))
  yield* Effect.acquireRelease(
    asAdmin(Effect.flatMap(SqlClient.SqlClient, sql => sql.unsafe(`create database ${name} template callwise`))),
    () =>
      Effect.orDie(
        asAdmin(Effect.flatMap(SqlClient.SqlClient, sql => sql.unsafe(`drop database if exists ${name} with (force)`)))
      )
  )
  return { url: at(name), embedded: false }
})

const TestDatabaseUrl = Layer.scoped(DatabaseUrl, ownDatabase)

/** A migrated database of the suite's own, dropped at its end. */
export const TestDatabase = Layer.unwrapEffect(Effect.map(DatabaseUrl, ({ url }) => clientAt(url))).pipe(
  Layer.provideMerge(Listening.layer),
  Layer.provideMerge(TestDatabaseUrl)
)
