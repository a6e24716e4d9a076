-- What was learnt from the offers, and how it did on later ones beside what served then. A model that served is kept, so
-- that its decisions can be replayed.
create table conversion_models (
  model_id uuid primary key,
  status text not null check (status in ('candidate', 'current', 'retired', 'refused')),
  trained_at timestamptz not null default now(),
  examples integer not null check (examples > 0),
  positives integer not null check (positives between 0 and examples),
  trained_from timestamptz not null,
  trained_to timestamptz not null,
  validated_from timestamptz not null,
  validated_to timestamptz not null,
  incumbent text not null,
  metrics jsonb not null,
  features text[] not null,
  data_hash text not null,
  seed bigint not null,
  parameters jsonb not null,
  check (trained_from <= trained_to and trained_to <= validated_from and validated_from <= validated_to)
);
create unique index conversion_models_current on conversion_models (status) where status = 'current';
create index conversion_models_trained_at on conversion_models (trained_at);
