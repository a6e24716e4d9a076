import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Schedule } from "effect"
import type { Outcome } from "./merge/Outcome.ts"
import { type Counts, noCounts, observe } from "./merge/Reliability.ts"
import type { StoredAnswer } from "./Standing.ts"

const flushEvery = "5 seconds"

interface Learned {
  readonly provider_id: string
  readonly field: string
  readonly counts: Counts
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  let pending = new Map<string, Learned>()

  const add = (learned: ReadonlyArray<Learned>) =>
    sql`insert into provider_field_reliability as r (provider_id, field, agreed, total)
      select n.provider_id, n.field, n.agreed, greatest(n.total, n.agreed)
      from jsonb_to_recordset(${JSON.stringify(
        learned.map(({ provider_id, field, counts }) => ({
          provider_id,
          field,
          agreed: counts.agreeing,
          total: counts.total
        }))
      )}::jsonb) as n(provider_id uuid, field text, agreed float8, total float8)
      join data_providers p on p.id = n.provider_id
      order by n.provider_id, n.field
      on conflict (provider_id, field) do update
        set agreed = r.agreed + excluded.agreed, total = r.total + excluded.total, updated_at = now()`

  const flush = Effect.gen(function* () {
    const learned = [...pending.values()]
    pending = new Map()
    if (learned.length > 0) yield* add(learned)
  }).pipe(
    Effect.catchAllCause(cause => Effect.logWarning("What was learned of the providers could not be stored", cause))
  )

  yield* Effect.addFinalizer(() => flush)
  yield* Effect.forkScoped(Effect.schedule(flush, Schedule.spaced(flushEvery)))

  /** Of answers just heard; one row a provider and field at most, however many enrichments between two flushes. */
  const note = (outcomes: ReadonlyArray<Outcome>, heard: ReadonlyArray<StoredAnswer>) =>
    Effect.sync(() => {
      for (const outcome of outcomes) {
        const id = heard.find(({ provider }) => provider === outcome.provider)?.providerId
        if (id === undefined) continue
        const key = `${id} ${outcome.field}`
        const counts = pending.get(key)?.counts ?? noCounts
        pending.set(key, { provider_id: id, field: outcome.field, counts: observe(counts, outcome) })
      }
    })

  return { note }
})

/** Counts how often each provider's fields agree with what was settled on, so that later merges weigh it better. */
export class Learning extends Context.Tag("callwise/enrichment/Learning")<
  Learning,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.scoped(Learning, make)
}
