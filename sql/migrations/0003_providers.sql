create table data_providers (
  id uuid primary key,
  name text not null,
  type text not null check (type in ('zoominfo', 'apollo', 'clearbit', 'dun_bradstreet', 'custom')),
  api_endpoint text not null,
  api_key_sealed bytea,
  is_enabled boolean not null,
  status text not null default 'active' check (status in ('active', 'degraded', 'disabled')),
  priority integer not null,
  cost_per_call numeric(12, 6) not null check (cost_per_call >= 0),
  rate_limit_per_minute integer check (rate_limit_per_minute > 0),
  daily_quota integer check (daily_quota > 0),
  cache_ttl_minutes integer check (cache_ttl_minutes >= 0),
  timeout_ms integer check (timeout_ms > 0),
  mapping jsonb,
  success_rate double precision not null default 1 check (success_rate between 0 and 1),
  origin text not null check (origin in ('api', 'environment', 'sandbox')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index data_providers_name on data_providers (lower(name));

create table provider_cache (
  key bytea primary key,
  provider_id uuid not null references data_providers on delete cascade,
  lead_id text not null,
  sealed bytea not null,
  matched boolean not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index provider_cache_lead on provider_cache (lead_id);
create index provider_cache_expires_at on provider_cache (expires_at);
create index provider_cache_provider on provider_cache (provider_id);

create table provider_tokens (
  provider_id uuid primary key references data_providers on delete cascade,
  tokens double precision not null,
  refilled_at timestamptz not null,
  day date not null,
  used_today integer not null default 0,
  claim_rank smallint not null default 0,
  claim_until timestamptz not null default '-infinity',
  paused_until timestamptz not null default '-infinity',
  pause_reason text
);

-- No foreign key to data_providers: what was spent stays on the books when a provider is removed.
create table provider_purchases (
  purchase_id uuid primary key,
  purchase_key text not null unique,
  provider_id uuid not null,
  lead_id text,
  enrichment_id text,
  batch_id text,
  state text not null default 'pending' check (state in ('pending', 'settled', 'unknown')),
  outcome text check (outcome in ('matched', 'not_found', 'failed')),
  failure_reason text,
  failure_code text,
  unit_cost numeric(12, 6) not null,
  expected_cost numeric(12, 6) not null,
  cost numeric(12, 6),
  billed_calls double precision,
  duration_ms double precision,
  attempts smallint not null default 0,
  cache_key bytea not null,
  spend_day date not null,
  lease_until timestamptz not null,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
create unique index provider_purchases_one_pending on provider_purchases (cache_key) where state = 'pending';
create index provider_purchases_provider on provider_purchases (provider_id, created_at);
create index provider_purchases_lead on provider_purchases (lead_id);
create index provider_purchases_enrichment on provider_purchases (enrichment_id);
create index provider_purchases_batch on provider_purchases (batch_id);
create index provider_purchases_unsettled on provider_purchases (lease_until) where state <> 'settled';

create table provider_billed_subjects (
  provider_id uuid not null,
  subject bytea not null,
  billed_until timestamptz not null,
  primary key (provider_id, subject)
);
create index provider_billed_subjects_until on provider_billed_subjects (billed_until);

create table provider_spend (
  day date primary key,
  dollars numeric(14, 6) not null
);

create table provider_field_reliability (
  provider_id uuid not null references data_providers on delete cascade,
  field text not null,
  agreed double precision not null default 0 check (agreed >= 0),
  total double precision not null default 0 check (total >= agreed),
  updated_at timestamptz not null default now(),
  primary key (provider_id, field)
);

-- One token for an HTTP call and up to asked_lookups of the day's quota, for all replicas, by the database's clock.
-- Refilling leaves room for the burst: no 60 seconds ever hold more than per_minute calls.
create function take_provider_tokens(
  asked_provider uuid,
  asked_lookups integer,
  asked_rank integer,
  per_minute integer,
  burst integer,
  quota integer,
  max_wait_ms double precision
) returns table (verdict text, lookups integer, wait_ms double precision, pause_reason text)
language plpgsql as $$
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
end $$;

create function reserve_provider_spend(amount numeric, budget numeric) returns boolean
language plpgsql as $$
begin
  if amount = 0 then return true; end if;
  if amount > budget then return false; end if;
  insert into provider_spend as s (day, dollars) values ((clock_timestamp() at time zone 'UTC')::date, amount)
    on conflict (day) do update set dollars = s.dollars + excluded.dollars
      where budget is null or s.dollars + excluded.dollars <= budget;
  return found;
end $$;

-- Enters look-ups in the ledger before anything is sent, and says of each whether it may be sent:
-- begun | answered (the cache holds it by now) | settled | unknown | elsewhere (a twin is on the wire) | over_budget.
-- Purchases are locked before the day's spend, here and where they are settled: the two never wait for each other.
create function begin_provider_purchases(orders jsonb, daily_budget numeric)
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
end $$;
