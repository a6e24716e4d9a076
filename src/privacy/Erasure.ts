import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer } from "effect"
import { AuditTrail } from "../audit/AuditTrail.ts"
import type { LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Leads } from "../leads/Leads.ts"
import { DataProviders } from "../providers/DataProviders.ts"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const leads = yield* Leads
  const providers = yield* DataProviders
  const trail = yield* AuditTrail

  const erase = Effect.fn("Erasure.erase")(function* (leadId: LeadId) {
    yield* Effect.annotateCurrentSpan({ leadId })
    yield* Effect.gen(function* () {
      yield* leads.erase(leadId)
      yield* providers.forgetLead(leadId)
      yield* trail.forgetLead(leadId)
      yield* sql`delete from idempotent_requests where subject = ${leadId}`
    }).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))
  })

  return { erase }
})

/** Erases a person everywhere in one go: what was written, bought, cached and stored as an answer. What it cost stays. */
export class Erasure extends Context.Tag("callwise/privacy/Erasure")<
  Erasure,
  { readonly erase: (leadId: LeadId) => Effect.Effect<void, LeadNotFound> }
>() {
  static readonly layer = Layer.effect(Erasure, make)
}
