import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Schedule } from "effect"
import { Secrets } from "../platform/Secrets.ts"
import { ComingsRepo } from "./ComingsRepo.ts"
import { comingOf } from "./velocity/Coming.ts"

const atOnce = 200
const lookEvery = "1 second"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const comings = yield* ComingsRepo
  const { hash } = yield* Secrets

  /** Tells how many were waiting. */
  const some = Effect.gen(function* () {
    const leads = yield* comings.awaiting(atOnce)
    if (leads.length === 0) return 0
    yield* Effect.forEach(leads, lead => comings.note(comingOf(hash, lead)), { discard: true })
    yield* comings.noted(leads.map(({ leadId }) => leadId))
    return leads.length
  }).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))

  const all: Effect.Effect<void> = Effect.asVoid(Effect.repeat(some, { until: noted => noted < atOnce }))

  return { all }
})

/** Notes how leads came that nobody has validated, so that those who share something with them are seen to. */
export class Noting extends Context.Tag("callwise/risk/Noting")<Noting, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(Noting, make).pipe(Layer.provide([ComingsRepo.layer, Secrets.layer]))
}

export const NotingWork = Layer.scopedDiscard(
  Effect.flatMap(Noting, ({ all }) =>
    all.pipe(
      Effect.catchAllCause(cause => Effect.logWarning("Leads that came cannot be noted", cause)),
      Effect.schedule(Schedule.spaced(lookEvery)),
      Effect.forkScoped
    )
  )
).pipe(Layer.provide(Noting.layer))
