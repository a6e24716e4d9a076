-- What sql/migrations add up to. Written by `bun run schema`; not applied by anything.

CREATE OR REPLACE FUNCTION public.audit_content(e audit_entries)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select jsonb_build_array(e.audit_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.action,
    encode(e.lead_hash, 'hex'), e.key_id, e.key_name, e.request_id, e.detail)::text
$function$
;

CREATE OR REPLACE FUNCTION public.batch_lead_spend(asked_batch uuid, asked_position integer, asked_lead text, reported numeric)
 RETURNS numeric
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  booked numeric;
begin
  if asked_lead is not null then
    select sum(coalesce(cost, expected_cost)) into booked from provider_purchases
      where lead_id = asked_lead and batch_id = asked_batch::text;
  else
    select sum(coalesce(cost, expected_cost)) into booked from provider_purchases
      where lead_id is null and batch_id = asked_batch::text;
    booked := booked - (
      select coalesce(sum(cost), 0) from enrichment_batch_leads
      where batch_id = asked_batch and lead_id is null and position <> asked_position
    );
  end if;
  return greatest(reported, booked);
end $function$
;

CREATE OR REPLACE FUNCTION public.begin_conversion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from lead_conversions where lead_id = new.lead_id and decided_at <= new.decided_at;
  if found then return null; end if;
  perform hold_conversion(new.lead_id);
  insert into lead_conversions as c (lead_id, holdout, decided_at, converted_at)
    values (new.lead_id, new.holdout, new.decided_at, first_conversion(new.lead_id, new.decided_at))
    on conflict (lead_id) do update
      set holdout = excluded.holdout, decided_at = excluded.decided_at, converted_at = excluded.converted_at
      where c.decided_at > excluded.decided_at;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.begin_provider_purchases(orders jsonb, daily_budget numeric, campaign_budgets jsonb DEFAULT '{}'::jsonb)
 RETURNS TABLE(key text, verdict text, id uuid, dollars double precision)
 LANGUAGE plpgsql
AS $function$
declare
  asked record;
  known provider_purchases;
  today constant date := (clock_timestamp() at time zone 'UTC')::date;
  lease timestamptz;
  entered uuid[] := '{}';
  provider_budgets jsonb := '{}';
  its_campaign text;
begin
  for asked in
    select o.*, decode(o."cacheKey", 'hex') as hashed
    from jsonb_to_recordset(orders) as o(
      "purchaseId" uuid, "purchaseKey" text, "providerId" uuid, "leadId" text, "enrichmentId" text, "batchId" text,
      "unitCost" numeric, "expectedCost" numeric, "cacheKey" text, "leaseMs" double precision, "refresh" boolean,
      "waitedMs" double precision, "ofStoredLead" boolean, "dailyBudget" numeric)
    order by o."cacheKey", o."purchaseKey"
  loop
    key := asked."purchaseKey";
    verdict := null;
    provider_budgets := provider_budgets || jsonb_build_object(asked."providerId"::text, asked."dailyBudget");
    select l.source into its_campaign from leads l where l.lead_id = asked."leadId" and campaign_budgets ? l.source;
    if exists (select from leads l where l.lead_id = asked."leadId" and l.consent ->> 'enrichment' = 'false') then
      verdict := 'consent_missing';
    elsif asked."ofStoredLead" and not exists (select from leads l where l.lead_id = asked."leadId") then
      verdict := 'lead_gone';
    end if;
    if verdict is not null then
      id := asked."purchaseId";
      dollars := 0;
      return next;
      continue;
    end if;
    while verdict is null loop
      id := asked."purchaseId";
      dollars := 0;
      lease := clock_timestamp() + make_interval(secs => asked."leaseMs" / 1000);
      update provider_purchases p set state = 'unknown', cost = p.expected_cost
        where (p.cache_key = asked.hashed or p.purchase_key = key)
          and p.state = 'pending' and p.lease_until <= clock_timestamp();
      select * into known from provider_purchases p where p.purchase_key = key for update;
      if found then
        id := known.purchase_id;
        dollars := coalesce(known.cost, 0);
        if known.state = 'pending' then
          verdict := 'elsewhere';
        elsif known.state = 'unknown' then
          verdict := 'unknown';
        elsif known.outcome <> 'failed' or known.cost > 0 then
          verdict := 'settled';
        else
          begin
            update provider_purchases p
              set state = 'pending', outcome = null, failure_reason = null, failure_code = null, cost = null,
                billed_calls = null, settled_at = null, unit_cost = asked."unitCost",
                expected_cost = asked."expectedCost", spend_day = today, lease_until = lease, campaign = its_campaign
              where p.purchase_id = id;
            verdict := 'begun';
          exception when unique_violation then
            null;
          end;
        end if;
      elsif exists (
        select from provider_cache c
        where c.key = asked.hashed and c.expires_at > clock_timestamp()
          and (not asked."refresh" or c.created_at >= clock_timestamp() - make_interval(secs => asked."waitedMs" / 1000))
      ) then
        verdict := 'answered';
      else
        insert into provider_purchases (purchase_id, purchase_key, provider_id, lead_id, enrichment_id, batch_id,
            unit_cost, expected_cost, cache_key, spend_day, lease_until, campaign)
          values (id, key, asked."providerId", asked."leadId", asked."enrichmentId", asked."batchId",
            asked."unitCost", asked."expectedCost", asked.hashed, today, lease, its_campaign)
          on conflict do nothing;
        if found then verdict := 'begun'; end if;
      end if;
      if verdict is null then
        select p.purchase_id into id from provider_purchases p
          where p.cache_key = asked.hashed and p.state = 'pending' and p.lease_until > clock_timestamp();
        if found then verdict := 'elsewhere'; end if;
      end if;
    end loop;
    if verdict = 'begun' then entered := entered || id; else return next; end if;
  end loop;

  for known in select * from provider_purchases p where p.purchase_id = any (entered) order by p.cache_key loop
    key := known.purchase_key;
    id := known.purchase_id;
    dollars := 0;
    if not reserve_provider_spend(known.expected_cost, daily_budget) then
      verdict := 'over_budget';
    elsif not reserve_budget(today, 'provider:' || known.provider_id, known.expected_cost,
        (provider_budgets ->> known.provider_id::text)::numeric) then
      verdict := 'over_provider_budget';
      update provider_spend d set dollars = d.dollars - known.expected_cost where d.day = today;
    elsif known.campaign is not null and not reserve_budget(today, 'source:' || known.campaign, known.expected_cost,
        (campaign_budgets ->> known.campaign)::numeric) then
      verdict := 'over_campaign_budget';
      update provider_spend d set dollars = d.dollars - known.expected_cost where d.day = today;
      update budget_spend b set dollars = b.dollars - known.expected_cost
        where b.day = today and b.budget = 'provider:' || known.provider_id;
    else
      verdict := 'begun';
    end if;
    if verdict <> 'begun' then
      if known.attempts = 0 then
        delete from provider_purchases p where p.purchase_id = id;
      else
        update provider_purchases p set state = 'settled', outcome = 'failed', cost = 0, settled_at = clock_timestamp()
          where p.purchase_id = id;
      end if;
    end if;
    return next;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.claim_batch_leads(asked_batch uuid, asked_owner uuid, asked_leads integer, lease_ms double precision)
 RETURNS SETOF enrichment_batch_leads
 LANGUAGE plpgsql
AS $function$
declare
  b enrichment_batches;
  leads_to_claim integer;
  remaining numeric;
  allowance numeric := 0;
  claimed integer := 0;
  lead enrichment_batch_leads;
begin
  select * into b from enrichment_batches where batch_id = asked_batch for update;
  if not found or b.status not in ('queued', 'running') then return; end if;
  leads_to_claim := least(asked_leads, b.concurrency - b.in_flight);

  if b.max_cost is not null and not b.money_out then
    remaining := b.max_cost - b.total_cost - b.reserved;
    if b.lead_cost_cap = 0 then
      allowance := 0;
    elsif remaining >= b.lead_cost_cap then
      allowance := b.lead_cost_cap;
      leads_to_claim := least(leads_to_claim, floor(remaining / b.lead_cost_cap));
    elsif b.reserved > 0 then
      return;
    elsif remaining > 0 then
      allowance := remaining;
      leads_to_claim := least(leads_to_claim, 1);
    end if;
  end if;
  if leads_to_claim <= 0 then return; end if;

  for lead in
    with picked as materialized (
      select q.position from enrichment_batch_leads q
      where q.batch_id = asked_batch and q.state = 'queued' and (q.not_before is null or q.not_before <= clock_timestamp())
      order by q.position limit leads_to_claim for update skip locked
    )
    update enrichment_batch_leads l
      set state = 'running', owner = asked_owner, lease_until = clock_timestamp() + make_interval(secs => lease_ms / 1000),
        not_before = null, attempts = l.attempts + 1, reserved = allowance
      from picked where l.batch_id = asked_batch and l.position = picked.position
      returning l.*
  loop
    claimed := claimed + 1;
    return next lead;
  end loop;

  if claimed > 0 then
    update enrichment_batches set
      status = 'running', in_flight = in_flight + claimed, reserved = enrichment_batches.reserved + claimed * allowance,
      served_at = clock_timestamp(), started_at = coalesce(started_at, clock_timestamp()),
      earlier_at = coalesce(earlier_at, clock_timestamp()), sampled_at = coalesce(sampled_at, clock_timestamp())
      where batch_id = asked_batch;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.complete_by_call()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform complete_conversion(new.lead_id, new.ended_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.complete_by_offer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform complete_conversion(new.lead_id, new.responded_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.complete_conversion(lead text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform hold_conversion(lead);
  update lead_conversions set converted_at = at
    where lead_id = lead and decided_at <= at and (converted_at is null or converted_at > at);
end $function$
;

CREATE OR REPLACE FUNCTION public.day_of(at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE
RETURN date_bin('1 day'::interval, at, '1970-01-01 00:00:00+00'::timestamp with time zone)
;

CREATE OR REPLACE FUNCTION public.decide_risk_review(asked uuid, its_decision text, its_reviewer text, its_note text, at timestamp with time zone)
 RETURNS TABLE(outcome text, lead_id text, review jsonb)
 LANGUAGE plpgsql
AS $function$
declare
  v risk_validation_results;
  about risk_reviews;
begin
  select r.* into v from risk_validation_results r where r.validation_id = asked and r.lead_id is not null;
  if found and v.review_id is null then
    select r.* into v from risk_validation_results r where r.validation_id = asked and r.lead_id is not null for update;
  end if;
  if v.lead_id is null then
    outcome := 'unknown';
    return next;
    return;
  end if;
  lead_id := v.lead_id;
  if v.review_id is null then
    insert into risk_reviews as r (lead_id, flagged, escalated, overall_risk_score, severity, reasons, status, decision,
        reviewer, note, opened_at, decided_at)
      values (v.lead_id, false, false, v.overall_risk_score, v.severity, '{}', 'closed', its_decision,
        its_reviewer, its_note, at, at)
      returning r.* into about;
    update risk_validation_results r set review_id = about.review_id where r.validation_id = asked;
  else
    update risk_reviews r
      set status = 'closed', decision = its_decision, reviewer = its_reviewer, note = its_note, decided_at = at
      where r.review_id = v.review_id and r.status = 'open' returning r.* into about;
    if not found then
      outcome := 'closed';
      return next;
      return;
    end if;
  end if;
  update risk_validation_results r
    set is_approved = its_decision = 'approve' and r.validation_metadata -> 'blockedBy' = '[]'
    where r.review_id = about.review_id and r.lead_id is not null;
  outcome := 'decided';
  review := risk_review_json(about);
  return next;
end $function$
;

CREATE OR REPLACE FUNCTION public.finish_batch_lead(asked_batch uuid, asked_position integer, asked_owner uuid, asked_attempt integer, its_outcome text, its_reason text, reported_cost numeric, its_duration_ms double precision, its_providers jsonb, bought_nothing_with_all_that_is_left boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  l enrichment_batch_leads;
  spent numeric;
begin
  perform from enrichment_batches where batch_id = asked_batch for update;
  select * into l from enrichment_batch_leads
    where batch_id = asked_batch and position = asked_position and state = 'running'
      and owner = asked_owner and attempts = asked_attempt
    for update;
  if not found then return false; end if;
  spent := batch_lead_spend(asked_batch, asked_position, l.lead_id, greatest(reported_cost, l.cost));

  update enrichment_batch_leads set state = 'done', owner = null, lease_until = null, reserved = 0,
      outcome = its_outcome, reason = its_reason, cost = spent, duration_ms = its_duration_ms, providers = its_providers
    where batch_id = asked_batch and position = asked_position;

  update enrichment_batches set
      complete = complete + (its_outcome = 'complete')::int,
      partial = partial + (its_outcome = 'partial')::int,
      cached = cached + (its_outcome = 'cached')::int,
      degraded = degraded + (its_outcome = 'degraded')::int,
      not_found = not_found + (its_outcome = 'not_found')::int,
      skipped = skipped + (its_outcome = 'skipped')::int,
      failed = failed + (its_outcome = 'failed')::int,
      total_cost = total_cost + spent - l.cost,
      reserved = reserved - l.reserved,
      in_flight = in_flight - 1,
      money_out = money_out or bought_nothing_with_all_that_is_left,
      earlier_at = case when sampled_at < clock_timestamp() - interval '30 seconds' then sampled_at else earlier_at end,
      earlier_done = case when sampled_at < clock_timestamp() - interval '30 seconds' then sampled_done else earlier_done end,
      sampled_at = case when sampled_at < clock_timestamp() - interval '30 seconds' then clock_timestamp() else sampled_at end,
      sampled_done = case when sampled_at < clock_timestamp() - interval '30 seconds' then done + 1 else sampled_done end,
      status = case
        when done + 1 < total or status = 'cancelled' then status
        when failed + (its_outcome = 'failed')::int = total then 'failed'
        else 'completed' end,
      finished_at = case when done + 1 = total or status = 'cancelled' and in_flight = 1 then clock_timestamp() end
    where batch_id = asked_batch;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.first_conversion(lead text, since timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select least(
    (select min(responded_at) from personalized_offers where lead_id = lead and status = 'accepted' and responded_at >= since),
    (select min(ended_at) from calls where lead_id = lead and outcome = 'sold' and ended_at >= since))
$function$
;

CREATE OR REPLACE FUNCTION public.forget_call()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.call_id := gen_random_uuid();
  new.permission := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_consent_statement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.source := null;
  new.text := null;
  new.version := null;
  new.erased_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.inputs := null;
  new.answer := null;
  new.choices := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_feedback()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.notes := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.agent_feedback := null;
  new.reason := null;
  new.call_id := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_offer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.features := null;
  new.reasoning := null;
  new.competitive_advantages := '{}';
  new.premium := null;
  new.coverage := null;
  new.call_id := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_risk_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.grounds := null;
  new.note := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_risk_validation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.call_id := null;
  new.validation_checks := null;
  new.validation_metadata := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_suggestion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.title := '';
  new.content := '';
  new.suggested_script := '';
  new.talking_points := '[]';
  new.triggered_by := '[]';
  new.context := '{}';
  new.decided := '{}';
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_webhook_delivery()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.about := null;
  new.data := new.data - 'callId' || '{"leadId": null}';
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.hold_conversion(lead text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtextextended(lead, 7221090418))
$function$
;

CREATE OR REPLACE FUNCTION public.hour_of(at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE
RETURN date_bin('01:00:00'::interval, at, '1970-01-01 00:00:00+00'::timestamp with time zone)
;

CREATE OR REPLACE FUNCTION public.keep_decision(decision jsonb, features jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
declare
  d decisions := jsonb_populate_record(null::decisions, decision);
  standing uuid;
begin
  perform from leads where lead_id = d.lead_id for no key update;
  if not found then return null; end if;
  select decision_id into standing from decisions
    where lead_id = d.lead_id and inputs_hash = d.inputs_hash and valid_until > d.decided_at
    order by valid_until desc limit 1;
  if found then return standing; end if;

  insert into decisions select d.*;
  with suggested as (
    insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product,
      fit_score, confidence, estimated_conversion_probability, features, conversion_model, reasoning,
      competitive_advantages, ab_test_variant, holdout, annual_premium, premium, coverage, valid_until, created_at)
    select "offerId", d.decision_id, d.lead_id, position, propensity, tier, "offerType", product, "fitScore", confidence,
      "estimatedConversionProbability", keep_decision.features -> "offerId"::text, d.versions ->> 'conversion', reasoning,
      "competitiveAdvantages", d.variant, d.holdout, (premium ->> 'annual')::numeric, premium, coverage, d.valid_until,
      d.decided_at
    from jsonb_to_recordset(d.answer -> 'offers') as offer("offerId" uuid, position smallint, propensity float8,
      tier text, "offerType" text, product text, "fitScore" smallint, confidence smallint,
      "estimatedConversionProbability" float8, reasoning jsonb, "competitiveAdvantages" text[], premium jsonb,
      coverage jsonb)
    returning offer_id, lead_id, status, created_at
  )
  insert into offer_acceptance_history (offer_id, lead_id, from_status, to_status, at)
    select offer_id, lead_id, null, status, created_at from suggested;
  return d.decision_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_risk_validation(result jsonb, its_grounds bytea, reasons text[])
 RETURNS TABLE(review jsonb, is_approved boolean, opened boolean)
 LANGUAGE plpgsql
AS $function$
declare
  kept risk_validation_results := jsonb_populate_record(null::risk_validation_results, result);
  about risk_reviews;
begin
  perform from leads l where l.lead_id = kept.lead_id for key share;
  if not found then return; end if;
  opened := false;
  if kept.requires_review then
    insert into risk_reviews as r
        (lead_id, grounds, flagged, escalated, overall_risk_score, severity, reasons, opened_at)
      values (kept.lead_id, its_grounds, true, kept.auto_escalate, kept.overall_risk_score, kept.severity,
        keep_risk_validation.reasons, kept.created_at)
      on conflict (lead_id, grounds) do nothing returning r.* into about;
    opened := found;
    if not opened then
      select r.* into about from risk_reviews r where r.lead_id = kept.lead_id and r.grounds = its_grounds;
    end if;
    kept.review_id := about.review_id;
    kept.is_approved := coalesce(about.decision = 'approve' and kept.validation_metadata -> 'blockedBy' = '[]', false);
    review := risk_review_json(about);
  end if;
  insert into risk_validation_results select kept.*;
  is_approved := kept.is_approved;
  return next;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into effectiveness_kept as k (part, before)
    select part, hour_of(max(at)) + interval '1 hour' from (
      select split_part(arg, ' ', 1) part, (to_jsonb(gone) ->> split_part(arg, ' ', 2))::timestamptz at
      from gone, unnest(tg_argv::text[]) arg) event
    where at is not null group by part order by part
  on conflict (part) do update set before = excluded.before where excluded.before > k.before;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.lead_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into leads_to_note (lead_id) values (new.lead_id) on conflict (lead_id) do update set since = excluded.since;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.leads_came()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into leads_to_note (lead_id) select lead_id from came on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.note_consent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before constant jsonb := case when tg_op = 'UPDATE' then coalesce(old.consent, '{}') else '{}' end;
  after constant jsonb := coalesce(new.consent, '{}');
begin
  if current_setting('callwise.consent_stated', true) = 'on' then return null; end if;
  insert into consent_statements (lead_id, purpose, granted, source, at)
    select new.lead_id, purpose, (after ->> purpose)::boolean, 'lead', clock_timestamp()
    from jsonb_object_keys(before || after) purpose
    where (before -> purpose) is distinct from (after -> purpose);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.recount_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  case tg_argv[1]
    when 'at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(at) from fresh union select tg_argv[0], hour_of(at) from stale;
    when 'created_at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(created_at) from fresh union select tg_argv[0], hour_of(created_at) from stale;
    when 'started_at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(started_at) from fresh union select tg_argv[0], hour_of(started_at) from stale;
    when 'decided_at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(decided_at) from fresh where decided_at is not null
        union select tg_argv[0], hour_of(decided_at) from stale where decided_at is not null;
  end case;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.recount_fresh()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  case tg_argv[1]
    when 'at' then
      insert into effectiveness_recounts (part, hour) select distinct tg_argv[0], hour_of(at) from fresh;
    when 'created_at' then
      insert into effectiveness_recounts (part, hour) select distinct tg_argv[0], hour_of(created_at) from fresh;
    when 'started_at' then
      insert into effectiveness_recounts (part, hour) select distinct tg_argv[0], hour_of(started_at) from fresh;
    when 'decided_at' then
      insert into effectiveness_recounts (part, hour)
        select distinct tg_argv[0], hour_of(decided_at) from fresh where decided_at is not null;
  end case;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.recount_offers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into effectiveness_recounts (part, hour)
    select distinct part, hour_of(at) from fresh, lateral (values ('offersSuggested', created_at), ('offersPresented', presented_at),
      ('combinations', presented_at), ('offersAnswered', responded_at)) of_offer(part, at) where at is not null;
  if tg_op = 'UPDATE' then
    insert into effectiveness_recounts (part, hour)
      select distinct part, hour_of(was) from stale join fresh using (offer_id), lateral (values
        ('offersSuggested', stale.created_at, fresh.created_at), ('offersPresented', stale.presented_at, fresh.presented_at),
        ('combinations', stale.presented_at, fresh.presented_at), ('offersAnswered', stale.responded_at, fresh.responded_at))
        of_offer(part, was, at) where was <> at;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.recount_source()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into effectiveness_recounts (part, hour)
    select distinct 'combinations', hour_of(presented_at) from personalized_offers
    where lead_id = new.lead_id and presented_at is not null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.requeue_batch_lead(asked_batch uuid, asked_position integer, asked_owner uuid, asked_attempt integer, reported_cost numeric, after_failure boolean, delay_ms double precision)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  l enrichment_batch_leads;
  spent numeric;
begin
  perform from enrichment_batches where batch_id = asked_batch for update;
  select * into l from enrichment_batch_leads
    where batch_id = asked_batch and position = asked_position and state = 'running'
      and owner = asked_owner and attempts = asked_attempt
    for update;
  if not found then return false; end if;
  spent := batch_lead_spend(asked_batch, asked_position, l.lead_id, greatest(reported_cost, l.cost));

  update enrichment_batch_leads set state = 'queued', owner = null, lease_until = null, reserved = 0, cost = spent,
      failures = failures + after_failure::int, not_before = clock_timestamp() + make_interval(secs => delay_ms / 1000)
    where batch_id = asked_batch and position = asked_position;
  update enrichment_batches set
      total_cost = total_cost + spent - l.cost, reserved = reserved - l.reserved, in_flight = in_flight - 1,
      finished_at = case when status = 'cancelled' and in_flight = 1 then clock_timestamp() end
    where batch_id = asked_batch;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.reserve_budget(its_day date, its_budget text, amount numeric, budget_limit numeric)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  if amount = 0 then return true; end if;
  if amount > budget_limit then return false; end if;
  insert into budget_spend as b (day, budget, dollars) values (its_day, its_budget, amount)
    on conflict (day, budget) do update set dollars = b.dollars + excluded.dollars
      where budget_limit is null or b.dollars + excluded.dollars <= budget_limit;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.reserve_provider_spend(amount numeric, budget numeric)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  if amount = 0 then return true; end if;
  if amount > budget then return false; end if;
  insert into provider_spend as s (day, dollars) values ((clock_timestamp() at time zone 'UTC')::date, amount)
    on conflict (day) do update set dollars = s.dollars + excluded.dollars
      where budget is null or s.dollars + excluded.dollars <= budget;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.risk_review_json(r risk_reviews)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select case when r.review_id is null then null else jsonb_build_object(
    'reviewId', r.review_id, 'leadId', r.lead_id, 'flagged', r.flagged, 'escalated', r.escalated,
    'overallRiskScore', r.overall_risk_score, 'severity', r.severity, 'reasons', r.reasons, 'status', r.status,
    'decision', r.decision, 'reviewer', r.reviewer, 'note', r.note, 'openedAt', r.opened_at, 'decidedAt', r.decided_at) end
$function$
;

CREATE OR REPLACE FUNCTION public.sentiment_gain_of(its_call text)
 RETURNS double precision
 LANGUAGE sql
 STABLE
AS $function$
  with heard as (
    select (d ->> 'score')::float8 score, row_number() over (order by e.event_index, i) first,
      row_number() over (order by e.event_index desc, i desc) last, count(*) over () moods
    from call_events e, jsonb_array_elements(e.detected) with ordinality found(d, i)
    where e.call_id = its_call and d ->> 'type' = 'sentiment'
  )
  select avg(score) filter (where last <= 3) - avg(score) filter (where first <= 3) from heard having max(moods) >= 6
$function$
;

CREATE OR REPLACE FUNCTION public.state_consent(asked_lead text, said jsonb, said_at timestamp with time zone, its_source text, its_channel text, its_text text, its_version text, its_text_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  latest jsonb;
begin
  perform from leads where lead_id = asked_lead for no key update;
  if not found then return false; end if;
  said_at := coalesce(said_at, clock_timestamp());
  insert into consent_statements (lead_id, purpose, granted, source, channel, text, version, text_hash, at)
    select asked_lead, key, value::boolean, its_source, its_channel, its_text, its_version, its_text_hash, said_at
    from jsonb_each_text(said);
  select jsonb_object_agg(key, value) into latest from jsonb_each(said)
    where not exists (
      select from consent_statements c where c.lead_id = asked_lead and c.purpose = key and c.at > said_at);
  if latest is not null then
    perform set_config('callwise.consent_stated', 'on', true);
    update leads set consent = coalesce(consent, '{}') || latest, version = version + 1, updated_at = now()
      where lead_id = asked_lead;
    perform set_config('callwise.consent_stated', '', true);
  end if;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.take_provider_tokens(asked_provider uuid, asked_lookups integer, asked_rank integer, per_minute integer, burst integer, quota integer, max_wait_ms double precision)
 RETURNS TABLE(verdict text, lookups integer, wait_ms double precision, pause_reason text)
 LANGUAGE plpgsql
AS $function$
declare
  bucket provider_tokens;
  moment timestamptz;
  today date;
  used integer;
  available double precision;
  per_ms constant double precision := (per_minute - burst + 1) / 60000.0;
  reserve constant integer := case when asked_rank = 0 then burst / 4 else 0 end;
begin
  insert into provider_tokens (provider_id, tokens, refilled_at, day)
    values (asked_provider, burst, clock_timestamp(), (clock_timestamp() at time zone 'UTC')::date)
    on conflict do nothing;
  select * into strict bucket from provider_tokens t where t.provider_id = asked_provider for update;
  moment := clock_timestamp();
  today := (moment at time zone 'UTC')::date;
  used := case when bucket.day = today then bucket.used_today else 0 end;
  available := least(burst, bucket.tokens + greatest(0, extract(epoch from moment - bucket.refilled_at)) * 1000 * per_ms);

  if bucket.paused_until > moment then
    return query select 'paused', 0, extract(epoch from bucket.paused_until - moment)::float8 * 1000, bucket.pause_reason;
  elsif used >= quota then
    return query select 'quota_exhausted', 0,
      extract(epoch from (today + 1)::timestamp at time zone 'UTC' - moment)::float8 * 1000, null::text;
  elsif bucket.claim_until > moment and bucket.claim_rank > asked_rank then
    return query select 'wait', 0, extract(epoch from bucket.claim_until - moment)::float8 * 1000, null::text;
  elsif available < 1 + reserve then
    wait_ms := (1 + reserve - available) / per_ms;
    if asked_rank > 0 and wait_ms <= max_wait_ms and (asked_rank > bucket.claim_rank or bucket.claim_until <= moment) then
      update provider_tokens t
        set claim_rank = asked_rank, claim_until = moment + make_interval(secs => (wait_ms + 250) / 1000)
        where t.provider_id = asked_provider;
    end if;
    return query select 'wait', 0, wait_ms, null::text;
  else
    lookups := least(asked_lookups, quota - used);
    update provider_tokens t
      set tokens = available - 1, refilled_at = moment, day = today, used_today = used + lookups,
        claim_until = case when asked_rank >= t.claim_rank then '-infinity' else t.claim_until end
      where t.provider_id = asked_provider;
    return query select 'granted', lookups, 0::float8, null::text;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_alert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks(
    case new.status when 'resolved' then 'alert.resolved' else 'alert.firing' end, null, jsonb_build_object(
      'alertId', new.alert_id, 'rule', new.rule, 'subject', nullif(new.subject, ''), 'subjectName', new.subject_name,
      'severity', new.severity, 'status', new.status, 'value', new.value, 'threshold', new.threshold, 'unit', new.unit,
      'numerator', new.numerator, 'denominator', new.denominator, 'message', new.message,
      'startedAt', new.started_at, 'firedAt', new.fired_at, 'resolvedAt', new.resolved_at, 'resolution', new.resolution),
    coalesce(new.resolved_at, new.fired_at));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_batch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks('batch.completed', null, jsonb_build_object(
    'batchId', new.batch_id, 'status', new.status, 'total', new.total, 'done', new.done, 'complete', new.complete,
    'partial', new.partial, 'cached', new.cached, 'degraded', new.degraded, 'notFound', new.not_found,
    'skipped', new.skipped, 'failed', new.failed, 'totalCost', new.total_cost), new.finished_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_call()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks('call.' || case new.status when 'ended' then 'ended' else 'started' end, new.lead_id,
    jsonb_build_object('callId', new.call_id, 'leadId', new.lead_id, 'agentId', new.agent_id, 'direction', new.direction,
      'outcome', new.outcome, 'saleOfferId', new.sale_offer_id, 'premium', new.premium,
      'startedAt', new.started_at, 'endedAt', new.ended_at), coalesce(new.ended_at, new.started_at));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_enrichment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks('enrichment.completed', new.lead_id, jsonb_build_object(
    'enrichmentId', new.enrichment_id, 'leadId', new.lead_id, 'batchId', new.batch_id, 'status', new.status,
    'strategy', new.strategy, 'totalCost', new.total_cost, 'durationMs', new.duration_ms), new.at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_escalation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks('risk.escalated', new.lead_id, jsonb_build_object(
    'reviewId', new.review_id, 'leadId', new.lead_id, 'overallRiskScore', new.overall_risk_score,
    'severity', new.severity, 'reasons', new.reasons), new.opened_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_feedback()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks('suggestion.feedback', new.lead_id, jsonb_build_object(
      'feedbackId', new.feedback_id, 'suggestionId', new.suggestion_id, 'leadId', new.lead_id, 'callId', s.call_id,
      'agentId', new.agent_id, 'type', s.type, 'used', new.used, 'usedScript', new.used_script,
      'effectivenessRating', new.effectiveness_rating), new.at)
    from coaching_suggestions s where s.suggestion_id = new.suggestion_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_offer_step()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_webhooks('offer.' || new.to_status, new.lead_id, jsonb_build_object(
      'offerId', new.offer_id, 'leadId', new.lead_id, 'callId', new.call_id, 'agentId', new.agent_id,
      'offerType', o.offer_type, 'tier', o.tier, 'fitScore', o.fit_score, 'annualPremium', o.annual_premium), new.at)
    from personalized_offers o where o.offer_id = new.offer_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_webhooks(its_type text, lead text, its_data jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into webhook_deliveries (webhook_id, type, lead_id, about, data, occurred_at)
    select webhook_id, its_type, lead, coalesce(lead, its_data ->> 'alertId'), its_data, at
    from webhooks where disabled_at is null and events && array[its_type, '*'];
  if found then perform pg_notify('webhook_deliveries', ''); end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$function$
;

CREATE OR REPLACE FUNCTION public.uuid_v7_at(moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || '7000' || '8000000000000000')::uuid
$function$
;

CREATE OR REPLACE FUNCTION public.weigh_call()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.sentiment_gain := sentiment_gain_of(old.call_id);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.with_refusals(before jsonb, given jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when refused is null then given else refused || coalesce(given, '{}') end
  from (select jsonb_object_agg(key, value) refused from jsonb_each(before) where value = 'false') r
$function$
;

create table agents (
  agent_id text not null,
  "position" uuid default uuid_v7() not null,
  name text,
  hired_on date,
  licences jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint agents_pkey PRIMARY KEY (agent_id)
);

create table alert_evaluation (
  is_only boolean default true not null,
  evaluated_at timestamp with time zone not null,
  constraint alert_evaluation_is_only_check CHECK (is_only),
  constraint alert_evaluation_pkey PRIMARY KEY (is_only)
);

create table alerts (
  alert_id uuid default uuid_v7() not null,
  rule text not null,
  subject text default ''::text not null,
  subject_name text,
  severity text not null,
  status text not null,
  breaches integer default 0 not null,
  clears integer default 0 not null,
  value double precision not null,
  threshold double precision not null,
  unit text not null,
  numerator double precision not null,
  denominator double precision not null,
  message text not null,
  started_at timestamp with time zone not null,
  fired_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  acknowledged_by text,
  note text,
  silenced_until timestamp with time zone,
  resolved_at timestamp with time zone,
  resolution text,
  told boolean default false not null,
  constraint alerts_check CHECK (((status = 'pending'::text) = (fired_at IS NULL))),
  constraint alerts_check1 CHECK (((status = 'resolved'::text) = ((resolved_at IS NOT NULL) AND (resolution IS NOT NULL)))),
  constraint alerts_resolution_check CHECK ((resolution = ANY (ARRAY['cleared'::text, 'no_longer_watched'::text]))),
  constraint alerts_severity_check CHECK ((severity = ANY (ARRAY['warning'::text, 'critical'::text]))),
  constraint alerts_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'firing'::text, 'acknowledged'::text, 'resolved'::text]))),
  constraint alerts_unit_check CHECK ((unit = ANY (ARRAY['percent'::text, 'probability'::text]))),
  constraint alerts_pkey PRIMARY KEY (alert_id)
);

create table api_keys (
  key_id uuid not null,
  name text not null,
  prefix text not null,
  hash bytea not null,
  scopes text[] not null,
  agent_id text,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (key_id),
  constraint api_keys_hash_key UNIQUE (hash)
);

create table audit_chain (
  one_row boolean default true not null,
  head_sequence bigint default 0 not null,
  head_seal bytea default '\x'::bytea not null,
  base_sequence bigint default 0 not null,
  base_seal bytea default '\x'::bytea not null,
  base_proof bytea,
  constraint audit_chain_one_row_check CHECK (one_row),
  constraint audit_chain_pkey PRIMARY KEY (one_row)
);

create table audit_entries (
  audit_id uuid default uuid_v7() not null,
  at timestamp with time zone default now() not null,
  action text not null,
  lead_id text,
  key_id uuid,
  key_name text,
  request_id text,
  detail jsonb default '{}'::jsonb not null,
  lead_hash bytea,
  sequence bigint,
  seal bytea,
  constraint audit_entries_check CHECK (((sequence IS NULL) = (seal IS NULL))),
  constraint audit_entries_pkey PRIMARY KEY (audit_id)
);

create table budget_spend (
  day date not null,
  budget text not null,
  dollars numeric(14,6) not null,
  constraint budget_spend_pkey PRIMARY KEY (day, budget)
);

create table call_events (
  call_id text not null,
  event_index integer not null,
  lead_id text not null,
  at timestamp with time zone not null,
  event jsonb not null,
  detected jsonb default '[]'::jsonb not null,
  constraint call_events_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(call_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint call_events_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint call_events_pkey PRIMARY KEY (call_id, event_index)
);

create table call_messages (
  call_id text not null,
  sequence integer not null,
  lead_id text not null,
  type text not null,
  data jsonb not null,
  at timestamp with time zone default now() not null,
  constraint call_messages_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(call_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint call_messages_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint call_messages_pkey PRIMARY KEY (call_id, sequence)
);

create table call_sessions (
  call_id text not null,
  lead_id text not null,
  version integer default 0 not null,
  sequence integer default 0 not null,
  facts jsonb,
  conversation jsonb,
  updated_at timestamp with time zone default now() not null,
  constraint call_sessions_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(call_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint call_sessions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint call_sessions_pkey PRIMARY KEY (call_id)
);

create table calls (
  call_id text not null,
  "position" uuid default uuid_v7() not null,
  lead_id text,
  agent_id text not null,
  direction text not null,
  status text default 'active'::text not null,
  ringing boolean default false not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  sale_offer_id uuid,
  premium numeric(12,2),
  permission jsonb,
  settled text[] default '{}'::text[] not null,
  prepared_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  sentiment_gain double precision,
  missing jsonb default '[]'::jsonb not null,
  constraint calls_check CHECK (((status = 'ended'::text) = (ended_at IS NOT NULL))),
  constraint calls_check1 CHECK (((outcome IS NULL) OR (status = 'ended'::text))),
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['outbound'::text, 'inbound'::text]))),
  constraint calls_outcome_check CHECK ((outcome = ANY (ARRAY['sold'::text, 'follow_up'::text, 'not_interested'::text, 'no_answer'::text]))),
  constraint calls_premium_check CHECK ((premium >= (0)::numeric)),
  constraint calls_status_check CHECK ((status = ANY (ARRAY['active'::text, 'ended'::text]))),
  constraint calls_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint calls_sale_offer_id_fkey FOREIGN KEY (sale_offer_id) REFERENCES personalized_offers(offer_id) ON DELETE SET NULL,
  constraint calls_pkey PRIMARY KEY (call_id)
);

create table coaching_suggestions (
  suggestion_id uuid default uuid_v7() not null,
  lead_id text,
  call_id text,
  agent_id text,
  type text not null,
  rule text not null,
  script text,
  tenure text not null,
  title text not null,
  content text not null,
  suggested_script text not null,
  talking_points jsonb default '[]'::jsonb not null,
  confidence text not null,
  priority text not null,
  triggered_by jsonb not null,
  context jsonb not null,
  status text default 'pending'::text not null,
  withheld boolean default false not null,
  propensity double precision not null,
  decided jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  shown_at timestamp with time zone,
  said_at timestamp with time zone,
  used_at timestamp with time zone,
  dismissed_at timestamp with time zone,
  constraint coaching_suggestions_confidence_check CHECK ((confidence = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
  constraint coaching_suggestions_priority_check CHECK ((priority = ANY (ARRAY['urgent'::text, 'high'::text, 'medium'::text, 'low'::text]))),
  constraint coaching_suggestions_propensity_check CHECK (((propensity > (0)::double precision) AND (propensity <= (1)::double precision))),
  constraint coaching_suggestions_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'shown'::text, 'used'::text, 'dismissed'::text]))),
  constraint coaching_suggestions_type_check CHECK ((type = ANY (ARRAY['sentiment_adjustment'::text, 'objection_handling'::text, 'pain_point_response'::text, 'competitive_positioning'::text, 'risk_awareness'::text, 'upsell_opportunity'::text, 'cross_sell_opportunity'::text, 'compliance_reminder'::text]))),
  constraint coaching_suggestions_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(call_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint coaching_suggestions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint coaching_suggestions_pkey PRIMARY KEY (suggestion_id)
);

create table consent_statements (
  statement_id uuid default uuid_v7() not null,
  lead_id text,
  purpose text not null,
  granted boolean,
  source text,
  channel text,
  text text,
  version text,
  text_hash bytea,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone default clock_timestamp() not null,
  email_hash bytea,
  phone_hash bytea,
  erased_at timestamp with time zone,
  constraint consent_statements_check CHECK (((lead_id IS NULL) OR (erased_at IS NULL))),
  constraint consent_statements_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint consent_statements_pkey PRIMARY KEY (statement_id)
);

create table contact_attempts (
  attempt_id uuid default uuid_v7() not null,
  lead_id text,
  phone_hash bytea,
  agent_id text,
  at timestamp with time zone not null,
  channel text not null,
  direction text not null,
  constraint contact_attempts_channel_check CHECK ((channel = ANY (ARRAY['call'::text, 'text'::text]))),
  constraint contact_attempts_direction_check CHECK ((direction = ANY (ARRAY['outbound'::text, 'inbound'::text]))),
  constraint contact_attempts_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint contact_attempts_pkey PRIMARY KEY (attempt_id)
);

create table conversion_models (
  model_id uuid not null,
  status text not null,
  trained_at timestamp with time zone default now() not null,
  examples integer not null,
  positives integer not null,
  trained_from timestamp with time zone not null,
  trained_to timestamp with time zone not null,
  validated_from timestamp with time zone not null,
  validated_to timestamp with time zone not null,
  incumbent text not null,
  metrics jsonb not null,
  features text[] not null,
  data_hash text not null,
  seed bigint not null,
  parameters jsonb not null,
  constraint conversion_models_check CHECK (((positives >= 0) AND (positives <= examples))),
  constraint conversion_models_check1 CHECK (((trained_from <= trained_to) AND (trained_to <= validated_from) AND (validated_from <= validated_to))),
  constraint conversion_models_examples_check CHECK ((examples > 0)),
  constraint conversion_models_status_check CHECK ((status = ANY (ARRAY['candidate'::text, 'current'::text, 'retired'::text, 'refused'::text]))),
  constraint conversion_models_pkey PRIMARY KEY (model_id)
);

create table data_providers (
  id uuid not null,
  name text not null,
  type text not null,
  api_endpoint text not null,
  api_key_sealed bytea,
  is_enabled boolean not null,
  status text default 'active'::text not null,
  priority integer not null,
  cost_per_call numeric(12,6) not null,
  rate_limit_per_minute integer,
  daily_quota integer,
  cache_ttl_minutes integer,
  timeout_ms integer,
  mapping jsonb,
  success_rate double precision default 1 not null,
  origin text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  daily_budget numeric(14,6),
  constraint data_providers_cache_ttl_minutes_check CHECK ((cache_ttl_minutes >= 0)),
  constraint data_providers_cost_per_call_check CHECK ((cost_per_call >= (0)::numeric)),
  constraint data_providers_daily_budget_check CHECK ((daily_budget >= (0)::numeric)),
  constraint data_providers_daily_quota_check CHECK ((daily_quota > 0)),
  constraint data_providers_origin_check CHECK ((origin = ANY (ARRAY['api'::text, 'environment'::text, 'sandbox'::text]))),
  constraint data_providers_rate_limit_per_minute_check CHECK ((rate_limit_per_minute > 0)),
  constraint data_providers_status_check CHECK ((status = ANY (ARRAY['active'::text, 'degraded'::text, 'disabled'::text]))),
  constraint data_providers_success_rate_check CHECK (((success_rate >= (0)::double precision) AND (success_rate <= (1)::double precision))),
  constraint data_providers_timeout_ms_check CHECK ((timeout_ms > 0)),
  constraint data_providers_type_check CHECK ((type = ANY (ARRAY['zoominfo'::text, 'apollo'::text, 'clearbit'::text, 'dun_bradstreet'::text, 'custom'::text]))),
  constraint data_providers_pkey PRIMARY KEY (id)
);

create table decisions (
  decision_id uuid not null,
  lead_id text,
  kind text not null,
  decided_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  inputs_hash text not null,
  inputs jsonb,
  versions jsonb not null,
  seed bigint not null,
  experiment_key text,
  variant text,
  assignment_unit text,
  assignment_agent text,
  assignment_propensity double precision,
  forced boolean default false not null,
  holdout boolean default false not null,
  answer jsonb,
  choices jsonb,
  constraint decisions_assignment_unit_check CHECK ((assignment_unit = ANY (ARRAY['lead'::text, 'agent'::text]))),
  constraint decisions_kind_check CHECK ((kind = 'offers'::text)),
  constraint decisions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint decisions_pkey PRIMARY KEY (decision_id)
);

create table deletion_request_leads (
  request_id uuid not null,
  lead_id text not null,
  constraint deletion_request_leads_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint deletion_request_leads_request_id_fkey FOREIGN KEY (request_id) REFERENCES deletion_requests(request_id) ON DELETE CASCADE,
  constraint deletion_request_leads_pkey PRIMARY KEY (request_id, lead_id)
);

create table deletion_requests (
  request_id uuid default uuid_v7() not null,
  email_hash bytea,
  phone_hash bytea,
  note text,
  rule_id text not null,
  status text default 'in_progress'::text not null,
  erased integer default 0 not null,
  received_at timestamp with time zone default now() not null,
  acknowledge_by timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  completed_at timestamp with time zone,
  constraint deletion_requests_check CHECK (((email_hash IS NOT NULL) OR (phone_hash IS NOT NULL))),
  constraint deletion_requests_check1 CHECK (((status = 'completed'::text) = (completed_at IS NOT NULL))),
  constraint deletion_requests_status_check CHECK ((status = ANY (ARRAY['in_progress'::text, 'completed'::text]))),
  constraint deletion_requests_pkey PRIMARY KEY (request_id)
);

create table do_not_call (
  contact_hash bytea not null,
  list text not null,
  entry_id uuid,
  source text,
  added_at timestamp with time zone default clock_timestamp() not null,
  constraint do_not_call_check CHECK (((list = 'own'::text) = (entry_id IS NOT NULL))),
  constraint do_not_call_pkey PRIMARY KEY (contact_hash, list)
);

create table do_not_call_lists (
  list text not null,
  imported_at timestamp with time zone not null,
  constraint do_not_call_lists_pkey PRIMARY KEY (list)
);

create table effectiveness_kept (
  part text not null,
  before timestamp with time zone not null,
  constraint effectiveness_kept_pkey PRIMARY KEY (part)
);

create table effectiveness_recounts (
  entry_id bigint generated always as identity not null,
  part text not null,
  hour timestamp with time zone not null,
  constraint effectiveness_recounts_pkey PRIMARY KEY (entry_id)
);

create table enrichment_batch_leads (
  batch_id uuid not null,
  "position" integer not null,
  lead_id text,
  state text default 'queued'::text not null,
  owner uuid,
  lease_until timestamp with time zone,
  not_before timestamp with time zone,
  attempts smallint default 0 not null,
  failures smallint default 0 not null,
  reserved numeric(14,6) default 0 not null,
  outcome text,
  reason text,
  cost numeric(14,6) default 0 not null,
  duration_ms double precision,
  providers jsonb,
  constraint enrichment_batch_leads_check CHECK (((state = 'running'::text) = (owner IS NOT NULL))),
  constraint enrichment_batch_leads_check1 CHECK (((state = 'done'::text) = (outcome IS NOT NULL))),
  constraint enrichment_batch_leads_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text]))),
  constraint enrichment_batch_leads_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES enrichment_batches(batch_id) ON DELETE CASCADE,
  constraint enrichment_batch_leads_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint enrichment_batch_leads_pkey PRIMARY KEY (batch_id, "position")
);

create table enrichment_batches (
  batch_id uuid not null,
  status text default 'queued'::text not null,
  options jsonb not null,
  concurrency smallint not null,
  max_cost numeric(14,6),
  lead_cost_cap numeric(14,6) not null,
  money_out boolean default false not null,
  key_id uuid,
  key_name text not null,
  total integer default 0 not null,
  in_flight integer default 0 not null,
  complete integer default 0 not null,
  partial integer default 0 not null,
  cached integer default 0 not null,
  degraded integer default 0 not null,
  not_found integer default 0 not null,
  skipped integer default 0 not null,
  failed integer default 0 not null,
  done integer default ((((((complete + partial) + cached) + degraded) + not_found) + skipped) + failed) not null,
  total_cost numeric(14,6) default 0 not null,
  reserved numeric(14,6) default 0 not null,
  earlier_at timestamp with time zone,
  earlier_done integer default 0 not null,
  sampled_at timestamp with time zone,
  sampled_done integer default 0 not null,
  served_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  request_identity uuid,
  constraint enrichment_batches_check CHECK ((done <= total)),
  constraint enrichment_batches_concurrency_check CHECK (((concurrency >= 1) AND (concurrency <= 64))),
  constraint enrichment_batches_in_flight_check CHECK ((in_flight >= 0)),
  constraint enrichment_batches_lead_cost_cap_check CHECK ((lead_cost_cap >= (0)::numeric)),
  constraint enrichment_batches_max_cost_check CHECK ((max_cost >= (0)::numeric)),
  constraint enrichment_batches_reserved_check CHECK ((reserved >= (0)::numeric)),
  constraint enrichment_batches_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text, 'completed'::text, 'cancelled'::text, 'failed'::text]))),
  constraint enrichment_batches_pkey PRIMARY KEY (batch_id),
  constraint enrichment_batches_request_identity_key UNIQUE (request_identity)
);

create table enrichment_failures (
  failure_id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  constraint enrichment_failures_pkey PRIMARY KEY (failure_id)
);

create table enrichments (
  enrichment_id uuid not null,
  lead_id text,
  batch_id uuid,
  at timestamp with time zone default now() not null,
  status text not null,
  strategy text not null,
  priority text not null,
  total_cost numeric(12,6) not null,
  duration_ms double precision not null,
  providers jsonb not null,
  conflicts integer not null,
  constraint enrichments_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint enrichments_pkey PRIMARY KEY (enrichment_id)
);

create table experiment_assignments (
  assignment_id bigint generated always as identity not null,
  experiment_key text not null,
  lead_id text,
  agent_id text,
  variant text not null,
  propensity double precision not null,
  assigned_at timestamp with time zone not null,
  constraint experiment_assignments_check CHECK (((lead_id IS NULL) OR (agent_id IS NULL))),
  constraint experiment_assignments_propensity_check CHECK (((propensity > (0)::double precision) AND (propensity <= (1)::double precision))),
  constraint experiment_assignments_experiment_key_fkey FOREIGN KEY (experiment_key) REFERENCES experiments(key),
  constraint experiment_assignments_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint experiment_assignments_pkey PRIMARY KEY (assignment_id)
);

create table experiment_exposures (
  exposure_id bigint generated always as identity not null,
  experiment_key text not null,
  lead_id text,
  agent_id text,
  variant text not null,
  decision_id uuid,
  forced boolean not null,
  exposed_at timestamp with time zone not null,
  constraint experiment_exposures_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(decision_id) ON DELETE SET NULL,
  constraint experiment_exposures_experiment_key_fkey FOREIGN KEY (experiment_key) REFERENCES experiments(key),
  constraint experiment_exposures_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint experiment_exposures_pkey PRIMARY KEY (exposure_id)
);

create table experiments (
  experiment_id uuid not null,
  key text not null,
  name text not null,
  unit text not null,
  metric text not null,
  arms jsonb not null,
  salt text not null,
  is_default boolean default false not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  stopped_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint experiments_arms_check CHECK (((jsonb_array_length(arms) >= 2) AND (jsonb_array_length(arms) <= 20))),
  constraint experiments_check CHECK ((ends_at > starts_at)),
  constraint experiments_metric_check CHECK ((metric = ANY (ARRAY['acceptance'::text, 'conversion'::text, 'premium'::text]))),
  constraint experiments_unit_check CHECK ((unit = ANY (ARRAY['lead'::text, 'agent'::text]))),
  constraint experiments_pkey PRIMARY KEY (experiment_id),
  constraint experiments_key_key UNIQUE (key)
);

create table idempotent_requests (
  key_id uuid not null,
  idempotency_key text not null,
  fingerprint bytea not null,
  owner uuid not null,
  running_until timestamp with time zone not null,
  status smallint,
  headers jsonb,
  sealed_body bytea,
  subject text,
  created_at timestamp with time zone default now() not null,
  identity uuid default gen_random_uuid() not null,
  constraint idempotent_requests_pkey PRIMARY KEY (key_id, idempotency_key)
);

create table identity_beliefs (
  belief_id uuid default uuid_v7() not null,
  learnt_at timestamp with time zone default now() not null,
  pairs integer not null,
  patterns jsonb not null,
  belief jsonb not null,
  against text[] not null,
  constraint identity_beliefs_pairs_check CHECK ((pairs >= 0)),
  constraint identity_beliefs_pkey PRIMARY KEY (belief_id)
);

create table lead_conversions (
  conversion_id bigint generated always as identity not null,
  lead_id text,
  holdout boolean not null,
  decided_at timestamp with time zone not null,
  converted_at timestamp with time zone,
  constraint lead_conversions_check CHECK ((converted_at >= decided_at)),
  constraint lead_conversions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint lead_conversions_pkey PRIMARY KEY (conversion_id),
  constraint lead_conversions_lead_id_key UNIQUE (lead_id)
);

create table lead_enrichment_profiles (
  lead_id text not null,
  profile_id uuid not null,
  demographics jsonb,
  firmographics jsonb,
  behavioral jsonb,
  risk jsonb,
  property_data jsonb,
  vehicle_data jsonb,
  confidence_score double precision not null,
  data_sources text[] not null,
  enrichment_metadata jsonb not null,
  enriched_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint lead_enrichment_profiles_confidence_score_check CHECK (((confidence_score >= (0)::double precision) AND (confidence_score <= (1)::double precision))),
  constraint lead_enrichment_profiles_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint lead_enrichment_profiles_pkey PRIMARY KEY (lead_id),
  constraint lead_enrichment_profiles_profile_id_key UNIQUE (profile_id)
);

create table lead_profile_history (
  lead_id text not null,
  enriched_at timestamp with time zone not null,
  profile_id uuid not null,
  profile jsonb not null,
  constraint lead_profile_history_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint lead_profile_history_pkey PRIMARY KEY (lead_id, enriched_at)
);

create table lead_provider_answers (
  lead_id text not null,
  provider_id uuid not null,
  provider text not null,
  record jsonb,
  answered_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  constraint lead_provider_answers_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint lead_provider_answers_pkey PRIMARY KEY (lead_id, provider_id)
);

create table leads (
  lead_id text not null,
  "position" bigint generated always as identity not null,
  email text,
  phone text,
  first_name text,
  last_name text,
  date_of_birth date,
  job_title text,
  company jsonb,
  address jsonb,
  vehicles jsonb,
  interests text[],
  source text,
  score smallint not null,
  score_source text not null,
  score_reasons jsonb not null,
  consent jsonb,
  attributes jsonb,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint leads_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint leads_score_source_check CHECK ((score_source = ANY (ARRAY['given'::text, 'computed'::text]))),
  constraint leads_pkey PRIMARY KEY (lead_id)
);

create table leads_to_note (
  lead_id text not null,
  since timestamp with time zone default now() not null,
  constraint leads_to_note_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint leads_to_note_pkey PRIMARY KEY (lead_id)
);

create table master_key_proof (
  one_row boolean default true not null,
  proof bytea not null,
  constraint master_key_proof_one_row_check CHECK (one_row),
  constraint master_key_proof_pkey PRIMARY KEY (one_row)
);

create table offer_acceptance_history (
  entry_id bigint generated always as identity not null,
  offer_id uuid not null,
  lead_id text,
  from_status text,
  to_status text not null,
  at timestamp with time zone not null,
  agent_id text,
  call_id text,
  agent_feedback text,
  reason text,
  constraint offer_acceptance_history_check CHECK ((from_status IS DISTINCT FROM to_status)),
  constraint offer_acceptance_history_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint offer_acceptance_history_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES personalized_offers(offer_id) ON DELETE CASCADE,
  constraint offer_acceptance_history_pkey PRIMARY KEY (entry_id)
);

create table personalization_effectiveness_metrics (
  hours smallint not null,
  start timestamp with time zone not null,
  part text not null,
  counts jsonb not null,
  counted_at timestamp with time zone default now() not null,
  constraint personalization_effectiveness_metrics_hours_check CHECK ((hours = ANY (ARRAY[1, 24]))),
  constraint personalization_effectiveness_metrics_pkey PRIMARY KEY (hours, start, part)
);

create table personalized_offers (
  offer_id uuid not null,
  decision_id uuid not null,
  lead_id text,
  "position" smallint not null,
  propensity double precision not null,
  tier text not null,
  offer_type text not null,
  product text not null,
  fit_score smallint not null,
  confidence smallint not null,
  estimated_conversion_probability double precision not null,
  features jsonb,
  conversion_model text not null,
  reasoning jsonb,
  competitive_advantages text[] default '{}'::text[] not null,
  ab_test_variant text,
  holdout boolean not null,
  status text default 'suggested'::text not null,
  annual_premium numeric(12,2) not null,
  premium jsonb,
  coverage jsonb,
  valid_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  presented_at timestamp with time zone,
  responded_at timestamp with time zone,
  call_id text,
  agent_id text,
  constraint personalized_offers_annual_premium_check CHECK ((annual_premium >= (0)::numeric)),
  constraint personalized_offers_check CHECK (((status = ANY (ARRAY['accepted'::text, 'rejected'::text])) = (responded_at IS NOT NULL))),
  constraint personalized_offers_check1 CHECK (((status = 'suggested'::text) OR (presented_at IS NOT NULL))),
  constraint personalized_offers_confidence_check CHECK (((confidence >= 0) AND (confidence <= 100))),
  constraint personalized_offers_estimated_conversion_probability_check CHECK (((estimated_conversion_probability >= (0)::double precision) AND (estimated_conversion_probability <= (100)::double precision))),
  constraint personalized_offers_fit_score_check CHECK (((fit_score >= 0) AND (fit_score <= 100))),
  constraint personalized_offers_propensity_check CHECK (((propensity >= (0)::double precision) AND (propensity <= (1)::double precision))),
  constraint personalized_offers_status_check CHECK ((status = ANY (ARRAY['suggested'::text, 'presented'::text, 'accepted'::text, 'rejected'::text]))),
  constraint personalized_offers_tier_check CHECK ((tier = ANY (ARRAY['primary'::text, 'secondary'::text, 'tertiary'::text]))),
  constraint personalized_offers_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(decision_id) ON DELETE CASCADE,
  constraint personalized_offers_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint personalized_offers_pkey PRIMARY KEY (offer_id)
);

create table provider_billed_subjects (
  provider_id uuid not null,
  subject bytea not null,
  billed_until timestamp with time zone not null,
  constraint provider_billed_subjects_pkey PRIMARY KEY (provider_id, subject)
);

create table provider_cache (
  key bytea not null,
  provider_id uuid not null,
  lead_id text not null,
  sealed bytea not null,
  matched boolean not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint provider_cache_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES data_providers(id) ON DELETE CASCADE,
  constraint provider_cache_pkey PRIMARY KEY (key)
);

create table provider_field_reliability (
  provider_id uuid not null,
  field text not null,
  agreed double precision default 0 not null,
  total double precision default 0 not null,
  updated_at timestamp with time zone default now() not null,
  constraint provider_field_reliability_agreed_check CHECK ((agreed >= (0)::double precision)),
  constraint provider_field_reliability_check CHECK ((total >= agreed)),
  constraint provider_field_reliability_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES data_providers(id) ON DELETE CASCADE,
  constraint provider_field_reliability_pkey PRIMARY KEY (provider_id, field)
);

create table provider_purchases (
  purchase_id uuid not null,
  purchase_key text not null,
  provider_id uuid not null,
  lead_id text,
  enrichment_id text,
  batch_id text,
  state text default 'pending'::text not null,
  outcome text,
  failure_reason text,
  failure_code text,
  unit_cost numeric(12,6) not null,
  expected_cost numeric(12,6) not null,
  cost numeric(12,6),
  billed_calls double precision,
  duration_ms double precision,
  attempts smallint default 0 not null,
  cache_key bytea not null,
  spend_day date not null,
  lease_until timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  campaign text,
  constraint provider_purchases_outcome_check CHECK ((outcome = ANY (ARRAY['matched'::text, 'not_found'::text, 'failed'::text]))),
  constraint provider_purchases_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'settled'::text, 'unknown'::text]))),
  constraint provider_purchases_pkey PRIMARY KEY (purchase_id),
  constraint provider_purchases_purchase_key_key UNIQUE (purchase_key)
);

create table provider_spend (
  day date not null,
  dollars numeric(14,6) not null,
  constraint provider_spend_pkey PRIMARY KEY (day)
);

create table provider_tokens (
  provider_id uuid not null,
  tokens double precision not null,
  refilled_at timestamp with time zone not null,
  day date not null,
  used_today integer default 0 not null,
  claim_rank smallint default 0 not null,
  claim_until timestamp with time zone default '-infinity'::timestamp with time zone not null,
  paused_until timestamp with time zone default '-infinity'::timestamp with time zone not null,
  pause_reason text,
  constraint provider_tokens_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES data_providers(id) ON DELETE CASCADE,
  constraint provider_tokens_pkey PRIMARY KEY (provider_id)
);

create table risk_reviews (
  review_id uuid default uuid_v7() not null,
  lead_id text,
  grounds bytea,
  flagged boolean not null,
  escalated boolean not null,
  overall_risk_score double precision not null,
  severity text not null,
  reasons text[] not null,
  status text default 'open'::text not null,
  decision text,
  reviewer text,
  note text,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  constraint risk_reviews_check CHECK (((status = 'closed'::text) = ((decision IS NOT NULL) AND (reviewer IS NOT NULL) AND (decided_at IS NOT NULL)))),
  constraint risk_reviews_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'reject'::text]))),
  constraint risk_reviews_overall_risk_score_check CHECK (((overall_risk_score >= (0)::double precision) AND (overall_risk_score <= (100)::double precision))),
  constraint risk_reviews_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  constraint risk_reviews_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint risk_reviews_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint risk_reviews_pkey PRIMARY KEY (review_id),
  constraint risk_reviews_lead_id_grounds_key UNIQUE (lead_id, grounds)
);

create table risk_source_history (
  lead_id text not null,
  measure text not null,
  source text not null,
  value double precision not null,
  seen_at timestamp with time zone not null,
  constraint risk_source_history_measure_check CHECK ((measure = ANY (ARRAY['form_seconds'::text, 'call_seconds'::text, 'inbound_calls'::text, 'burst'::text]))),
  constraint risk_source_history_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint risk_source_history_pkey PRIMARY KEY (lead_id, measure)
);

create table risk_validation_results (
  validation_id uuid not null,
  lead_id text,
  validation_type text not null,
  offer_type text,
  agent_id text,
  call_id text,
  overall_risk_score double precision not null,
  severity text not null,
  is_approved boolean not null,
  requires_review boolean not null,
  auto_escalate boolean not null,
  validation_checks jsonb,
  validation_metadata jsonb,
  review_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  duration_ms double precision,
  constraint risk_validation_results_duration_ms_check CHECK ((duration_ms >= (0)::double precision)),
  constraint risk_validation_results_overall_risk_score_check CHECK (((overall_risk_score >= (0)::double precision) AND (overall_risk_score <= (100)::double precision))),
  constraint risk_validation_results_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  constraint risk_validation_results_validation_type_check CHECK ((validation_type = ANY (ARRAY['fraud'::text, 'compliance'::text, 'quality'::text, 'all'::text]))),
  constraint risk_validation_results_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint risk_validation_results_review_id_fkey FOREIGN KEY (review_id) REFERENCES risk_reviews(review_id) ON DELETE SET NULL,
  constraint risk_validation_results_pkey PRIMARY KEY (validation_id)
);

create table suggestion_feedback (
  feedback_id uuid default uuid_v7() not null,
  suggestion_id uuid not null,
  lead_id text,
  agent_id text,
  used boolean not null,
  used_script boolean,
  effectiveness_rating smallint,
  notes text,
  at timestamp with time zone default now() not null,
  constraint suggestion_feedback_effectiveness_rating_check CHECK (((effectiveness_rating >= 1) AND (effectiveness_rating <= 5))),
  constraint suggestion_feedback_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint suggestion_feedback_suggestion_id_fkey FOREIGN KEY (suggestion_id) REFERENCES coaching_suggestions(suggestion_id) ON DELETE CASCADE,
  constraint suggestion_feedback_pkey PRIMARY KEY (feedback_id)
);

create table suppressed_contacts (
  contact_hash bytea not null,
  purpose text not null,
  since timestamp with time zone default now() not null,
  constraint suppressed_contacts_pkey PRIMARY KEY (contact_hash, purpose)
);

create table trusted_patterns (
  pattern_id uuid not null,
  kind text not null,
  hash bytea not null,
  owner text not null,
  reason text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint trusted_patterns_check CHECK ((expires_at > created_at)),
  constraint trusted_patterns_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'email_domain'::text, 'address'::text, 'device'::text, 'ip'::text]))),
  constraint trusted_patterns_pkey PRIMARY KEY (pattern_id),
  constraint trusted_patterns_hash_key UNIQUE (hash)
);

create table velocity_events (
  lead_id text not null,
  hash bytea not null,
  kind text not null,
  who bytea,
  family bytea,
  seen_at timestamp with time zone not null,
  constraint velocity_events_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'address'::text, 'device'::text, 'ip'::text]))),
  constraint velocity_events_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint velocity_events_pkey PRIMARY KEY (lead_id, hash)
);

create table webhook_deliveries (
  delivery_id uuid default uuid_v7() not null,
  "position" bigint generated always as identity not null,
  webhook_id uuid not null,
  type text not null,
  lead_id text,
  about text,
  data jsonb not null,
  occurred_at timestamp with time zone not null,
  status text default 'pending'::text not null,
  attempts integer default 0 not null,
  queued_at timestamp with time zone default now() not null,
  next_attempt_at timestamp with time zone default now() not null,
  lease_until timestamp with time zone,
  last_attempt_at timestamp with time zone,
  settled_at timestamp with time zone,
  response_status integer,
  failure text,
  constraint webhook_deliveries_check CHECK (((status = 'pending'::text) = (settled_at IS NULL))),
  constraint webhook_deliveries_failure_check CHECK ((failure = ANY (ARRAY['timeout'::text, 'connection'::text, 'address_not_public'::text, 'redirect'::text, 'status'::text, 'disabled'::text]))),
  constraint webhook_deliveries_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'dead'::text]))),
  constraint webhook_deliveries_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(webhook_id) ON DELETE CASCADE,
  constraint webhook_deliveries_pkey PRIMARY KEY (delivery_id)
);

create table webhooks (
  webhook_id uuid not null,
  url text not null,
  events text[] not null,
  secret_sealed bytea not null,
  previous_sealed bytea,
  previous_until timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  disabled_at timestamp with time zone,
  constraint webhooks_check CHECK (((previous_sealed IS NULL) = (previous_until IS NULL))),
  constraint webhooks_events_check CHECK ((cardinality(events) > 0)),
  constraint webhooks_pkey PRIMARY KEY (webhook_id)
);

CREATE UNIQUE INDEX agents_position ON public.agents USING btree ("position");

CREATE INDEX alerts_listed ON public.alerts USING btree (status, alert_id);

CREATE UNIQUE INDEX alerts_open ON public.alerts USING btree (rule, subject) WHERE (status <> 'resolved'::text);

CREATE INDEX alerts_resolved_at ON public.alerts USING btree (resolved_at) WHERE (status = 'resolved'::text);

CREATE INDEX alerts_silenced ON public.alerts USING btree (silenced_until) WHERE (silenced_until IS NOT NULL);

CREATE INDEX alerts_subject ON public.alerts USING btree (rule, subject, alert_id);

CREATE INDEX audit_entries_lead ON public.audit_entries USING btree (lead_id, at);

CREATE INDEX audit_entries_lead_hash ON public.audit_entries USING btree (lead_hash, audit_id);

CREATE UNIQUE INDEX audit_entries_sequence ON public.audit_entries USING btree (sequence);

CREATE INDEX audit_entries_unsealed ON public.audit_entries USING btree (audit_id) WHERE (sequence IS NULL);

CREATE INDEX call_events_lead ON public.call_events USING btree (lead_id);

CREATE INDEX call_messages_at ON public.call_messages USING btree (at) WHERE (type <> 'call_ended'::text);

CREATE INDEX call_messages_lead ON public.call_messages USING btree (lead_id);

CREATE INDEX call_sessions_lead ON public.call_sessions USING btree (lead_id);

CREATE INDEX calls_agent ON public.calls USING btree (agent_id, "position");

CREATE INDEX calls_lead ON public.calls USING btree (lead_id) WHERE (lead_id IS NOT NULL);

CREATE UNIQUE INDEX calls_position ON public.calls USING btree ("position");

CREATE INDEX calls_sale ON public.calls USING btree (sale_offer_id) WHERE (sale_offer_id IS NOT NULL);

CREATE INDEX calls_started_at ON public.calls USING btree (started_at);

CREATE INDEX coaching_suggestions_call ON public.coaching_suggestions USING btree (call_id, created_at);

CREATE INDEX coaching_suggestions_created_at ON public.coaching_suggestions USING btree (created_at);

CREATE INDEX coaching_suggestions_lead ON public.coaching_suggestions USING btree (lead_id, created_at) WHERE (lead_id IS NOT NULL);

CREATE INDEX consent_statements_email ON public.consent_statements USING btree (email_hash) WHERE (email_hash IS NOT NULL);

CREATE INDEX consent_statements_erased_at ON public.consent_statements USING btree (erased_at) WHERE (erased_at IS NOT NULL);

CREATE INDEX consent_statements_lead ON public.consent_statements USING btree (lead_id, statement_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX consent_statements_phone ON public.consent_statements USING btree (phone_hash) WHERE (phone_hash IS NOT NULL);

CREATE INDEX contact_attempts_at ON public.contact_attempts USING brin (at);

CREATE INDEX contact_attempts_lead ON public.contact_attempts USING btree (lead_id, at) WHERE (lead_id IS NOT NULL);

CREATE INDEX contact_attempts_phone ON public.contact_attempts USING btree (phone_hash, at) WHERE (phone_hash IS NOT NULL);

CREATE UNIQUE INDEX conversion_models_current ON public.conversion_models USING btree (status) WHERE (status = 'current'::text);

CREATE INDEX conversion_models_trained_at ON public.conversion_models USING btree (trained_at);

CREATE UNIQUE INDEX data_providers_name ON public.data_providers USING btree (lower(name));

CREATE INDEX decisions_decided_at ON public.decisions USING btree (decided_at);

CREATE INDEX decisions_lead ON public.decisions USING btree (lead_id, valid_until DESC);

CREATE INDEX deletion_request_leads_lead ON public.deletion_request_leads USING btree (lead_id);

CREATE UNIQUE INDEX deletion_requests_contact ON public.deletion_requests USING btree (email_hash, phone_hash) NULLS NOT DISTINCT;

CREATE INDEX deletion_requests_open ON public.deletion_requests USING btree (request_id) WHERE (status = 'in_progress'::text);

CREATE INDEX do_not_call_entry ON public.do_not_call USING btree (entry_id) WHERE (entry_id IS NOT NULL);

CREATE INDEX enrichment_batch_leads_lead ON public.enrichment_batch_leads USING btree (lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX enrichment_batch_leads_queued ON public.enrichment_batch_leads USING btree (batch_id, "position") WHERE (state = 'queued'::text);

CREATE INDEX enrichment_batch_leads_running ON public.enrichment_batch_leads USING btree (owner) WHERE (state = 'running'::text);

CREATE INDEX enrichment_batches_active ON public.enrichment_batches USING btree (batch_id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX enrichment_failures_at ON public.enrichment_failures USING btree (at);

CREATE INDEX enrichments_at ON public.enrichments USING btree (at);

CREATE INDEX enrichments_lead ON public.enrichments USING btree (lead_id);

CREATE UNIQUE INDEX experiment_assignments_agent ON public.experiment_assignments USING btree (agent_id, experiment_key) WHERE (agent_id IS NOT NULL);

CREATE UNIQUE INDEX experiment_assignments_lead ON public.experiment_assignments USING btree (lead_id, experiment_key) WHERE (lead_id IS NOT NULL);

CREATE INDEX experiment_assignments_variant ON public.experiment_assignments USING btree (experiment_key, variant);

CREATE INDEX experiment_exposures_decision ON public.experiment_exposures USING btree (decision_id);

CREATE INDEX experiment_exposures_experiment ON public.experiment_exposures USING btree (experiment_key, exposed_at);

CREATE UNIQUE INDEX experiment_exposures_unit ON public.experiment_exposures USING btree (lead_id, experiment_key, agent_id) NULLS NOT DISTINCT WHERE (lead_id IS NOT NULL);

CREATE INDEX experiments_live ON public.experiments USING btree (starts_at) WHERE (stopped_at IS NULL);

CREATE INDEX idempotent_requests_created_at ON public.idempotent_requests USING btree (created_at);

CREATE INDEX idempotent_requests_owner ON public.idempotent_requests USING btree (owner);

CREATE INDEX idempotent_requests_subject ON public.idempotent_requests USING btree (subject) WHERE (subject IS NOT NULL);

CREATE INDEX identity_beliefs_learnt_at ON public.identity_beliefs USING btree (learnt_at);

CREATE INDEX lead_conversions_decided_at ON public.lead_conversions USING btree (decided_at);

CREATE INDEX lead_enrichment_profiles_expires_at ON public.lead_enrichment_profiles USING btree (expires_at);

CREATE INDEX leads_email ON public.leads USING btree (email text_pattern_ops);

CREATE INDEX leads_id_begins ON public.leads USING btree (lower(lead_id) text_pattern_ops);

CREATE INDEX leads_names ON public.leads USING gin (to_tsvector('simple'::regconfig, ((COALESCE(first_name, ''::text) || ' '::text) || COALESCE(last_name, ''::text))));

CREATE INDEX leads_phone ON public.leads USING btree (phone text_pattern_ops);

CREATE INDEX leads_phone_end ON public.leads USING btree (reverse(phone) text_pattern_ops) WHERE (phone IS NOT NULL);

CREATE UNIQUE INDEX leads_position ON public.leads USING btree ("position");

CREATE INDEX leads_score ON public.leads USING btree (score, "position");

CREATE INDEX leads_source ON public.leads USING btree (source, "position");

CREATE INDEX leads_state ON public.leads USING btree (((address ->> 'state'::text)), "position");

CREATE INDEX leads_to_note_since ON public.leads_to_note USING btree (since);

CREATE INDEX leads_updated_at ON public.leads USING brin (updated_at);

CREATE INDEX offer_acceptance_history_lead ON public.offer_acceptance_history USING btree (lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX offer_acceptance_history_offer ON public.offer_acceptance_history USING btree (offer_id, at);

CREATE INDEX personalized_offers_created_at ON public.personalized_offers USING btree (created_at);

CREATE INDEX personalized_offers_decision ON public.personalized_offers USING btree (decision_id);

CREATE INDEX personalized_offers_lead ON public.personalized_offers USING btree (lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX personalized_offers_presented_at ON public.personalized_offers USING btree (presented_at) WHERE (presented_at IS NOT NULL);

CREATE INDEX personalized_offers_responded_at ON public.personalized_offers USING btree (responded_at) WHERE (responded_at IS NOT NULL);

CREATE INDEX provider_billed_subjects_until ON public.provider_billed_subjects USING btree (billed_until);

CREATE INDEX provider_cache_expires_at ON public.provider_cache USING btree (expires_at);

CREATE INDEX provider_cache_lead ON public.provider_cache USING btree (lead_id);

CREATE INDEX provider_cache_provider ON public.provider_cache USING btree (provider_id);

CREATE INDEX provider_purchases_batch ON public.provider_purchases USING btree (batch_id);

CREATE INDEX provider_purchases_enrichment ON public.provider_purchases USING btree (enrichment_id);

CREATE INDEX provider_purchases_lead ON public.provider_purchases USING btree (lead_id);

CREATE UNIQUE INDEX provider_purchases_one_pending ON public.provider_purchases USING btree (cache_key) WHERE (state = 'pending'::text);

CREATE INDEX provider_purchases_provider ON public.provider_purchases USING btree (provider_id, created_at);

CREATE INDEX provider_purchases_unsettled ON public.provider_purchases USING btree (lease_until) WHERE (state <> 'settled'::text);

CREATE INDEX risk_reviews_decided_at ON public.risk_reviews USING btree (decided_at) WHERE (decided_at IS NOT NULL);

CREATE INDEX risk_reviews_status ON public.risk_reviews USING btree (status, review_id);

CREATE INDEX risk_source_history_seen_at ON public.risk_source_history USING brin (seen_at);

CREATE INDEX risk_source_history_source ON public.risk_source_history USING btree (source, measure, seen_at) INCLUDE (value, lead_id);

CREATE INDEX risk_validation_results_created_at ON public.risk_validation_results USING btree (created_at);

CREATE INDEX risk_validation_results_lead ON public.risk_validation_results USING btree (lead_id, validation_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX risk_validation_results_review ON public.risk_validation_results USING btree (review_id) WHERE (review_id IS NOT NULL);

CREATE INDEX suggestion_feedback_lead ON public.suggestion_feedback USING btree (lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX suggestion_feedback_suggestion ON public.suggestion_feedback USING btree (suggestion_id);

CREATE INDEX velocity_events_hash ON public.velocity_events USING btree (hash, seen_at) INCLUDE (lead_id, who, family);

CREATE INDEX velocity_events_seen_at ON public.velocity_events USING brin (seen_at);

CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (webhook_id, next_attempt_at) WHERE (status = 'pending'::text);

CREATE INDEX webhook_deliveries_lead ON public.webhook_deliveries USING btree (lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX webhook_deliveries_listed ON public.webhook_deliveries USING btree (webhook_id, delivery_id);

CREATE INDEX webhook_deliveries_order ON public.webhook_deliveries USING btree (webhook_id, about, "position") WHERE (status = 'pending'::text);

CREATE INDEX webhook_deliveries_settled ON public.webhook_deliveries USING btree (settled_at) WHERE (status <> 'pending'::text);

CREATE TRIGGER alerts_tell AFTER UPDATE ON public.alerts FOR EACH ROW WHEN ((((new.status = 'firing'::text) AND (old.status <> 'firing'::text)) OR (new.told AND (NOT old.told)) OR ((new.status = 'resolved'::text) AND new.told AND (new.silenced_until IS NULL) AND ((old.status <> 'resolved'::text) OR (old.silenced_until IS NOT NULL))))) EXECUTE FUNCTION tell_alert();

CREATE TRIGGER calls_convert AFTER INSERT OR UPDATE OF outcome ON public.calls FOR EACH ROW WHEN (((new.outcome = 'sold'::text) AND (new.lead_id IS NOT NULL))) EXECUTE FUNCTION complete_by_call();

CREATE TRIGGER calls_forget BEFORE UPDATE OF lead_id ON public.calls FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_call();

CREATE TRIGGER calls_keep AFTER DELETE ON public.calls REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('calls started_at');

CREATE TRIGGER calls_recount AFTER UPDATE ON public.calls REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('calls', 'started_at');

CREATE TRIGGER calls_recount_new AFTER INSERT ON public.calls REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('calls', 'started_at');

CREATE TRIGGER calls_tell_answered AFTER UPDATE ON public.calls FOR EACH ROW WHEN ((old.ringing AND (NOT new.ringing) AND (new.status = 'active'::text))) EXECUTE FUNCTION tell_call();

CREATE TRIGGER calls_tell_end AFTER UPDATE ON public.calls FOR EACH ROW WHEN (((old.status <> 'ended'::text) AND (new.status = 'ended'::text))) EXECUTE FUNCTION tell_call();

CREATE TRIGGER calls_tell_start AFTER INSERT ON public.calls FOR EACH ROW WHEN ((NOT new.ringing)) EXECUTE FUNCTION tell_call();

CREATE TRIGGER calls_weigh BEFORE UPDATE OF status ON public.calls FOR EACH ROW WHEN (((old.status = 'active'::text) AND (new.status = 'ended'::text))) EXECUTE FUNCTION weigh_call();

CREATE TRIGGER coaching_suggestions_forget BEFORE UPDATE OF lead_id ON public.coaching_suggestions FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_suggestion();

CREATE TRIGGER coaching_suggestions_keep AFTER DELETE ON public.coaching_suggestions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('suggestions created_at');

CREATE TRIGGER coaching_suggestions_recount AFTER UPDATE ON public.coaching_suggestions REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('suggestions', 'created_at');

CREATE TRIGGER coaching_suggestions_recount_new AFTER INSERT ON public.coaching_suggestions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('suggestions', 'created_at');

CREATE TRIGGER consent_statements_forget BEFORE UPDATE OF lead_id ON public.consent_statements FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_consent_statement();

CREATE TRIGGER decisions_begin_conversion AFTER INSERT ON public.decisions FOR EACH ROW WHEN (((new.kind = 'offers'::text) AND (NOT new.forced) AND (new.lead_id IS NOT NULL))) EXECUTE FUNCTION begin_conversion();

CREATE TRIGGER decisions_forget BEFORE UPDATE OF lead_id ON public.decisions FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_decision();

CREATE TRIGGER enrichment_batches_tell AFTER UPDATE ON public.enrichment_batches FOR EACH ROW WHEN (((old.finished_at IS NULL) AND (new.finished_at IS NOT NULL))) EXECUTE FUNCTION tell_batch();

CREATE TRIGGER enrichment_failures_keep AFTER DELETE ON public.enrichment_failures REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('enrichments at');

CREATE TRIGGER enrichment_failures_recount AFTER UPDATE ON public.enrichment_failures REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('enrichments', 'at');

CREATE TRIGGER enrichment_failures_recount_new AFTER INSERT ON public.enrichment_failures REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('enrichments', 'at');

CREATE TRIGGER enrichments_keep AFTER DELETE ON public.enrichments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('enrichments at');

CREATE TRIGGER enrichments_recount AFTER UPDATE ON public.enrichments REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('enrichments', 'at');

CREATE TRIGGER enrichments_recount_new AFTER INSERT ON public.enrichments REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('enrichments', 'at');

CREATE TRIGGER enrichments_tell AFTER INSERT ON public.enrichments FOR EACH ROW EXECUTE FUNCTION tell_enrichment();

CREATE TRIGGER lead_changed AFTER UPDATE ON public.leads FOR EACH ROW WHEN (((((((old.email IS DISTINCT FROM new.email) OR (old.phone IS DISTINCT FROM new.phone)) OR (old.first_name IS DISTINCT FROM new.first_name)) OR (old.last_name IS DISTINCT FROM new.last_name)) OR (old.address IS DISTINCT FROM new.address)) OR (old.attributes IS DISTINCT FROM new.attributes))) EXECUTE FUNCTION lead_changed();

CREATE TRIGGER lead_conversions_keep AFTER DELETE ON public.lead_conversions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('conversions decided_at');

CREATE TRIGGER lead_conversions_recount AFTER UPDATE ON public.lead_conversions REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('conversions', 'decided_at');

CREATE TRIGGER lead_conversions_recount_new AFTER INSERT ON public.lead_conversions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('conversions', 'decided_at');

CREATE TRIGGER leads_came AFTER INSERT ON public.leads REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION leads_came();

CREATE TRIGGER leads_consent_changed AFTER UPDATE OF consent ON public.leads FOR EACH ROW WHEN ((new.consent IS DISTINCT FROM old.consent)) EXECUTE FUNCTION note_consent();

CREATE TRIGGER leads_consent_given AFTER INSERT ON public.leads FOR EACH ROW WHEN ((new.consent IS NOT NULL)) EXECUTE FUNCTION note_consent();

CREATE TRIGGER leads_recount AFTER UPDATE OF source ON public.leads FOR EACH ROW WHEN ((old.source IS DISTINCT FROM new.source)) EXECUTE FUNCTION recount_source();

CREATE TRIGGER offer_acceptance_history_forget BEFORE UPDATE OF lead_id ON public.offer_acceptance_history FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_history();

CREATE TRIGGER offer_acceptance_history_tell AFTER INSERT ON public.offer_acceptance_history FOR EACH ROW WHEN ((new.to_status = ANY (ARRAY['presented'::text, 'accepted'::text, 'rejected'::text]))) EXECUTE FUNCTION tell_offer_step();

CREATE TRIGGER personalized_offers_convert AFTER INSERT OR UPDATE OF status ON public.personalized_offers FOR EACH ROW WHEN (((new.status = 'accepted'::text) AND (new.lead_id IS NOT NULL))) EXECUTE FUNCTION complete_by_offer();

CREATE TRIGGER personalized_offers_forget BEFORE UPDATE OF lead_id ON public.personalized_offers FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_offer();

CREATE TRIGGER personalized_offers_keep AFTER DELETE ON public.personalized_offers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('offersSuggested created_at', 'offersPresented presented_at', 'combinations presented_at', 'offersAnswered responded_at');

CREATE TRIGGER personalized_offers_recount AFTER UPDATE ON public.personalized_offers REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_offers();

CREATE TRIGGER personalized_offers_recount_new AFTER INSERT ON public.personalized_offers REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_offers();

CREATE TRIGGER risk_reviews_forget BEFORE UPDATE OF lead_id ON public.risk_reviews FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_risk_review();

CREATE TRIGGER risk_reviews_keep AFTER DELETE ON public.risk_reviews REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('reviews decided_at');

CREATE TRIGGER risk_reviews_recount AFTER UPDATE ON public.risk_reviews REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('reviews', 'decided_at');

CREATE TRIGGER risk_reviews_recount_new AFTER INSERT ON public.risk_reviews REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('reviews', 'decided_at');

CREATE TRIGGER risk_reviews_tell AFTER UPDATE ON public.risk_reviews FOR EACH ROW WHEN ((new.escalated AND (NOT old.escalated))) EXECUTE FUNCTION tell_escalation();

CREATE TRIGGER risk_reviews_tell_new AFTER INSERT ON public.risk_reviews FOR EACH ROW WHEN (new.escalated) EXECUTE FUNCTION tell_escalation();

CREATE TRIGGER risk_validation_results_forget BEFORE UPDATE OF lead_id ON public.risk_validation_results FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_risk_validation();

CREATE TRIGGER risk_validation_results_keep AFTER DELETE ON public.risk_validation_results REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('validations created_at');

CREATE TRIGGER risk_validation_results_recount AFTER UPDATE ON public.risk_validation_results REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('validations', 'created_at');

CREATE TRIGGER risk_validation_results_recount_new AFTER INSERT ON public.risk_validation_results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('validations', 'created_at');

CREATE TRIGGER suggestion_feedback_forget BEFORE UPDATE OF lead_id ON public.suggestion_feedback FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_feedback();

CREATE TRIGGER suggestion_feedback_keep AFTER DELETE ON public.suggestion_feedback REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sums('feedback at');

CREATE TRIGGER suggestion_feedback_recount AFTER UPDATE ON public.suggestion_feedback REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_changed('feedback', 'at');

CREATE TRIGGER suggestion_feedback_recount_new AFTER INSERT ON public.suggestion_feedback REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION recount_fresh('feedback', 'at');

CREATE TRIGGER suggestion_feedback_tell AFTER INSERT ON public.suggestion_feedback FOR EACH ROW EXECUTE FUNCTION tell_feedback();

CREATE TRIGGER webhook_deliveries_forget BEFORE UPDATE OF lead_id ON public.webhook_deliveries FOR EACH ROW WHEN (((new.lead_id IS NULL) AND (old.lead_id IS NOT NULL))) EXECUTE FUNCTION forget_webhook_delivery();
