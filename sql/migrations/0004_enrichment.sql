create table lead_enrichment_profiles (
  lead_id text primary key references leads on delete cascade,
  profile_id uuid not null unique,
  demographics jsonb,
  firmographics jsonb,
  behavioral jsonb,
  risk jsonb,
  property_data jsonb,
  vehicle_data jsonb,
  confidence_score double precision not null check (confidence_score between 0 and 1),
  data_sources text[] not null,
  enrichment_metadata jsonb not null,
  enriched_at timestamptz not null,
  expires_at timestamptz not null
);
create index lead_enrichment_profiles_expires_at on lead_enrichment_profiles (expires_at);

create table lead_profile_history (
  lead_id text not null references leads on delete cascade,
  enriched_at timestamptz not null,
  profile_id uuid not null,
  profile jsonb not null,
  primary key (lead_id, enriched_at)
);

-- The latest answer of each provider about a lead: what the profile is merged from.
create table lead_provider_answers (
  lead_id text not null references leads on delete cascade,
  provider_id uuid not null,
  provider text not null,
  record jsonb,
  answered_at timestamptz not null,
  valid_until timestamptz not null,
  primary key (lead_id, provider_id)
);

create table enrichments (
  enrichment_id uuid primary key,
  lead_id text references leads on delete set null,
  batch_id uuid,
  at timestamptz not null default now(),
  status text not null,
  strategy text not null,
  priority text not null,
  total_cost numeric(12, 6) not null,
  duration_ms double precision not null,
  providers jsonb not null,
  conflicts integer not null
);
create index enrichments_at on enrichments (at);
create index enrichments_lead on enrichments (lead_id);
