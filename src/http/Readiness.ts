import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Ref } from "effect"

export interface ReadinessCheck {
  readonly status: "up" | "down"
  readonly detail?: string
}

/** What must be well before traffic is sent here; down as soon as the service begins to leave. */
export class Readiness extends Context.Tag("callwise/http/Readiness")<
  Readiness,
  {
    readonly check: Effect.Effect<{
      readonly ready: boolean
      readonly checks: Readonly<Record<string, ReadinessCheck>>
    }>
    readonly leave: Effect.Effect<void>
  }
>() {
  static readonly layer = Layer.effect(
    Readiness,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const leaving = yield* Ref.make(false)
      const database = sql<{ migrations: number; providers: number }>`
        select (select count(*)::int from schema_migrations) migrations,
          (select count(*)::int from data_providers where is_enabled) providers`.pipe(
        Effect.timeout("2 seconds"),
        Effect.map(
          ([row]): Readonly<Record<string, ReadinessCheck>> => ({
            database: { status: "up" },
            migrations: { status: "up", detail: `${row?.migrations ?? 0} applied` },
            providers: { status: "up", detail: `${row?.providers ?? 0} enabled` }
          })
        ),
        Effect.orElseSucceed(() => ({ database: { status: "down" as const, detail: "The database does not answer." } }))
      )
      return {
        check: Effect.gen(function* () {
          const checks: Readonly<Record<string, ReadinessCheck>> = {
            ...(yield* database),
            ...((yield* Ref.get(leaving)) ? { process: { status: "down" as const, detail: "Shutting down." } } : {})
          }
          return { ready: Object.values(checks).every(({ status }) => status === "up"), checks }
        }),
        leave: Ref.set(leaving, true)
      }
    })
  )
}
