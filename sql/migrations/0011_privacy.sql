-- What a person has said on a purpose, when and where; each entry is evidence and none is changed. Of an erased lead it stays
-- under the keyed hashes of its e-mail and phone, without the words: the law asks for the proof longer than for the person.
create table consent_statements (
  statement_id uuid primary key default uuid_v7(),
  lead_id text references leads on delete set null,
  purpose text not null,
  granted boolean,
  source text,
  channel text,
  text text,
  version text,
  text_hash bytea,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  email_hash bytea,
  phone_hash bytea,
  erased_at timestamptz,
  check (lead_id is null or erased_at is null)
);
create index consent_statements_lead on consent_statements (lead_id, statement_id) where lead_id is not null;
create index consent_statements_email on consent_statements (email_hash) where email_hash is not null;
create index consent_statements_phone on consent_statements (phone_hash) where phone_hash is not null;
create index consent_statements_erased_at on consent_statements (erased_at) where erased_at is not null;

create function forget_consent_statement() returns trigger language plpgsql as $$
begin
  new.source := null;
  new.text := null;
  new.version := null;
  new.erased_at := now();
  return new;
end $$;
create trigger consent_statements_forget before update of lead_id on consent_statements
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_consent_statement();

-- Consent that comes and goes with the writing of a lead is stated by it.
create function note_consent() returns trigger language plpgsql as $$
declare
  before constant jsonb := case when tg_op = 'UPDATE' then coalesce(old.consent, '{}') else '{}' end;
  after constant jsonb := coalesce(new.consent, '{}');
begin
  if current_setting('callwise.consent_stated', true) = 'on' then return null; end if;
  insert into consent_statements (lead_id, purpose, granted, source, at)
    select new.lead_id, purpose, (after ->> purpose)::boolean, 'lead', clock_timestamp()
    from jsonb_object_keys(before || after) purpose
    where (before -> purpose) is distinct from (after -> purpose);
  return null;
end $$;
create trigger leads_consent_given after insert on leads
  for each row when (new.consent is not null) execute function note_consent();
create trigger leads_consent_changed after update of consent on leads
  for each row when (new.consent is distinct from old.consent) execute function note_consent();

insert into consent_statements (lead_id, purpose, granted, source, at)
  select lead_id, key, value::boolean, 'lead', updated_at from leads, jsonb_each_text(consent);

-- A refusal is not undone by a record that says nothing of it.
create function with_refusals(before jsonb, given jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when refused is null then given else refused || coalesce(given, '{}') end
  from (select jsonb_object_agg(key, value) refused from jsonb_each(before) where value = 'false') r
$$;

-- It holds unless something was said later on the same purpose. False when there is no such lead.
create function state_consent(
  asked_lead text, said jsonb, said_at timestamptz,
  its_source text, its_channel text, its_text text, its_version text, its_text_hash bytea
) returns boolean language plpgsql as $$
declare
  latest jsonb;
begin
  perform from leads where lead_id = asked_lead for no key update;
  if not found then return false; end if;
  said_at := coalesce(said_at, clock_timestamp());
  insert into consent_statements (lead_id, purpose, granted, source, channel, text, version, text_hash, at)
    select asked_lead, key, value::boolean, its_source, its_channel, its_text, its_version, its_text_hash, said_at
    from jsonb_each_text(said);
  select jsonb_object_agg(key, value) into latest from jsonb_each(said)
    where not exists (
      select from consent_statements c where c.lead_id = asked_lead and c.purpose = key and c.at > said_at);
  if latest is not null then
    perform set_config('callwise.consent_stated', 'on', true);
    update leads set consent = coalesce(consent, '{}') || latest, version = version + 1, updated_at = now()
      where lead_id = asked_lead;
    perform set_config('callwise.consent_stated', '', true);
  end if;
  return true;
end $$;

-- Purposes that a person has refused for good: whoever comes with this e-mail or phone begins with them refused.
create table suppressed_contacts (
  contact_hash bytea not null,
  purpose text not null,
  since timestamptz not null default now(),
  primary key (contact_hash, purpose)
);

create table deletion_requests (
  request_id uuid primary key default uuid_v7(),
  email_hash bytea,
  phone_hash bytea,
  note text,
  rule_id text not null,
  status text not null default 'in_progress' check (status in ('in_progress', 'completed')),
  erased integer not null default 0,
  received_at timestamptz not null default now(),
  acknowledge_by timestamptz not null,
  answer_by timestamptz not null,
  completed_at timestamptz,
  check (email_hash is not null or phone_hash is not null),
  check ((status = 'completed') = (completed_at is not null))
);
create unique index deletion_requests_contact on deletion_requests (email_hash, phone_hash) nulls not distinct;
create index deletion_requests_open on deletion_requests (request_id) where status = 'in_progress';

-- Who is still to be erased for a request.
create table deletion_request_leads (
  request_id uuid not null references deletion_requests on delete cascade,
  lead_id text not null references leads on delete cascade,
  primary key (request_id, lead_id)
);
create index deletion_request_leads_lead on deletion_request_leads (lead_id);

create or replace function forget_decision() returns trigger language plpgsql as $$
begin
  new.inputs_hash := new.decision_id::text;
  new.inputs := null;
  new.answer := null;
  return new;
end $$;

create or replace function forget_offer() returns trigger language plpgsql as $$
begin
  new.features := null;
  new.reasoning := null;
  new.competitive_advantages := '{}';
  new.premium := null;
  new.coverage := null;
  return new;
end $$;

-- As before, and asked last thing before a purchase: may it still be made? A refusal or an erasure that came while the look-up
-- waited stops it: consent_missing | lead_gone.
create or replace function begin_provider_purchases(orders jsonb, daily_budget numeric)
returns table (key text, verdict text, id uuid, dollars double precision)
language plpgsql as $$
declare
  asked record;
  known provider_purchases;
  today constant date := (clock_timestamp() at time zone 'UTC')::date;
  lease timestamptz;
  entered uuid[] := '{}';
begin
  for asked in
    select o.*, decode(o."cacheKey", 'hex') as hashed
    from jsonb_to_recordset(orders) as o(
      "purchaseId" uuid, "purchaseKey" text, "providerId" uuid, "leadId" text, "enrichmentId" text, "batchId" text,
      "unitCost" numeric, "expectedCost" numeric, "cacheKey" text, "leaseMs" double precision, "refresh" boolean,
      "waitedMs" double precision, "ofStoredLead" boolean)
    order by o."cacheKey", o."purchaseKey"
  loop
    key := asked."purchaseKey";
    verdict := null;
    if exists (select from leads l where l.lead_id = asked."leadId" and l.consent ->> 'enrichment' = 'false') then
      verdict := 'consent_missing';
    elsif asked."ofStoredLead" and not exists (select from leads l where l.lead_id = asked."leadId") then
      verdict := 'lead_gone';
    end if;
    if verdict is not null then
      id := asked."purchaseId";
      dollars := 0;
      return next;
      continue;
    end if;
    while verdict is null loop
      id := asked."purchaseId";
      dollars := 0;
      lease := clock_timestamp() + make_interval(secs => asked."leaseMs" / 1000);
      update provider_purchases p set state = 'unknown', cost = p.expected_cost
        where (p.cache_key = asked.hashed or p.purchase_key = key)
          and p.state = 'pending' and p.lease_until <= clock_timestamp();
      select * into known from provider_purchases p where p.purchase_key = key for update;
      if found then
        id := known.purchase_id;
        dollars := coalesce(known.cost, 0);
        if known.state = 'pending' then
          verdict := 'elsewhere';
        elsif known.state = 'unknown' then
          verdict := 'unknown';
        elsif known.outcome <> 'failed' or known.cost > 0 then
          verdict := 'settled';
        else
          begin
            update provider_purchases p
              set state = 'pending', outcome = null, failure_reason = null, failure_code = null, cost = null,
                billed_calls = null, settled_at = null, unit_cost = asked."unitCost",
                expected_cost = asked."expectedCost", spend_day = today, lease_until = lease
              where p.purchase_id = id;
            verdict := 'begun';
          exception when unique_violation then
            null;
          end;
        end if;
      elsif exists (
        select from provider_cache c
        where c.key = asked.hashed and c.expires_at > clock_timestamp()
          and (not asked."refresh" or c.created_at >= clock_timestamp() - make_interval(secs => asked."waitedMs" / 1000))
      ) then
        verdict := 'answered';
      else
        insert into provider_purchases (purchase_id, purchase_key, provider_id, lead_id, enrichment_id, batch_id,
            unit_cost, expected_cost, cache_key, spend_day, lease_until)
          values (id, key, asked."providerId", asked."leadId", asked."enrichmentId", asked."batchId",
            asked."unitCost", asked."expectedCost", asked.hashed, today, lease)
          on conflict do nothing;
        if found then verdict := 'begun'; end if;
      end if;
      if verdict is null then
        select p.purchase_id into id from provider_purchases p
          where p.cache_key = asked.hashed and p.state = 'pending' and p.lease_until > clock_timestamp();
        if found then verdict := 'elsewhere'; end if;
      end if;
    end loop;
    if verdict = 'begun' then entered := entered || id; else return next; end if;
  end loop;

  for known in select * from provider_purchases p where p.purchase_id = any (entered) order by p.cache_key loop
    key := known.purchase_key;
    id := known.purchase_id;
    dollars := 0;
    verdict := 'begun';
    if not reserve_provider_spend(known.expected_cost, daily_budget) then
      verdict := 'over_budget';
      if known.attempts = 0 then
        delete from provider_purchases p where p.purchase_id = id;
      else
        update provider_purchases p set state = 'settled', outcome = 'failed', cost = 0, settled_at = clock_timestamp()
          where p.purchase_id = id;
      end if;
    end if;
    return next;
  end loop;
end $$;
