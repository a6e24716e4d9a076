import type { SqlClient, Statement } from "@effect/sql"
import { Schema } from "effect"

/** What is counted together: each part is told in which hour an event falls by a time of its own. */
export const Part = Schema.Literal(
  "offersSuggested",
  "offersPresented",
  "offersAnswered",
  "suggestions",
  "feedback",
  "enrichments",
  "validations",
  "reviews",
  "calls",
  "conversions",
  "combinations"
)
export type Part = typeof Part.Type

/** SQL of a stretch of time, its end exclusive, and of the moment whose knowledge counts. */
export interface Bounds {
  readonly from: Statement.Fragment
  readonly to: Statement.Fragment
  readonly until: Statement.Fragment
}

/** The hour of a row of `due`, as it is known now. */
export const hourDue = (sql: SqlClient.SqlClient): Bounds => ({
  from: sql.literal("due.hour"),
  to: sql.literal("due.hour + interval '1 hour'"),
  until: sql`timestamptz 'infinity'`
})

/** Whether the events of a part's hour are gone: its sum stays as it is. */
export const isKept = (sql: SqlClient.SqlClient, part: string, hour: string): Statement.Fragment =>
  sql.literal(`exists (select from effectiveness_kept k where k.part = ${part} and ${hour} < k.before)`)

type Counting = (bounds: Bounds) => Statement.Fragment

/** Statements that count the events of a stretch into names and exact decimal values; those of two stretches add up. */
export const counting = (sql: SqlClient.SqlClient): Readonly<Record<Part, Counting>> => {
  const within = (column: string, { from, to }: Bounds) =>
    sql`${sql.literal(column)} >= ${from} and ${sql.literal(column)} < ${to}`
  return {
    offersSuggested: bounds => sql`
      select n "name", count(*)::numeric "value" from personalized_offers,
        unnest(array['offers.suggested', 'offers.suggested.type.' || offer_type, 'offers.suggested.tier.' || tier,
          'offers.fit.' || least(9, fit_score / 10)]) n
      where ${within("created_at", bounds)} group by 1`,
    offersPresented: bounds => sql`
      select n "name", count(*)::numeric "value" from personalized_offers,
        unnest(array['offers.presented', 'offers.presented.tier.' || tier, 'offers.presented.type.' || offer_type]
          || case when status = 'accepted' and responded_at <= ${bounds.until}
            then array['offers.accepted', 'offers.accepted.tier.' || tier, 'offers.accepted.type.' || offer_type] else '{}' end) n
      where ${within("presented_at", bounds)} group by 1`,
    offersAnswered: bounds => sql`
      select n "name", sum(v) "value" from personalized_offers,
        lateral (select extract(epoch from responded_at - presented_at) took, (status = 'accepted')::int took_it) answer,
        lateral (values ('offers.responses', 1), ('offers.responseSeconds', took), ('offers.responseSecondsSquared', took * took),
          ('offers.acceptances', took_it), ('offers.acceptanceSeconds', took_it * took),
          ('offers.acceptanceSecondsSquared', took_it * took * took), ('offers.acceptedPremium', took_it * annual_premium)) m(n, v)
      where ${within("responded_at", bounds)} group by 1`,
    suggestions: bounds => sql`
      select n "name", sum(v)::numeric "value" from coaching_suggestions,
        lateral (values ('suggestions.made', 1), ('suggestions.type.' || type, 1),
          ('suggestions.shown', (shown_at <= ${bounds.until})::int), ('suggestions.used', (used_at <= ${bounds.until})::int),
          ('suggestions.said', (said_at <= ${bounds.until})::int), ('suggestions.dismissed', (dismissed_at <= ${bounds.until})::int)) m(n, v)
      where not withheld and v <> 0 and ${within("created_at", bounds)} group by 1`,
    feedback: bounds => sql`
      select n "name", sum(v)::numeric "value" from suggestion_feedback,
        lateral (values ('suggestions.rated', 1), ('suggestions.stars', effectiveness_rating),
          ('suggestions.starsSquared', effectiveness_rating * effectiveness_rating)) m(n, v)
      where effectiveness_rating is not null and ${within("at", bounds)} group by 1`,
    enrichments: bounds => sql`
      select n "name", sum(v) "value" from enrichments, lateral (select (duration_ms / 1000)::numeric took) clock,
        lateral (values ('enrichments', 1), ('enrichments.status.' || status, 1), ('enrichments.cost', total_cost),
          ('enrichments.costSquared', total_cost * total_cost), ('enrichments.seconds', took), ('enrichments.secondsSquared', took * took)) m(n, v)
      where ${within("at", bounds)} group by 1
      union all
      select 'lookups.' || (p ->> 'outcome'), count(*)::numeric from enrichments, jsonb_array_elements(providers) p
      where ${within("at", bounds)} group by 1
      union all
      select 'enrichments.unanswered', count(*)::numeric from enrichment_failures where ${within("at", bounds)} having count(*) > 0`,
    validations: bounds => sql`
      select n "name", sum(v) "value" from risk_validation_results, lateral (select (duration_ms / 1000)::numeric took) clock,
        lateral (values ('validations', 1), ('validations.severity.' || severity, 1), ('validations.escalated', auto_escalate::int),
          ('validations.timed', (took is not null)::int), ('validations.seconds', took), ('validations.secondsSquared', took * took)) m(n, v)
      where v <> 0 and ${within("created_at", bounds)} group by 1`,
    reviews: bounds => sql`
      select n "name", count(*)::numeric "value" from risk_reviews,
        unnest(array['reviews.flagged'] || case when decision = 'approve' then array['reviews.falsePositive'] else '{}' end) n
      where flagged and ${within("decided_at", bounds)} group by 1`,
    calls: bounds => sql`
      select n "name", sum(v) "value" from calls,
        lateral (select case when ended_at <= ${bounds.until} then sentiment_gain::numeric end gain) mood,
        lateral (values ('calls', 1), ('calls.heard', (gain is not null)::int), ('calls.sentimentGain', gain),
          ('calls.sentimentGainSquared', gain * gain), ('calls.sold', (outcome = 'sold' and ended_at <= ${bounds.until})::int)) m(n, v)
      where v is not null and ${within("started_at", bounds)} group by 1`,
    conversions: bounds => sql`
      select n "name", count(*)::numeric "value" from lead_conversions,
        lateral (select case when holdout then 'heldOut' else 'personalised' end arm,
          least(366, ceil(extract(epoch from converted_at - decided_at) / 86400))::int days) outcome,
        unnest(array[arm || '.leads'] || case when converted_at <= ${bounds.until} then array[arm || '.converted.' || days] else '{}' end) n
      where ${within("decided_at", bounds)} group by 1`,
    combinations: bounds => sql`
      select n "name", count(*)::numeric "value" from personalized_offers o left join leads l using (lead_id),
        unnest(array['presented'] || case when o.status = 'accepted' and o.responded_at <= ${bounds.until} then array['accepted'] else '{}' end) came,
        lateral (select jsonb_build_array(came, o.offer_type, o.tier, l.source)::text n) named
      where ${within("o.presented_at", bounds)} group by 1`
  }
}
