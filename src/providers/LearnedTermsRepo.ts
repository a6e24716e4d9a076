import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, Schema } from "effect"
import { FieldPath, fieldPaths } from "../profile/FieldPath.ts"
import { ProviderId } from "./Provider.ts"

const FieldCount = Schema.Struct({
  providerId: ProviderId,
  field: FieldPath,
  agreed: Schema.Number,
  total: Schema.Number
})

const MatchCount = Schema.Struct({ providerId: ProviderId, matched: Schema.Int, answered: Schema.Int })

export interface Learned {
  readonly matched: number
  readonly answered: number
  readonly fields: ReadonlyArray<typeof FieldCount.Type>
}

export const nothingLearned: Learned = { matched: 0, answered: 0, fields: [] }

/** What was observed of the providers: how often they match in a day, and how often their fields agreed with others. */
export class LearnedTermsRepo extends Context.Tag("callwise/providers/LearnedTermsRepo")<
  LearnedTermsRepo,
  { readonly all: Effect.Effect<ReadonlyMap<ProviderId, Learned>> }
>() {
  static readonly layer = Layer.effect(
    LearnedTermsRepo,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const matches = SqlSchema.findAll({
        Request: Schema.Void,
        Result: MatchCount,
        execute: () => sql`select provider_id, count(*) filter (where outcome = 'matched')::int as matched,
            count(*)::int as answered
          from provider_purchases
          where created_at > now() - interval '1 day' and outcome in ('matched', 'not_found') group by provider_id`
      })
      const fields = SqlSchema.findAll({
        Request: Schema.Array(Schema.String),
        Result: FieldCount,
        execute: known => sql`select provider_id, field, agreed, total from provider_field_reliability
          where total > 0 and ${sql.in("field", known)}`
      })
      return LearnedTermsRepo.of({
        all: Effect.gen(function* () {
          const matched = yield* matches()
          const observed = yield* fields(fieldPaths)
          const learned = new Map<ProviderId, Learned>()
          for (const { providerId, ...counts } of matched) learned.set(providerId, { ...counts, fields: [] })
          for (const count of observed) {
            const before = learned.get(count.providerId) ?? nothingLearned
            learned.set(count.providerId, { ...before, fields: [...before.fields, count] })
          }
          return learned
        }).pipe(Effect.orDie)
      })
    })
  )
}
