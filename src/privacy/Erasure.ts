import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Option } from "effect"
import { AuditTrail } from "../audit/AuditTrail.ts"
import { IdempotencyRepo } from "../http/IdempotencyRepo.ts"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Leads } from "../leads/Leads.ts"
import { Secrets } from "../platform/Secrets.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import { ConsentsRepo } from "./ConsentsRepo.ts"
import { contactHashes, presentHashes } from "./ContactHash.ts"
import { Purpose } from "./Purpose.ts"
import { Suppression } from "./Suppression.ts"

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const leads = yield* Leads
  const providers = yield* DataProviders
  const trail = yield* AuditTrail
  const answers = yield* IdempotencyRepo
  const consents = yield* ConsentsRepo
  const suppression = yield* Suppression
  const { hash } = yield* Secrets

  const erase = Effect.fn("Erasure.erase")(function* (leadId: LeadId) {
    yield* Effect.annotateCurrentSpan({ leadId })
    yield* Effect.gen(function* () {
      yield* sql`select from leads where lead_id = ${leadId} for update`
      const lead = yield* leads.find(leadId)
      if (Option.isNone(lead)) return yield* new LeadNotFound({ leadId })
      const contacts = contactHashes(hash, lead.value)
      const { consent } = lead.value
      yield* suppression.suppress(
        presentHashes(contacts),
        Purpose.literals.filter(purpose => consent?.[purpose] === false)
      )
      yield* consents.keepProof(leadId, contacts)
      yield* leads.erase(leadId)
      yield* providers.forgetLead(leadId)
      yield* answers.forgetLead(leadId)
      yield* trail.forgetLead(leadId)
    }).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))
  })

  return { erase }
})

/**
 * Erases a person everywhere in one go: what was written, bought, cached, decided and stored as an answer. What it cost stays,
 * and what was refused or consented to, under a keyed hash of the contact.
 */
export class Erasure extends Context.Tag("callwise/privacy/Erasure")<
  Erasure,
  { readonly erase: (leadId: LeadId) => Effect.Effect<void, LeadNotFound> }
>() {
  static readonly layerNoDeps = Layer.effect(Erasure, make)
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide([AuditTrail.layer, IdempotencyRepo.layer, ConsentsRepo.layer, Suppression.layer, Secrets.layer])
  )
}
