import { SqlClient } from "@effect/sql"
import { Effect } from "effect"

/** Sixty days of an agency's work up to now, closed at weekends: what the dashboard counts, and what it compares with. */
export const sixtyDays = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const chance = (salt: string) => sql`((hashtext(i::text || ${salt}) & 1023) / 1023.0)`
  const at = sql`(now() - interval '60 days' * (1 - i / 1800.0) - interval '2 hours')`
  yield* sql`insert into leads (lead_id, email, source, score, score_source, score_reasons, created_at)
    select 'd' || i, 'd' || i || '@a.example', (array['web', 'referral', 'aggregator'])[1 + i % 3], 50, 'computed', '[]', ${at}
    from generate_series(1, 1800) i`
  yield* sql`insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed, holdout,
      experiment_key, variant, assignment_unit, assignment_propensity)
    select ('01930000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'd' || i, 'offers', ${at}, ${at} + interval '7 days', 'h', '{}', 1,
      i % 10 = 0, 'offer-ranking', case when ${chance("arm")} < 0.5 then 'A' else 'B' end, 'lead', 0.5
    from generate_series(1, 1800) i`
  yield* sql`insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product, fit_score,
      confidence, estimated_conversion_probability, conversion_model, holdout, annual_premium, valid_until, created_at, presented_at, responded_at, status)
    select gen_random_uuid(), decision_id, lead_id, place, 1, (array['primary', 'secondary', 'tertiary'])[place + 1],
      (array['auto', 'home', 'life'])[1 + (i + place) % 3], 'p', 40 + (i % 6) * 10, 60, 30, 'm', holdout, 900 + i % 700,
      decided_at + interval '7 days', decided_at, case when shown then decided_at + interval '5 minutes' end,
      case when shown and answers then decided_at + interval '5 minutes' + interval '1 second' * (20 + 120 * pace) end,
      case when shown and answers and taken then 'accepted' when shown and answers then 'rejected' when shown then 'presented' else 'suggested' end
    from (select d.*, i, place, extract(isodow from d.decided_at) < 6 and ${chance("shown")} < 0.85 - 0.2 * place shown,
        ${chance("answers")} < 0.8 answers, ${chance("pace")} pace,
        ${chance("taken")} < case when d.holdout then 0.12 when d.variant = 'B' then 0.46 else 0.4 end - 0.1 * place taken
      from decisions d, substr(d.lead_id, 2) s, lateral (select s::int i) n, generate_series(0, 2) place
      where d.lead_id like 'd%' and place <= i % 3) o`
  yield* sql`insert into experiment_assignments (experiment_key, lead_id, variant, propensity, assigned_at)
    select experiment_key, lead_id, variant, 0.5, decided_at from decisions where lead_id like 'd%'`
  yield* sql`insert into experiment_exposures (experiment_key, lead_id, variant, decision_id, forced, exposed_at)
    select experiment_key, lead_id, variant, decision_id, false, decided_at from decisions d where lead_id like 'd%'
      and exists (select from personalized_offers o where o.decision_id = d.decision_id and presented_at is not null)`
  yield* sql`insert into enrichments (enrichment_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
    select gen_random_uuid(), ${at}, case when ${chance("found")} < 0.86 then 'complete' else 'not_found' end, 'waterfall', 'normal',
      0.08 + 0.3 * ${chance("cost")}, 300 + 900 * ${chance("slow")},
      jsonb_build_array(jsonb_build_object('outcome', case when ${chance("cached")} < 0.3 then 'cached' else 'matched' end)), 0
    from generate_series(1, 1800) i`
  yield* sql`insert into calls (call_id, lead_id, agent_id, direction, started_at)
    select 'd' || i, 'd' || i, 'ana', 'inbound', ${at} from generate_series(1, 1800, 9) i`
  yield* sql`insert into call_events (call_id, event_index, lead_id, at, event, detected)
    select call_id, line, lead_id, started_at + line * interval '20 seconds', '{}',
      jsonb_build_array(jsonb_build_object('type', 'sentiment', 'score', 0.1 * line - 0.3 + 0.3 * ${chance("mood")}))
    from calls, lateral (select substr(call_id, 2)::int i) n, generate_series(0, 7) line where call_id ~ '^d[0-9]+$'`
  yield* sql`update calls set status = 'ended', ended_at = started_at + interval '9 minutes', outcome = 'follow_up' where call_id ~ '^d[0-9]+$'`
  yield* sql`insert into coaching_suggestions (suggestion_id, lead_id, type, rule, tenure, title, content, suggested_script, confidence, priority,
      triggered_by, context, propensity, created_at, expires_at, status, shown_at, used_at, dismissed_at)
    select ('01940000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'd' || i,
      (array['objection_handling', 'objection_handling', 'compliance_reminder', 'cross_sell_opportunity', 'sentiment_adjustment'])[1 + i % 5],
      'r', 'any', 't', 'c', 's', 'high', 'high', '[]', '{}', 1, ${at}, ${at} + interval '1 minute',
      case when ${chance("use")} < 0.42 then 'used' when ${chance("use")} < 0.7 then 'dismissed' else 'shown' end, ${at},
      case when ${chance("use")} < 0.42 then ${at} end, case when ${chance("use")} between 0.42 and 0.7 then ${at} end
    from generate_series(1, 1800, 2) i`
  yield* sql`insert into suggestion_feedback (suggestion_id, used, effectiveness_rating, at)
    select suggestion_id, true, 3 + i % 3, used_at from coaching_suggestions, lateral (select substr(lead_id, 2)::int i) n
    where used_at is not null and rule = 'r' and i % 4 <> 0`
  yield* sql`insert into risk_validation_results (validation_id, lead_id, validation_type, overall_risk_score, severity, is_approved, requires_review,
      auto_escalate, created_at, expires_at)
    select gen_random_uuid(), 'd' || i, 'all', 20, (array['low', 'low', 'low', 'medium', 'high'])[1 + i % 5], true, false, false, ${at}, ${at}
    from generate_series(1, 1800, 3) i`
  yield* sql`insert into risk_reviews (lead_id, flagged, escalated, overall_risk_score, severity, reasons, opened_at, status, decision, reviewer, decided_at)
    select 'd' || i, true, i > 1795, 65 + i % 30, case when i > 1795 then 'critical' else 'high' end,
      array['phone_fictitious', 'address_not_found', 'email_disposable', 'form_too_quick'], ${at},
      case when i > 1780 then 'open' else 'closed' end, case when i > 1780 then null when i % 5 = 0 then 'approve' else 'reject' end,
      case when i > 1780 then null else 'bo' end, case when i > 1780 then null else ${at} + interval '1 hour' end
    from generate_series(1, 1800) i where i > 1780 or i % 20 = 5`
})

/** A day of look-ups of every provider that is registered. */
export const aDayOfLookUps = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`insert into provider_purchases (purchase_id, purchase_key, provider_id, state, outcome, failure_reason, unit_cost, expected_cost, cost,
      duration_ms, attempts, cache_key, spend_day, lease_until, created_at, settled_at)
    select gen_random_uuid(), 'd' || d.id || i, d.id, 'settled',
      case when i % 40 = 3 then 'failed' when i % 5 = 0 then 'not_found' else 'matched' end, case when i % 40 = 3 then 'timeout' end,
      cost_per_call, cost_per_call, cost_per_call, 120 + (hashtext(d.id || i::text) & 511), 1, '\\x00', (now() at time zone 'UTC')::date, now(),
      now() - i * interval '4 minutes', now() - i * interval '4 minutes'
    from data_providers d, generate_series(1, 180) i`
  yield* sql`insert into provider_tokens (provider_id, tokens, refilled_at, day, used_today)
    select id, 10, now(), (now() at time zone 'UTC')::date, 180 + (hashtext(id::text) & 255) from data_providers
    on conflict (provider_id) do update set used_today = excluded.used_today, day = excluded.day`
})
