-- RFC 9562 version 7: 48 bits of Unix milliseconds, version and variant, and what gen_random_uuid() made of the rest.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

alter table audit_entries alter audit_id set default uuid_v7();

create table leads (
  lead_id text primary key,
  position bigint generated always as identity,
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
  score smallint not null check (score between 0 and 100),
  score_source text not null check (score_source in ('given', 'computed')),
  score_reasons jsonb not null,
  consent jsonb,
  attributes jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index leads_position on leads (position);
create index leads_email on leads (email);
create index leads_phone on leads (phone);
create index leads_state on leads ((address ->> 'state'), position);
create index leads_source on leads (source, position);
create index leads_score on leads (score, position);
