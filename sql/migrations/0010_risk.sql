-- What a person is to decide on. The same grounds about the same lead are one review, however often they are found.
create table risk_reviews (
  review_id uuid primary key default uuid_v7(),
  lead_id text references leads on delete set null,
  grounds bytea,
  flagged boolean not null,
  escalated boolean not null,
  overall_risk_score double precision not null check (overall_risk_score between 0 and 100),
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  reasons text[] not null,
  status text not null default 'open' check (status in ('open', 'closed')),
  decision text check (decision in ('approve', 'reject')),
  reviewer text,
  note text,
  opened_at timestamptz not null,
  decided_at timestamptz,
  check ((status = 'closed') = (decision is not null and reviewer is not null and decided_at is not null)),
  unique (lead_id, grounds)
);
create index risk_reviews_status on risk_reviews (status, review_id);
create index risk_reviews_decided_at on risk_reviews (decided_at) where decided_at is not null;

create function forget_risk_review() returns trigger language plpgsql as $$
begin
  new.grounds := null;
  new.note := null;
  return new;
end $$;
create trigger risk_reviews_forget before update of lead_id on risk_reviews
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_risk_review();

create table risk_validation_results (
  validation_id uuid primary key,
  lead_id text references leads on delete set null,
  validation_type text not null check (validation_type in ('fraud', 'compliance', 'quality', 'all')),
  offer_type text,
  agent_id text,
  call_id text,
  overall_risk_score double precision not null check (overall_risk_score between 0 and 100),
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  is_approved boolean not null,
  requires_review boolean not null,
  auto_escalate boolean not null,
  validation_checks jsonb,
  validation_metadata jsonb,
  review_id uuid references risk_reviews on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index risk_validation_results_lead on risk_validation_results (lead_id, validation_id) where lead_id is not null;
create index risk_validation_results_review on risk_validation_results (review_id) where review_id is not null;
create index risk_validation_results_created_at on risk_validation_results (created_at);

create function forget_risk_validation() returns trigger language plpgsql as $$
begin
  new.call_id := null;
  new.validation_checks := null;
  new.validation_metadata := null;
  return new;
end $$;
create trigger risk_validation_results_forget before update of lead_id on risk_validation_results
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_risk_validation();

-- Sightings of a phone, an e-mail address, an address, a device or a network, each by keyed hash; who is the whole name and
-- family the surname, hashed alike.
create table velocity_events (
  lead_id text not null references leads on delete cascade,
  hash bytea not null,
  kind text not null check (kind in ('phone', 'email', 'address', 'device', 'ip')),
  who bytea,
  family bytea,
  seen_at timestamptz not null,
  primary key (lead_id, hash)
);
create index velocity_events_hash on velocity_events (hash, seen_at) include (lead_id, who, family);

-- How leads of one source usually come: what is unusual is told by it.
create table risk_source_history (
  lead_id text not null references leads on delete cascade,
  measure text not null check (measure in ('form_seconds', 'call_seconds', 'inbound_calls', 'burst')),
  source text not null,
  value double precision not null,
  seen_at timestamptz not null,
  primary key (lead_id, measure)
);
create index risk_source_history_source on risk_source_history (source, measure, seen_at) include (value, lead_id);

-- What has been found harmless, by keyed hash; until when, on whose word and why.
create table trusted_patterns (
  pattern_id uuid primary key,
  kind text not null check (kind in ('phone', 'email', 'email_domain', 'address', 'device', 'ip')),
  hash bytea not null unique,
  owner text not null,
  reason text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);

create function risk_review_json(r risk_reviews) returns jsonb language sql stable as $$
  select case when r.review_id is null then null else jsonb_build_object(
    'reviewId', r.review_id, 'leadId', r.lead_id, 'flagged', r.flagged, 'escalated', r.escalated,
    'overallRiskScore', r.overall_risk_score, 'severity', r.severity, 'reasons', r.reasons, 'status', r.status,
    'decision', r.decision, 'reviewer', r.reviewer, 'note', r.note, 'openedAt', r.opened_at, 'decidedAt', r.decided_at) end
$$;

-- Nothing when the lead is gone. A decision on the same grounds stands, but approves nothing that a rule forbids.
create function keep_risk_validation(result jsonb, its_grounds bytea, reasons text[])
returns table (review jsonb, is_approved boolean, opened boolean) language plpgsql as $$
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
end $$;

-- unknown | closed | decided. The review is locked before the validations that share it: two who decide never wait for each
-- other. What passed can be reviewed too, once.
create function decide_risk_review(asked uuid, its_decision text, its_reviewer text, its_note text, at timestamptz)
returns table (outcome text, lead_id text, review jsonb) language plpgsql as $$
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
end $$;
