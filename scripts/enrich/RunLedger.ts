import { SqlClient } from "@effect/sql"
import { Effect } from "effect"
import type { LeadId } from "../../src/leads/Lead.ts"

export const scopeOf = (runId: string) => `run:${runId}`

/** What a run has bought, as the ledger of all purchases has it. */
export const runLedger = (runId: string) =>
  Effect.map(SqlClient.SqlClient, sql => {
    const prefix = `${scopeOf(runId)}:`
    const sum = sql`select coalesce(sum(coalesce(cost, expected_cost)), 0)::float8 dollars from provider_purchases`
    const dollarsOf = Effect.map((rows: ReadonlyArray<{ readonly dollars: number }>) => rows[0]?.dollars ?? 0)
    return {
      total: sql<{ dollars: number }>`${sum} where starts_with(purchase_key, ${prefix})`.pipe(dollarsOf, Effect.orDie),
      ofLead: (leadId: LeadId) =>
        sql<{ dollars: number }>`${sum} where lead_id = ${leadId} and starts_with(purchase_key, ${prefix})`.pipe(
          dollarsOf,
          Effect.orDie
        ),
      /** Nobody waits for what a killed start had on the wire: it counts as billed, as it would when its lease ends. */
      abandonPending: sql`update provider_purchases set state = 'unknown', cost = expected_cost
        where state = 'pending' and starts_with(purchase_key, ${prefix})`.pipe(Effect.orDie, Effect.asVoid)
    }
  })
export type RunLedger = Effect.Effect.Success<ReturnType<typeof runLedger>>
