import { SqlClient, type Statement } from "@effect/sql"
import { Context, Effect, Layer, Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { healthDays, type Retained } from "./RetentionRules.ts"

const retainedAtOnce = 1_000

const Leads = Schema.Array(Schema.Struct({ leadId: LeadId }))

/** What goes by a plain statement of its own; leads and the audit go through what erases and chains them. */
export type Swept = Exclude<Retained, "leads" | "audit">

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  const before = (days: number) => sql`now() - make_interval(days => ${days})`
  const some = (table: string, where: Statement.Fragment) => sql`
    delete from ${sql(table)} where ctid = any (array(
      select ctid from ${sql(table)} t where ${where} limit ${retainedAtOnce}))`

  const statements: Record<Swept, (days: number) => ReadonlyArray<Statement.Fragment>> = {
    profiles: days => [
      some(
        "lead_profile_history",
        sql`enriched_at < ${before(days)} and exists (
          select from lead_profile_history l where l.lead_id = t.lead_id and l.enriched_at > t.enriched_at)`
      ),
      some("lead_provider_answers", sql`answered_at < ${before(days)} and valid_until < now()`)
    ],
    decisions: days => [
      some(
        "calls",
        sql`started_at < ${before(days)} and (started_at < ${before(healthDays)} or not exists (
          select from personalized_offers o where o.offer_id = t.sale_offer_id and o.offer_type in ('health', 'bundle')))`
      ),
      some("contact_attempts", sql`at < ${before(days)}`),
      some("coaching_suggestions", sql`call_id is null and created_at < ${before(days)}`),
      some(
        "decisions",
        sql`decided_at < ${before(days)} and (decided_at < ${before(healthDays)} or not exists (
          select from personalized_offers o where o.decision_id = t.decision_id and o.offer_type in ('health', 'bundle')))`
      ),
      some("lead_conversions", sql`decided_at < ${before(days)}`),
      some("personalization_effectiveness_metrics", sql`start < ${before(days)}`),
      some("experiment_exposures", sql`exposed_at < ${before(days)}`),
      some("experiment_assignments", sql`assigned_at < ${before(days)}`),
      some(
        "risk_validation_results",
        sql`created_at < ${before(days)}
          and (created_at < ${before(healthDays)} or coalesce(offer_type, 'health') not in ('health', 'bundle'))`
      ),
      some(
        "risk_reviews",
        sql`decided_at < ${before(days)} and not exists (
          select from risk_validation_results v where v.review_id = t.review_id)`
      )
    ],
    sightings: days => [
      some("velocity_events", sql`seen_at < ${before(days)}`),
      some("risk_source_history", sql`seen_at < ${before(days)}`),
      some("trusted_patterns", sql`expires_at < ${before(days)}`)
    ],
    messages: days => [some("call_messages", sql`at < ${before(days)} and type <> 'call_ended'`)],
    purchases: days => [
      some("provider_purchases", sql`created_at < ${before(days)} and state <> 'pending'`),
      some("enrichments", sql`at < ${before(days)}`),
      some("enrichment_failures", sql`at < ${before(days)}`),
      some("enrichment_batches", sql`finished_at < ${before(days)}`),
      some("provider_spend", sql`day < (${before(days)})::date`),
      some("budget_spend", sql`day < (${before(days)})::date`)
    ],
    consent: days => [some("consent_statements", sql`erased_at < ${before(days)}`)],
    deletions: days => [some("deletion_requests", sql`status = 'completed' and completed_at < ${before(days)}`)]
  }

  /** At most `retainedAtOnce` rows of each table; tells whether more may be left. */
  const sweep = (retained: Swept, days: number): Effect.Effect<boolean> =>
    Effect.forEach(
      statements[retained](days),
      statement => sql`with gone as (${statement} returning 1) select from gone`
    ).pipe(
      Effect.map(gone => gone.some(rows => rows.length === retainedAtOnce)),
      Effect.orDie
    )

  /** Who neither wrote, spoke nor was shown anything for so long; a customer is no lead any more, and stays. */
  const idleLeads = (days: number) =>
    sql`select lead_id from leads t where updated_at < ${before(days)}
      and not exists (select from personalized_offers o where o.lead_id = t.lead_id
        and (o.status = 'accepted' or coalesce(o.responded_at, o.presented_at) >= ${before(days)}))
      and not exists (select from calls c where c.lead_id = t.lead_id
        and (c.outcome = 'sold' or c.started_at >= ${before(days)}))
      order by updated_at limit ${retainedAtOnce}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Leads)),
      Effect.map(rows => rows.map(({ leadId }) => leadId)),
      Effect.orDie
    )

  return { sweep, idleLeads }
})

export class RetentionRepo extends Context.Tag("callwise/privacy/RetentionRepo")<
  RetentionRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RetentionRepo, make)
}
