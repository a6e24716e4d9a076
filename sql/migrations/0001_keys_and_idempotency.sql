create table api_keys (
  key_id uuid primary key,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  scopes text[] not null,
  agent_id text,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

create table idempotent_requests (
  key_id uuid not null,
  idempotency_key text not null,
  fingerprint bytea not null,
  owner uuid not null,
  running_until timestamptz not null,
  status smallint,
  headers jsonb,
  sealed_body bytea,
  subject text,
  created_at timestamptz not null default now(),
  primary key (key_id, idempotency_key)
);
create index idempotent_requests_owner on idempotent_requests (owner);
create index idempotent_requests_created_at on idempotent_requests (created_at);
create index idempotent_requests_subject on idempotent_requests (subject) where subject is not null;

create table audit_entries (
  audit_id uuid primary key,
  at timestamptz not null default now(),
  action text not null,
  lead_id text,
  key_id uuid,
  key_name text,
  request_id text,
  detail jsonb not null default '{}'
);
create index audit_entries_lead on audit_entries (lead_id, at);
