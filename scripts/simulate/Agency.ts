import type { SqlClient } from "@effect/sql"
import { Effect } from "effect"
import { type Truth, tiers } from "./Truth.ts"

interface Agency {
  readonly name: string
  readonly leads: number
  /** The first day, YYYY-MM-DD, and how many there are. */
  readonly firstDay: string
  readonly days: number
  readonly heldOut: number
}

/** Draws what happened at an agency, as the service would have written it down; the same seed draws the same. */
export const drawAgency = (sql: SqlClient.SqlClient, of: Truth, { days, firstDay, heldOut, leads, name }: Agency) => {
  const exponential = (mean: number) => sql`(-ln(1 - random()) * ${mean}::float8)`
  const rates = tiers.map((tier, at) => ({ tier, at, ...of.accepted[tier] }))
  return Effect.gen(function* () {
    yield* sql`select setseed(${(Bun.hash.crc32(`simulated ${name}`) % 1_000_000) / 1_000_000}::float8)`
    yield* sql`insert into leads (lead_id, email, source, score, score_source, score_reasons)
      select ${name} || '-' || i, ${name} || '-' || i || '@simulated.example', (array['web', 'referral', 'broker'])[1 + i % 3], 50, 'computed', '[]'
      from generate_series(1, ${leads}) i`
    yield* sql`insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed, holdout)
      select gen_random_uuid(), ${name} || '-' || i, 'offers', at, at + interval '7 days', '', '{}', i, random() < ${heldOut}::float8
      from generate_series(1, ${leads}) i, lateral (select ${firstDay}::date::timestamp at time zone 'UTC' + i * ${days}::int * interval '1 day' / (${leads}::int + 1) as at) came`
    yield* sql`insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product, fit_score, confidence,
        estimated_conversion_probability, conversion_model, holdout, annual_premium, valid_until, created_at, status, presented_at, responded_at)
      select gen_random_uuid(), decision_id, lead_id, r.at, 1, r.tier, (array['auto', 'home', 'life'])[1 + r.at], 'simulated', 100 * random(), 50, 30, 'simulated',
        holdout, premium, valid_until, decided_at,
        case when shown > ${of.presented}::float8 then 'suggested' when said < rate then 'accepted' when said < 0.8 then 'rejected' else 'presented' end,
        case when shown <= ${of.presented}::float8 then decided_at + interval '1 minute' end,
        case when shown <= ${of.presented}::float8 and said < 0.8 then decided_at + interval '1 minute' + took * interval '1 second' end
      from decisions d cross join jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) r(tier text, at int, "personalised" float8, "heldOut" float8),
        lateral (select case when holdout then r."heldOut" else r."personalised" end rate, random() + 0 * d.seed shown, random() said,
          ${exponential(of.meanResponseSeconds)} took, ${exponential(of.meanPremium)}::numeric(12, 2) premium) drawn
      where d.lead_id like ${`${name}-%`}`
    yield* sql`insert into calls (call_id, lead_id, agent_id, direction, status, started_at, ended_at, outcome, sentiment_gain)
      select gen_random_uuid(), lead_id, 'agent-' || seed % 12, 'inbound', 'ended', decided_at, decided_at + interval '10 minutes',
        case when random() < ${of.sold}::float8 then 'sold' else 'follow_up' end, ${of.sentimentGain}::float8 + 0.6 * (random() + random() - 1)
      from decisions where lead_id like ${`${name}-%`}`
    yield* sql`insert into coaching_suggestions (lead_id, agent_id, type, rule, tenure, title, content, suggested_script, confidence, priority, triggered_by, context,
        propensity, created_at, expires_at, shown_at, used_at, dismissed_at, status)
      select lead_id, 'agent-' || seed % 12, (array['objection_handling', 'pain_point_response', 'upsell_opportunity'])[1 + i], 'simulated', 'steady', '', '', '', 'high', 'high',
        '[]', '{}', 1, at, at + interval '1 minute', at, case when does < ${of.suggestionUsed}::float8 then at end,
        case when does >= ${of.suggestionUsed}::float8 and does < ${of.suggestionUsed + of.suggestionDismissed}::float8 then at end,
        case when does < ${of.suggestionUsed}::float8 then 'used' when does < ${of.suggestionUsed + of.suggestionDismissed}::float8 then 'dismissed' else 'shown' end
      from decisions d cross join generate_series(0, 1) i, lateral (select decided_at + (i + 1) * interval '1 minute' as at, random() + 0 * d.seed does) drawn
      where lead_id like ${`${name}-%`}`
    yield* sql`insert into suggestion_feedback (suggestion_id, lead_id, used, effectiveness_rating, at)
      select suggestion_id, lead_id, true, floor(${of.meanRating}::float8)::int + (random() < ${of.meanRating % 1}::float8)::int, used_at from coaching_suggestions
      where lead_id like ${`${name}-%`} and used_at is not null and random() < 0.5`
    yield* sql`insert into enrichments (enrichment_id, lead_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
      select gen_random_uuid(), lead_id, decided_at - interval '1 minute', case when random() < ${of.enrichmentSucceeds}::float8 then 'complete' else 'not_found' end,
        'waterfall', 'normal', ${exponential(of.enrichmentCost)}::numeric(12, 6), 1000 * ${exponential(of.meanEnrichmentSeconds)},
        case when random() < ${of.cacheHits}::float8 then '[{"outcome":"cached"}]'::jsonb else '[{"outcome":"matched"}]'::jsonb end, 0
      from decisions where lead_id like ${`${name}-%`}`
    yield* sql`insert into risk_validation_results (validation_id, lead_id, validation_type, overall_risk_score, severity, is_approved, requires_review, auto_escalate,
        created_at, expires_at, duration_ms)
      select gen_random_uuid(), lead_id, 'all', 10, case when chance < ${of.fraud}::float8 then 'high' else 'low' end, true, false, chance < ${of.escalated}::float8,
        decided_at, decided_at + interval '1 day', 1000 * ${exponential(of.meanValidationSeconds)}
      from decisions d, lateral (select random() + 0 * d.seed chance) drawn where lead_id like ${`${name}-%`}`
    yield* sql`insert into risk_reviews (lead_id, flagged, escalated, overall_risk_score, severity, reasons, opened_at, status, decision, reviewer, decided_at)
      select lead_id, true, false, 80, 'high', '{}', created_at, 'closed', case when random() < ${of.falsePositive}::float8 then 'approve' else 'reject' end, 'simulated', created_at
      from risk_validation_results where lead_id like ${`${name}-%`} and severity = 'high'`
  }).pipe(sql.withTransaction)
}
