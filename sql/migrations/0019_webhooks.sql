create table webhooks (
  webhook_id uuid primary key,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  secret_sealed bytea not null,
  previous_sealed bytea,
  previous_until timestamptz,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  check ((previous_sealed is null) = (previous_until is null))
);

-- What is to be told, to whom: written with the fact itself, so that neither is without the other.
create table webhook_deliveries (
  delivery_id uuid primary key default uuid_v7(),
  position bigint generated always as identity,
  webhook_id uuid not null references webhooks on delete cascade,
  type text not null,
  lead_id text references leads on delete set null,
  -- Deliveries to one webhook about the same are made one after another.
  about text,
  data jsonb not null,
  occurred_at timestamptz not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'dead')),
  attempts integer not null default 0,
  queued_at timestamptz not null default now(),
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  last_attempt_at timestamptz,
  settled_at timestamptz,
  response_status integer,
  failure text check (failure in ('timeout', 'connection', 'address_not_public', 'redirect', 'status', 'disabled')),
  check ((status = 'pending') = (settled_at is null))
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at) where status = 'pending';
create index webhook_deliveries_order on webhook_deliveries (webhook_id, about, position) where status = 'pending';
create index webhook_deliveries_listed on webhook_deliveries (webhook_id, delivery_id);
create index webhook_deliveries_lead on webhook_deliveries (lead_id) where lead_id is not null;
create index webhook_deliveries_settled on webhook_deliveries (settled_at) where status <> 'pending';

create function forget_webhook_delivery() returns trigger language plpgsql as $$
begin
  new.about := null;
  new.data := new.data - 'callId' || '{"leadId": null}';
  return new;
end $$;
create trigger webhook_deliveries_forget before update of lead_id on webhook_deliveries
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_webhook_delivery();

create function tell_webhooks(its_type text, lead text, its_data jsonb, at timestamptz) returns void language plpgsql as $$
begin
  insert into webhook_deliveries (webhook_id, type, lead_id, about, data, occurred_at)
    select webhook_id, its_type, lead, coalesce(lead, its_data ->> 'alertId'), its_data, at
    from webhooks where disabled_at is null and events && array[its_type, '*'];
  if found then perform pg_notify('webhook_deliveries', ''); end if;
end $$;

create function tell_enrichment() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('enrichment.completed', new.lead_id, jsonb_build_object(
    'enrichmentId', new.enrichment_id, 'leadId', new.lead_id, 'batchId', new.batch_id, 'status', new.status,
    'strategy', new.strategy, 'totalCost', new.total_cost, 'durationMs', new.duration_ms), new.at);
  return null;
end $$;
create trigger enrichments_tell after insert on enrichments for each row execute function tell_enrichment();

create function tell_offer_step() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('offer.' || new.to_status, new.lead_id, jsonb_build_object(
      'offerId', new.offer_id, 'leadId', new.lead_id, 'callId', new.call_id, 'agentId', new.agent_id,
      'offerType', o.offer_type, 'tier', o.tier, 'fitScore', o.fit_score, 'annualPremium', o.annual_premium), new.at)
    from personalized_offers o where o.offer_id = new.offer_id;
  return null;
end $$;
create trigger offer_acceptance_history_tell after insert on offer_acceptance_history
  for each row when (new.to_status in ('presented', 'accepted', 'rejected')) execute function tell_offer_step();

create function tell_call() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('call.' || case new.status when 'ended' then 'ended' else 'started' end, new.lead_id,
    jsonb_build_object('callId', new.call_id, 'leadId', new.lead_id, 'agentId', new.agent_id, 'direction', new.direction,
      'outcome', new.outcome, 'saleOfferId', new.sale_offer_id, 'premium', new.premium,
      'startedAt', new.started_at, 'endedAt', new.ended_at), coalesce(new.ended_at, new.started_at));
  return null;
end $$;
create trigger calls_tell_start after insert on calls
  for each row when (not new.ringing) execute function tell_call();
create trigger calls_tell_answered after update on calls
  for each row when (old.ringing and not new.ringing and new.status = 'active') execute function tell_call();
create trigger calls_tell_end after update on calls
  for each row when (old.status <> 'ended' and new.status = 'ended') execute function tell_call();

create function tell_feedback() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('suggestion.feedback', new.lead_id, jsonb_build_object(
      'feedbackId', new.feedback_id, 'suggestionId', new.suggestion_id, 'leadId', new.lead_id, 'callId', s.call_id,
      'agentId', new.agent_id, 'type', s.type, 'used', new.used, 'usedScript', new.used_script,
      'effectivenessRating', new.effectiveness_rating), new.at)
    from coaching_suggestions s where s.suggestion_id = new.suggestion_id;
  return null;
end $$;
create trigger suggestion_feedback_tell after insert on suggestion_feedback
  for each row execute function tell_feedback();

create function tell_escalation() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('risk.escalated', new.lead_id, jsonb_build_object(
    'reviewId', new.review_id, 'leadId', new.lead_id, 'overallRiskScore', new.overall_risk_score,
    'severity', new.severity, 'reasons', new.reasons), new.opened_at);
  return null;
end $$;
create trigger risk_reviews_tell_new after insert on risk_reviews
  for each row when (new.escalated) execute function tell_escalation();
create trigger risk_reviews_tell after update on risk_reviews
  for each row when (new.escalated and not old.escalated) execute function tell_escalation();

create function tell_batch() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('batch.completed', null, jsonb_build_object(
    'batchId', new.batch_id, 'status', new.status, 'total', new.total, 'done', new.done, 'complete', new.complete,
    'partial', new.partial, 'cached', new.cached, 'degraded', new.degraded, 'notFound', new.not_found,
    'skipped', new.skipped, 'failed', new.failed, 'totalCost', new.total_cost), new.finished_at);
  return null;
end $$;
create trigger enrichment_batches_tell after update on enrichment_batches
  for each row when (old.finished_at is null and new.finished_at is not null) execute function tell_batch();
