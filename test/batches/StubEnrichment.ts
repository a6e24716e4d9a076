import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Ref } from "effect"
import {
  EnrichmentResult,
  type EnrichmentStatus,
  type EnrichOptions,
  ProviderReport
} from "../../src/enrichment/Enrichment.ts"
import { LeadEnrichmentService } from "../../src/enrichment/LeadEnrichmentService.ts"
import type { PurchaseScope } from "../../src/enrichment/Task.ts"
import type { LeadId } from "../../src/leads/Lead.ts"

export interface StubCall {
  readonly leadId: LeadId
  readonly options: EnrichOptions
  readonly scope: PurchaseScope
}

type Enrich = LeadEnrichmentService["Type"]["enrich"]

export const result = (leadId: LeadId, status: EnrichmentStatus, totalCost = 0, reason?: string) =>
  new EnrichmentResult({
    leadId,
    status,
    ...(reason === undefined ? {} : { reason }),
    profile: null,
    providers: [
      new ProviderReport({
        providerId: "p1",
        name: "one",
        type: "apollo",
        outcome: status === "skipped" ? "skipped" : "matched",
        ...(reason === undefined ? {} : { reason }),
        cost: totalCost,
        durationMs: 1
      })
    ],
    conflicts: [],
    totalCost,
    durationMs: 1
  })

/** Stands in for the enrichment of all replicas of a test: what it was asked, and how much of it at the same time. */
export class Stub extends Context.Tag("test/Stub")<
  Stub,
  {
    readonly calls: (prefix: string) => Effect.Effect<ReadonlyArray<StubCall>>
    readonly greatest: Ref.Ref<number>
    readonly answer: (with_: Enrich) => Effect.Effect<void>
    readonly layer: Layer.Layer<LeadEnrichmentService>
    /** Enters a purchase in the ledger as the real one does: once within a scope. */
    readonly buy: (call: StubCall, dollars: number) => Effect.Effect<void>
  }
>() {
  static readonly layer = Layer.effect(
    Stub,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const calls = yield* Ref.make<ReadonlyArray<StubCall>>([])
      const greatest = yield* Ref.make(0)
      const answering = yield* Ref.make<Enrich>(leadId => Effect.succeed(result(leadId, "complete")))
      let running = 0
      const enrich: Enrich = (leadId, options, scope) =>
        Effect.gen(function* () {
          running += 1
          yield* Ref.update(greatest, most => Math.max(most, running))
          yield* Ref.update(calls, known => [...known, { leadId, options, scope }])
          const answer = yield* Ref.get(answering)
          return yield* answer(leadId, options, scope)
        }).pipe(
          Effect.ensuring(
            Effect.sync(() => {
              running -= 1
            })
          )
        )
      return {
        calls: prefix => Effect.map(Ref.get(calls), known => known.filter(({ leadId }) => leadId.startsWith(prefix))),
        greatest,
        answer: with_ =>
          Effect.all([Ref.set(answering, with_), Ref.set(calls, []), Ref.set(greatest, 0)], { discard: true }),
        layer: Layer.succeed(
          LeadEnrichmentService,
          LeadEnrichmentService.of({ enrich, getEnrichedProfile: () => Effect.dieMessage("not asked") })
        ),
        buy: ({ leadId, scope }, dollars) =>
          Effect.orDie(sql`
            insert into provider_purchases (purchase_id, purchase_key, provider_id, lead_id, batch_id, state, outcome,
              unit_cost, expected_cost, cost, cache_key, spend_day, lease_until)
            values (gen_random_uuid(), ${`${scope.key}:${leadId}:p1`}, gen_random_uuid(), ${leadId}, ${scope.batchId},
              'settled', 'matched', ${dollars}::float8, ${dollars}::float8, ${dollars}::float8, '\\x00', current_date, now())
            on conflict (purchase_key) do nothing`)
      }
    })
  )
}
