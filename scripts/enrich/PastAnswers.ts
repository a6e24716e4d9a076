import { SqlClient, SqlSchema } from "@effect/sql"
import { DateTime, Effect, Schema } from "effect"
import { composite } from "../../src/enrichment/Composite.ts"
import { isFilled } from "../../src/enrichment/RequiredFields.ts"
import { type FieldPath, fieldPaths } from "../../src/profile/FieldPath.ts"
import { ProviderId, ProviderRecord } from "../../src/providers/Provider.ts"
import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"

const answersEach = 150

/** Of each provider, which fields each of some past matches has filled well enough on its own. */
export type PastFills = ReadonlyMap<string, ReadonlyArray<ReadonlySet<FieldPath>>>

/** Calls that each provider's look-ups were billed for, by what came of them. */
export type PastBills = ReadonlyMap<string, { readonly matched: Billed; readonly missed: Billed }>
export interface Billed {
  readonly lookUps: number
  readonly calls: number
}

const Bill = Schema.Struct({
  providerId: ProviderId,
  matched: Schema.Int,
  matchedCalls: Schema.Number,
  missed: Schema.Int,
  missedCalls: Schema.Number
})

export const pastBills = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const sums = SqlSchema.findAll({
    Request: Schema.Void,
    Result: Bill,
    execute: () => sql`select provider_id,
        count(*) filter (where outcome = 'matched')::int matched,
        coalesce(sum(billed_calls) filter (where outcome = 'matched'), 0) matched_calls,
        count(*) filter (where outcome = 'not_found')::int missed,
        coalesce(sum(billed_calls) filter (where outcome = 'not_found'), 0) missed_calls
      from provider_purchases
      where state = 'settled' and created_at > now() - interval '7 days' group by provider_id`
  })
  const bills = yield* Effect.orDie(sums())
  return new Map(
    bills.map(({ providerId, matched, matchedCalls, missed, missedCalls }) => [
      providerId as string,
      { matched: { lookUps: matched, calls: matchedCalls }, missed: { lookUps: missed, calls: missedCalls } }
    ])
  ) as PastBills
})

const Answer = Schema.Struct({ providerId: ProviderId, provider: Schema.String, record: ProviderRecord })

export const pastFills = (known: ReadonlyArray<RegisteredProvider>, threshold: number) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const some = SqlSchema.findAll({
      Request: Schema.Void,
      Result: Answer,
      execute: () => sql`select a.* from data_providers d cross join lateral (
          select provider_id, provider, record from lead_provider_answers
          where provider_id = d.id and record is not null limit ${answersEach}
        ) a`
    })
    const now = yield* DateTime.now
    const fills = new Map<string, Array<ReadonlySet<FieldPath>>>()
    for (const answer of yield* Effect.orDie(some())) {
      const { profile } = composite([{ ...answer, answeredAt: now, validUntil: now }], known, now)
      const filled = new Set(fieldPaths.filter(field => isFilled(profile, field, threshold)))
      fills.set(answer.providerId, [...(fills.get(answer.providerId) ?? []), filled])
    }
    return fills as PastFills
  })
