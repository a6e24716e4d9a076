-- Of an erased person a call stays to be counted: without the lead, the caller's id and the permission. settled are the parts
-- of the briefing that are no longer on their way.
create table calls (
  call_id text primary key,
  position uuid not null default uuid_v7(),
  lead_id text references leads on delete set null,
  agent_id text not null,
  direction text not null check (direction in ('outbound', 'inbound')),
  status text not null default 'active' check (status in ('active', 'ended')),
  ringing boolean not null default false,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('sold', 'follow_up', 'not_interested', 'no_answer')),
  sale_offer_id uuid references personalized_offers on delete set null,
  premium numeric(12, 2) check (premium >= 0),
  permission jsonb,
  settled text[] not null default '{}',
  prepared_at timestamptz,
  created_at timestamptz not null default now(),
  check ((status = 'ended') = (ended_at is not null)),
  check (outcome is null or status = 'ended')
);
create unique index calls_position on calls (position);
create index calls_lead on calls (lead_id) where lead_id is not null;
create index calls_agent on calls (agent_id, position);
create index calls_sale on calls (sale_offer_id) where sale_offer_id is not null;

create function forget_call() returns trigger language plpgsql as $$
begin
  new.call_id := gen_random_uuid();
  new.permission := null;
  return new;
end $$;
create trigger calls_forget before update of lead_id on calls
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_call();

create or replace function forget_offer() returns trigger language plpgsql as $$
begin
  new.features := null;
  new.reasoning := null;
  new.competitive_advantages := '{}';
  new.premium := null;
  new.coverage := null;
  new.call_id := null;
  return new;
end $$;

create or replace function forget_history() returns trigger language plpgsql as $$
begin
  new.agent_feedback := null;
  new.reason := null;
  new.call_id := null;
  return new;
end $$;
