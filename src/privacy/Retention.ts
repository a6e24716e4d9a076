import { SqlClient } from "@effect/sql"
import { Context, Duration, Effect, Layer, Schedule } from "effect"
import { AuditChain } from "../audit/AuditChain.ts"
import { Erasure } from "./Erasure.ts"
import { RetentionRepo, type Swept } from "./RetentionRepo.ts"
import { RetentionSettings } from "./RetentionSettings.ts"

/** Held for a whole run by the replica that enforces, on a connection of its own. */
const retentionLock = 7_221_090_415
const sweptOneAfterAnother: ReadonlyArray<Swept> = [
  "profiles",
  "decisions",
  "purchases",
  "consent",
  "deletions",
  "sightings",
  "messages"
]
const roundsAtMost = 100

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const repo = yield* RetentionRepo
  const erasure = yield* Erasure
  const chain = yield* AuditChain
  const { days } = yield* RetentionSettings

  const eraseIdle = Effect.gen(function* () {
    const leads = yield* repo.idleLeads(days.leads)
    for (const leadId of leads) yield* Effect.catchTag(erasure.erase(leadId), "LeadNotFound", () => Effect.void)
    return leads.length > 0
  })

  const untilNoneIsLeft = (round: Effect.Effect<boolean>) =>
    Effect.iterate(
      { rounds: 0, more: true },
      {
        while: ({ rounds, more }) => more && rounds < roundsAtMost,
        body: ({ rounds }) => Effect.map(round, more => ({ rounds: rounds + 1, more }))
      }
    )

  const rounds = [
    eraseIdle,
    ...sweptOneAfterAnother.map(retained => repo.sweep(retained, days[retained])),
    chain.letGo(days.audit)
  ]

  /** Does nothing while another replica is at it. */
  const enforce: Effect.Effect<void> = Effect.flatMap(sql.reserve, connection => {
    const ask = (verb: string) => connection.executeValues(`select ${verb}(${retentionLock})`, [])
    return Effect.flatMap(ask("pg_try_advisory_lock"), ([row]) =>
      row?.[0] === true
        ? Effect.ensuring(
            Effect.forEach(rounds, untilNoneIsLeft, { discard: true }),
            Effect.orDie(ask("pg_advisory_unlock"))
          )
        : Effect.void
    )
  }).pipe(Effect.scoped, Effect.orDie, Effect.withSpan("Retention.enforce"))

  return { enforce }
})

/** Lets go of what need not, or must not, be kept any longer. */
export class Retention extends Context.Tag("callwise/privacy/Retention")<
  Retention,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(Retention, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(RetentionRepo.layer))
}

export const RetentionWork = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { every } = yield* RetentionSettings
    if (Duration.equals(every, Duration.zero)) return
    const { enforce } = yield* Retention
    yield* enforce.pipe(
      Effect.catchAllCause(cause => Effect.logError("Retention cannot be enforced", cause)),
      Effect.schedule(Schedule.spaced(every)),
      Effect.forkScoped
    )
  })
)
