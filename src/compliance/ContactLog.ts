import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer } from "effect"
import type { AgentId } from "../keys/ApiKey.ts"
import type { Lead } from "../leads/Lead.ts"
import { Secrets } from "../platform/Secrets.ts"
import { contactHashes } from "../privacy/ContactHash.ts"

interface ContactAttempt {
  readonly lead: Pick<Lead, "leadId" | "phone">
  readonly agentId: AgentId | null
  readonly at: DateTime.Utc
  readonly channel: "call" | "text"
  readonly direction: "outbound" | "inbound"
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { hash } = yield* Secrets

  const record = Effect.fn("ContactLog.record")(function* ({ lead, agentId, at, channel, direction }: ContactAttempt) {
    yield* Effect.annotateCurrentSpan({ leadId: lead.leadId })
    const { phone } = contactHashes(hash, { phone: lead.phone })
    yield* sql`insert into contact_attempts (lead_id, phone_hash, agent_id, at, channel, direction)
      values (${lead.leadId}, ${phone}, ${agentId}, ${DateTime.toDate(at)}, ${channel}, ${direction})`
  }, Effect.orDie)

  /** Outbound ones within the 24 hours up to then, also of other leads with the same phone. */
  const count24h = Effect.fn("ContactLog.count24h")(function* (lead: ContactAttempt["lead"], at: DateTime.Utc) {
    const { phone } = contactHashes(hash, { phone: lead.phone })
    const until = DateTime.toDate(at)
    const [row] = yield* sql<{ count: number }>`select count(*)::int count from contact_attempts
      where (lead_id = ${lead.leadId} or phone_hash = ${phone}) and direction = 'outbound'
        and at > ${until}::timestamptz - interval '24 hours' and at <= ${until}::timestamptz`
    return row?.count ?? 0
  }, Effect.orDie)

  return { record, count24h }
})

/** When people were contacted or tried to be: the law counts it. */
export class ContactLog extends Context.Tag("callwise/compliance/ContactLog")<
  ContactLog,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(ContactLog, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Secrets.layer))
}
