-- Everything that was decided, with what it rested on and the probability of the choice. An erased lead leaves a decision
-- without its id, its inputs and its answer.
create table decisions (
  decision_id uuid primary key,
  lead_id text references leads on delete set null,
  kind text not null check (kind in ('offers')),
  decided_at timestamptz not null,
  valid_until timestamptz not null,
  inputs_hash text not null,
  inputs jsonb,
  versions jsonb not null,
  seed bigint not null,
  experiment_key text,
  variant text,
  assignment_unit text check (assignment_unit in ('lead', 'agent')),
  assignment_agent text,
  assignment_propensity double precision,
  forced boolean not null default false,
  holdout boolean not null default false,
  answer jsonb
);
create index decisions_lead on decisions (lead_id, valid_until desc);
create index decisions_decided_at on decisions (decided_at);

create function forget_decision() returns trigger language plpgsql as $$
begin
  new.inputs := null;
  new.answer := null;
  return new;
end $$;
create trigger decisions_forget before update of lead_id on decisions
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_decision();

create table personalized_offers (
  offer_id uuid primary key,
  decision_id uuid not null references decisions on delete cascade,
  lead_id text references leads on delete set null,
  position smallint not null,
  propensity double precision not null check (propensity between 0 and 1),
  tier text not null check (tier in ('primary', 'secondary', 'tertiary')),
  offer_type text not null,
  product text not null,
  fit_score smallint not null check (fit_score between 0 and 100),
  confidence smallint not null check (confidence between 0 and 100),
  estimated_conversion_probability double precision not null check (estimated_conversion_probability between 0 and 100),
  features jsonb,
  conversion_model text not null,
  reasoning jsonb,
  competitive_advantages text[] not null default '{}',
  ab_test_variant text,
  holdout boolean not null,
  status text not null default 'suggested' check (status in ('suggested', 'presented', 'accepted', 'rejected')),
  annual_premium numeric(12, 2) not null check (annual_premium >= 0),
  premium jsonb,
  coverage jsonb,
  valid_until timestamptz not null,
  created_at timestamptz not null,
  presented_at timestamptz,
  responded_at timestamptz,
  call_id text,
  agent_id text,
  check ((status in ('accepted', 'rejected')) = (responded_at is not null)),
  check (status = 'suggested' or presented_at is not null)
);
create index personalized_offers_decision on personalized_offers (decision_id);
create index personalized_offers_lead on personalized_offers (lead_id) where lead_id is not null;
create index personalized_offers_presented_at on personalized_offers (presented_at) where presented_at is not null;

create function forget_offer() returns trigger language plpgsql as $$
begin
  new.features := null;
  new.reasoning := null;
  new.premium := null;
  new.coverage := null;
  return new;
end $$;
create trigger personalized_offers_forget before update of lead_id on personalized_offers
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_offer();

create table offer_acceptance_history (
  entry_id bigint generated always as identity primary key,
  offer_id uuid not null references personalized_offers on delete cascade,
  lead_id text references leads on delete set null,
  from_status text,
  to_status text not null,
  at timestamptz not null,
  agent_id text,
  call_id text,
  agent_feedback text,
  reason text,
  check (from_status is distinct from to_status)
);
create index offer_acceptance_history_offer on offer_acceptance_history (offer_id, at);
create index offer_acceptance_history_lead on offer_acceptance_history (lead_id) where lead_id is not null;

create function forget_history() returns trigger language plpgsql as $$
begin
  new.agent_feedback := null;
  new.reason := null;
  return new;
end $$;
create trigger offer_acceptance_history_forget before update of lead_id on offer_acceptance_history
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_history();

-- One decision stands for a lead and what was known of it: who comes second with the same is told the first one's id. Null
-- when the lead is gone.
create function keep_decision(decision jsonb, offers jsonb) returns uuid language plpgsql as $$
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
  insert into personalized_offers select (jsonb_populate_recordset(null::personalized_offers, offers)).*;
  insert into offer_acceptance_history (offer_id, lead_id, from_status, to_status, at)
    select offer_id, lead_id, null, status, created_at from personalized_offers where decision_id = d.decision_id;
  return d.decision_id;
end $$;
