-- Who sells; licences are [{ state, lines, expires }]. position gives the list its order.
create table agents (
  agent_id text primary key,
  position uuid not null default uuid_v7(),
  name text,
  hired_on date,
  licences jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index agents_position on agents (position);

-- Keyed hashes of whoever is not to be called: `own` of those who told us, `national` or a state's two letters of those
-- on a list that was imported. It outlives the person's data: without it they would be called again.
create table do_not_call (
  contact_hash bytea not null,
  list text not null,
  entry_id uuid,
  source text,
  added_at timestamptz not null default clock_timestamp(),
  primary key (contact_hash, list),
  check ((list = 'own') = (entry_id is not null))
);

-- A list that nobody has imported for 31 days no longer tells who is not on it.
create table do_not_call_lists (
  list text primary key,
  imported_at timestamptz not null
);

-- Caps count contacts of a person, also across leads with the same phone, and after the lead has gone.
create table contact_attempts (
  attempt_id uuid primary key default uuid_v7(),
  lead_id text references leads on delete set null,
  phone_hash bytea,
  agent_id text,
  at timestamptz not null,
  channel text not null check (channel in ('call', 'text')),
  direction text not null check (direction in ('outbound', 'inbound'))
);
create index contact_attempts_lead on contact_attempts (lead_id, at) where lead_id is not null;
create index contact_attempts_phone on contact_attempts (phone_hash, at) where phone_hash is not null;
