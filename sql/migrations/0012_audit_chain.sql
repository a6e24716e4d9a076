-- Entries are written as they come and sealed in order a moment later: each seal hashes the entry and the seal before it.
-- The seal covers lead_hash in place of lead_id, so that an erased person's id can go and the chain still holds.
alter table audit_entries add lead_hash bytea, add sequence bigint, add seal bytea,
  add check ((sequence is null) = (seal is null));
create unique index audit_entries_sequence on audit_entries (sequence);
create index audit_entries_unsealed on audit_entries (audit_id) where sequence is null;
create index audit_entries_lead_hash on audit_entries (lead_hash, audit_id);

-- Where the chain ends; and where it begins, once the oldest entries have been let go, with the proof that it was the service.
create table audit_chain (
  one_row boolean primary key default true check (one_row),
  head_sequence bigint not null default 0,
  head_seal bytea not null default '\x',
  base_sequence bigint not null default 0,
  base_seal bytea not null default '\x',
  base_proof bytea
);
insert into audit_chain default values;

-- Everything of an entry that must never change, in one spelling.
create function audit_content(e audit_entries) returns text language sql stable parallel safe as $$
  select jsonb_build_array(e.audit_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.action,
    encode(e.lead_hash, 'hex'), e.key_id, e.key_name, e.request_id, e.detail)::text
$$;

-- The least id that uuid_v7() can make at a moment.
create function uuid_v7_at(moment timestamptz) returns uuid language sql stable parallel safe as $$
  select (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || '7000' || '8000000000000000')::uuid
$$;
