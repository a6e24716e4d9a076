create table experiments (
  experiment_id uuid primary key,
  key text not null unique,
  name text not null,
  unit text not null check (unit in ('lead', 'agent')),
  metric text not null check (metric in ('acceptance', 'conversion', 'premium')),
  arms jsonb not null check (jsonb_array_length(arms) between 2 and 20),
  salt text not null,
  is_default boolean not null default false,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  stopped_at timestamptz,
  created_at timestamptz not null default now()
);
create index experiments_live on experiments (starts_at) where stopped_at is null;

-- Runs whenever no other does, so that a group can be asked for from the first start on.
insert into experiments (experiment_id, key, name, unit, metric, arms, salt, is_default, starts_at) values (
  '00000000-0000-7000-8000-000000000001', 'offer-ranking', 'Offers by expected value against offers by fit', 'lead', 'acceptance',
  '[{"key": "A", "weight": 1, "ranking": "expected_value"}, {"key": "B", "weight": 1, "ranking": "fit"}]',
  gen_random_uuid()::text, true, now()
);

-- One for each unit of an experiment. An erased lead leaves its row behind without its id: the count stays.
create table experiment_assignments (
  assignment_id bigint generated always as identity primary key,
  experiment_key text not null references experiments (key),
  lead_id text references leads on delete set null,
  agent_id text,
  variant text not null,
  propensity double precision not null check (propensity > 0 and propensity <= 1),
  assigned_at timestamptz not null,
  check (lead_id is null or agent_id is null)
);
create unique index experiment_assignments_lead on experiment_assignments (lead_id, experiment_key) where lead_id is not null;
create unique index experiment_assignments_agent on experiment_assignments (agent_id, experiment_key) where agent_id is not null;
create index experiment_assignments_variant on experiment_assignments (experiment_key, variant);

-- One for each lead that was shown an offer under an experiment, and for each agent who showed it where agents are the unit.
create table experiment_exposures (
  exposure_id bigint generated always as identity primary key,
  experiment_key text not null references experiments (key),
  lead_id text references leads on delete set null,
  agent_id text,
  variant text not null,
  decision_id uuid references decisions on delete set null,
  forced boolean not null,
  exposed_at timestamptz not null
);
create unique index experiment_exposures_unit on experiment_exposures (lead_id, experiment_key, agent_id)
  nulls not distinct where lead_id is not null;
create index experiment_exposures_experiment on experiment_exposures (experiment_key, exposed_at);
create index experiment_exposures_decision on experiment_exposures (decision_id);
