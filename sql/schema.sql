-- What sql/migrations add up to. Written by `bun run schema`; not applied by anything.

CREATE OR REPLACE FUNCTION public.begin_provider_purchases(orders jsonb, daily_budget numeric)
 RETURNS TABLE(key text, verdict text, id uuid, dollars double precision)
 LANGUAGE plpgsql
AS $function$
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
      "waitedMs" double precision)
    order by o."cacheKey", o."purchaseKey"
  loop
    key := asked."purchaseKey";
    verdict := null;
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
end $function$
;

CREATE OR REPLACE FUNCTION public.reserve_provider_spend(amount numeric, budget numeric)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  if amount = 0 then return true; end if;
  if amount > budget then return false; end if;
  insert into provider_spend as s (day, dollars) values ((clock_timestamp() at time zone 'UTC')::date, amount)
    on conflict (day) do update set dollars = s.dollars + excluded.dollars
      where budget is null or s.dollars + excluded.dollars <= budget;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.take_provider_tokens(asked_provider uuid, asked_lookups integer, asked_rank integer, per_minute integer, burst integer, quota integer, max_wait_ms double precision)
 RETURNS TABLE(verdict text, lookups integer, wait_ms double precision, pause_reason text)
 LANGUAGE plpgsql
AS $function$
declare
  bucket provider_tokens;
  moment timestamptz;
  today date;
  used integer;
  available double precision;
  per_ms constant double precision := (per_minute - burst + 1) / 60000.0;
  reserve constant integer := case when asked_rank = 0 then burst / 4 else 0 end;
begin
  insert into provider_tokens (provider_id, tokens, refilled_at, day)
    values (asked_provider, burst, clock_timestamp(), (clock_timestamp() at time zone 'UTC')::date)
    on conflict do nothing;
  select * into strict bucket from provider_tokens t where t.provider_id = asked_provider for update;
  moment := clock_timestamp();
  today := (moment at time zone 'UTC')::date;
  used := case when bucket.day = today then bucket.used_today else 0 end;
  available := least(burst, bucket.tokens + greatest(0, extract(epoch from moment - bucket.refilled_at)) * 1000 * per_ms);

  if bucket.paused_until > moment then
    return query select 'paused', 0, extract(epoch from bucket.paused_until - moment)::float8 * 1000, bucket.pause_reason;
  elsif used >= quota then
    return query select 'quota_exhausted', 0,
      extract(epoch from (today + 1)::timestamp at time zone 'UTC' - moment)::float8 * 1000, null::text;
  elsif bucket.claim_until > moment and bucket.claim_rank > asked_rank then
    return query select 'wait', 0, extract(epoch from bucket.claim_until - moment)::float8 * 1000, null::text;
  elsif available < 1 + reserve then
    wait_ms := (1 + reserve - available) / per_ms;
    if asked_rank > 0 and wait_ms <= max_wait_ms and (asked_rank > bucket.claim_rank or bucket.claim_until <= moment) then
      update provider_tokens t
        set claim_rank = asked_rank, claim_until = moment + make_interval(secs => (wait_ms + 250) / 1000)
        where t.provider_id = asked_provider;
    end if;
    return query select 'wait', 0, wait_ms, null::text;
  else
    lookups := least(asked_lookups, quota - used);
    update provider_tokens t
      set tokens = available - 1, refilled_at = moment, day = today, used_today = used + lookups,
        claim_until = case when asked_rank >= t.claim_rank then '-infinity' else t.claim_until end
      where t.provider_id = asked_provider;
    return query select 'granted', lookups, 0::float8, null::text;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$function$
;

create table api_keys (
  key_id uuid not null,
  name text not null,
  prefix text not null,
  hash bytea not null,
  scopes text[] not null,
  agent_id text,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (key_id),
  constraint api_keys_hash_key UNIQUE (hash)
);

create table audit_entries (
  audit_id uuid default uuid_v7() not null,
  at timestamp with time zone default now() not null,
  action text not null,
  lead_id text,
  key_id uuid,
  key_name text,
  request_id text,
  detail jsonb default '{}'::jsonb not null,
  constraint audit_entries_pkey PRIMARY KEY (audit_id)
);

create table data_providers (
  id uuid not null,
  name text not null,
  type text not null,
  api_endpoint text not null,
  api_key_sealed bytea,
  is_enabled boolean not null,
  status text default 'active'::text not null,
  priority integer not null,
  cost_per_call numeric(12,6) not null,
  rate_limit_per_minute integer,
  daily_quota integer,
  cache_ttl_minutes integer,
  timeout_ms integer,
  mapping jsonb,
  success_rate double precision default 1 not null,
  origin text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint data_providers_cache_ttl_minutes_check CHECK ((cache_ttl_minutes >= 0)),
  constraint data_providers_cost_per_call_check CHECK ((cost_per_call >= (0)::numeric)),
  constraint data_providers_daily_quota_check CHECK ((daily_quota > 0)),
  constraint data_providers_origin_check CHECK ((origin = ANY (ARRAY['api'::text, 'environment'::text, 'sandbox'::text]))),
  constraint data_providers_rate_limit_per_minute_check CHECK ((rate_limit_per_minute > 0)),
  constraint data_providers_status_check CHECK ((status = ANY (ARRAY['active'::text, 'degraded'::text, 'disabled'::text]))),
  constraint data_providers_success_rate_check CHECK (((success_rate >= (0)::double precision) AND (success_rate <= (1)::double precision))),
  constraint data_providers_timeout_ms_check CHECK ((timeout_ms > 0)),
  constraint data_providers_type_check CHECK ((type = ANY (ARRAY['zoominfo'::text, 'apollo'::text, 'clearbit'::text, 'dun_bradstreet'::text, 'custom'::text]))),
  constraint data_providers_pkey PRIMARY KEY (id)
);

create table enrichments (
  enrichment_id uuid not null,
  lead_id text,
  batch_id uuid,
  at timestamp with time zone default now() not null,
  status text not null,
  strategy text not null,
  priority text not null,
  total_cost numeric(12,6) not null,
  duration_ms double precision not null,
  providers jsonb not null,
  conflicts integer not null,
  constraint enrichments_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE SET NULL,
  constraint enrichments_pkey PRIMARY KEY (enrichment_id)
);

create table idempotent_requests (
  key_id uuid not null,
  idempotency_key text not null,
  fingerprint bytea not null,
  owner uuid not null,
  running_until timestamp with time zone not null,
  status smallint,
  headers jsonb,
  sealed_body bytea,
  subject text,
  created_at timestamp with time zone default now() not null,
  constraint idempotent_requests_pkey PRIMARY KEY (key_id, idempotency_key)
);

create table lead_enrichment_profiles (
  lead_id text not null,
  profile_id uuid not null,
  demographics jsonb,
  firmographics jsonb,
  behavioral jsonb,
  risk jsonb,
  property_data jsonb,
  vehicle_data jsonb,
  confidence_score double precision not null,
  data_sources text[] not null,
  enrichment_metadata jsonb not null,
  enriched_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint lead_enrichment_profiles_confidence_score_check CHECK (((confidence_score >= (0)::double precision) AND (confidence_score <= (1)::double precision))),
  constraint lead_enrichment_profiles_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint lead_enrichment_profiles_pkey PRIMARY KEY (lead_id),
  constraint lead_enrichment_profiles_profile_id_key UNIQUE (profile_id)
);

create table lead_profile_history (
  lead_id text not null,
  enriched_at timestamp with time zone not null,
  profile_id uuid not null,
  profile jsonb not null,
  constraint lead_profile_history_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint lead_profile_history_pkey PRIMARY KEY (lead_id, enriched_at)
);

create table lead_provider_answers (
  lead_id text not null,
  provider_id uuid not null,
  provider text not null,
  record jsonb,
  answered_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  constraint lead_provider_answers_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(lead_id) ON DELETE CASCADE,
  constraint lead_provider_answers_pkey PRIMARY KEY (lead_id, provider_id)
);

create table leads (
  lead_id text not null,
  "position" bigint generated always as identity not null,
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
  score smallint not null,
  score_source text not null,
  score_reasons jsonb not null,
  consent jsonb,
  attributes jsonb,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint leads_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint leads_score_source_check CHECK ((score_source = ANY (ARRAY['given'::text, 'computed'::text]))),
  constraint leads_pkey PRIMARY KEY (lead_id)
);

create table provider_billed_subjects (
  provider_id uuid not null,
  subject bytea not null,
  billed_until timestamp with time zone not null,
  constraint provider_billed_subjects_pkey PRIMARY KEY (provider_id, subject)
);

create table provider_cache (
  key bytea not null,
  provider_id uuid not null,
  lead_id text not null,
  sealed bytea not null,
  matched boolean not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint provider_cache_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES data_providers(id) ON DELETE CASCADE,
  constraint provider_cache_pkey PRIMARY KEY (key)
);

create table provider_field_reliability (
  provider_id uuid not null,
  field text not null,
  agreed double precision default 0 not null,
  total double precision default 0 not null,
  updated_at timestamp with time zone default now() not null,
  constraint provider_field_reliability_agreed_check CHECK ((agreed >= (0)::double precision)),
  constraint provider_field_reliability_check CHECK ((total >= agreed)),
  constraint provider_field_reliability_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES data_providers(id) ON DELETE CASCADE,
  constraint provider_field_reliability_pkey PRIMARY KEY (provider_id, field)
);

create table provider_purchases (
  purchase_id uuid not null,
  purchase_key text not null,
  provider_id uuid not null,
  lead_id text,
  enrichment_id text,
  batch_id text,
  state text default 'pending'::text not null,
  outcome text,
  failure_reason text,
  failure_code text,
  unit_cost numeric(12,6) not null,
  expected_cost numeric(12,6) not null,
  cost numeric(12,6),
  billed_calls double precision,
  duration_ms double precision,
  attempts smallint default 0 not null,
  cache_key bytea not null,
  spend_day date not null,
  lease_until timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  constraint provider_purchases_outcome_check CHECK ((outcome = ANY (ARRAY['matched'::text, 'not_found'::text, 'failed'::text]))),
  constraint provider_purchases_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'settled'::text, 'unknown'::text]))),
  constraint provider_purchases_pkey PRIMARY KEY (purchase_id),
  constraint provider_purchases_purchase_key_key UNIQUE (purchase_key)
);

create table provider_spend (
  day date not null,
  dollars numeric(14,6) not null,
  constraint provider_spend_pkey PRIMARY KEY (day)
);

create table provider_tokens (
  provider_id uuid not null,
  tokens double precision not null,
  refilled_at timestamp with time zone not null,
  day date not null,
  used_today integer default 0 not null,
  claim_rank smallint default 0 not null,
  claim_until timestamp with time zone default '-infinity'::timestamp with time zone not null,
  paused_until timestamp with time zone default '-infinity'::timestamp with time zone not null,
  pause_reason text,
  constraint provider_tokens_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES data_providers(id) ON DELETE CASCADE,
  constraint provider_tokens_pkey PRIMARY KEY (provider_id)
);

CREATE INDEX audit_entries_lead ON public.audit_entries USING btree (lead_id, at);

CREATE UNIQUE INDEX data_providers_name ON public.data_providers USING btree (lower(name));

CREATE INDEX enrichments_at ON public.enrichments USING btree (at);

CREATE INDEX enrichments_lead ON public.enrichments USING btree (lead_id);

CREATE INDEX idempotent_requests_created_at ON public.idempotent_requests USING btree (created_at);

CREATE INDEX idempotent_requests_owner ON public.idempotent_requests USING btree (owner);

CREATE INDEX idempotent_requests_subject ON public.idempotent_requests USING btree (subject) WHERE (subject IS NOT NULL);

CREATE INDEX lead_enrichment_profiles_expires_at ON public.lead_enrichment_profiles USING btree (expires_at);

CREATE INDEX leads_email ON public.leads USING btree (email);

CREATE INDEX leads_phone ON public.leads USING btree (phone);

CREATE UNIQUE INDEX leads_position ON public.leads USING btree ("position");

CREATE INDEX leads_score ON public.leads USING btree (score, "position");

CREATE INDEX leads_source ON public.leads USING btree (source, "position");

CREATE INDEX leads_state ON public.leads USING btree (((address ->> 'state'::text)), "position");

CREATE INDEX provider_billed_subjects_until ON public.provider_billed_subjects USING btree (billed_until);

CREATE INDEX provider_cache_expires_at ON public.provider_cache USING btree (expires_at);

CREATE INDEX provider_cache_lead ON public.provider_cache USING btree (lead_id);

CREATE INDEX provider_cache_provider ON public.provider_cache USING btree (provider_id);

CREATE INDEX provider_purchases_batch ON public.provider_purchases USING btree (batch_id);

CREATE INDEX provider_purchases_enrichment ON public.provider_purchases USING btree (enrichment_id);

CREATE INDEX provider_purchases_lead ON public.provider_purchases USING btree (lead_id);

CREATE UNIQUE INDEX provider_purchases_one_pending ON public.provider_purchases USING btree (cache_key) WHERE (state = 'pending'::text);

CREATE INDEX provider_purchases_provider ON public.provider_purchases USING btree (provider_id, created_at);

CREATE INDEX provider_purchases_unsettled ON public.provider_purchases USING btree (lease_until) WHERE (state <> 'settled'::text);
