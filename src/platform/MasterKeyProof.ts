import { SqlClient } from "@effect/sql"
import { ConfigError, Effect, Layer } from "effect"
import { Secrets } from "./Secrets.ts"

/** Refuses to start with another master key than the one that this database's secrets were sealed under. */
export const MasterKeyProof = Layer.effectDiscard(
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { hash } = yield* Secrets
    const proof = hash("the master key of this database")
    yield* sql`insert into master_key_proof (proof) values (${proof}) on conflict do nothing`
    const [row] = yield* sql<{ same: boolean }>`select proof = ${proof} same from master_key_proof`
    if (row?.same === true) return
    return yield* Effect.fail(
      ConfigError.InvalidData(
        ["CALLWISE_MASTER_KEY"],
        "is not the key that this database's secrets were encrypted under: give the one the service first started with (or the data folder's master.key)"
      )
    )
  })
).pipe(Layer.provide(Secrets.layer))
