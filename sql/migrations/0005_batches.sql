-- done is the sum of the outcomes by construction; total_cost is the sum of the leads' costs, reserved that of the running ones.
create table enrichment_batches (
  batch_id uuid primary key,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'paused', 'completed', 'cancelled', 'failed')),
  options jsonb not null,
  concurrency smallint not null check (concurrency between 1 and 64),
  max_cost numeric(14, 6) check (max_cost >= 0),
  lead_cost_cap numeric(14, 6) not null check (lead_cost_cap >= 0),
  money_out boolean not null default false,
  key_id uuid,
  key_name text not null,
  total integer not null default 0,
  in_flight integer not null default 0 check (in_flight >= 0),
  complete integer not null default 0,
  partial integer not null default 0,
  cached integer not null default 0,
  degraded integer not null default 0,
  not_found integer not null default 0,
  skipped integer not null default 0,
  failed integer not null default 0,
  done integer not null generated always as (complete + partial + cached + degraded + not_found + skipped + failed) stored,
  total_cost numeric(14, 6) not null default 0,
  reserved numeric(14, 6) not null default 0 check (reserved >= 0),
  earlier_at timestamptz,
  earlier_done integer not null default 0,
  sampled_at timestamptz,
  sampled_done integer not null default 0,
  served_at timestamptz not null default '-infinity',
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  check (done <= total)
) with (fillfactor = 50);
create index enrichment_batches_active on enrichment_batches (batch_id) where status in ('queued', 'running');

-- An erased lead leaves its row behind without its id: the counts stay, the person does not.
create table enrichment_batch_leads (
  batch_id uuid not null references enrichment_batches on delete cascade,
  position integer not null,
  lead_id text references leads on delete set null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done')),
  owner uuid,
  lease_until timestamptz,
  not_before timestamptz,
  attempts smallint not null default 0,
  failures smallint not null default 0,
  reserved numeric(14, 6) not null default 0,
  outcome text,
  reason text,
  cost numeric(14, 6) not null default 0,
  duration_ms double precision,
  providers jsonb,
  primary key (batch_id, position),
  check ((state = 'running') = (owner is not null)),
  check ((state = 'done') = (outcome is not null))
);
create index enrichment_batch_leads_lead on enrichment_batch_leads (lead_id) where lead_id is not null;
create index enrichment_batch_leads_queued on enrichment_batch_leads (batch_id, position) where state = 'queued';
create index enrichment_batch_leads_running on enrichment_batch_leads (owner) where state = 'running';

-- The batch's row is locked before any of its leads', here and below: concurrency and money are counted under that lock.
-- A lead is claimed with its whole cap set aside; with less only when nothing is set aside that may yet be given back.
create function claim_batch_leads(asked_batch uuid, asked_owner uuid, asked_leads integer, lease_ms double precision)
returns setof enrichment_batch_leads
language plpgsql as $$
declare
  b enrichment_batches;
  leads_to_claim integer;
  remaining numeric;
  allowance numeric := 0;
  claimed integer := 0;
  lead enrichment_batch_leads;
begin
  select * into b from enrichment_batches where batch_id = asked_batch for update;
  if not found or b.status not in ('queued', 'running') then return; end if;
  leads_to_claim := least(asked_leads, b.concurrency - b.in_flight);

  if b.max_cost is not null and not b.money_out then
    remaining := b.max_cost - b.total_cost - b.reserved;
    if b.lead_cost_cap = 0 then
      allowance := 0;
    elsif remaining >= b.lead_cost_cap then
      allowance := b.lead_cost_cap;
      leads_to_claim := least(leads_to_claim, floor(remaining / b.lead_cost_cap));
    elsif b.reserved > 0 then
      return;
    elsif remaining > 0 then
      allowance := remaining;
      leads_to_claim := least(leads_to_claim, 1);
    end if;
  end if;
  if leads_to_claim <= 0 then return; end if;

  for lead in
    with picked as materialized (
      select q.position from enrichment_batch_leads q
      where q.batch_id = asked_batch and q.state = 'queued' and (q.not_before is null or q.not_before <= clock_timestamp())
      order by q.position limit leads_to_claim for update skip locked
    )
    update enrichment_batch_leads l
      set state = 'running', owner = asked_owner, lease_until = clock_timestamp() + make_interval(secs => lease_ms / 1000),
        not_before = null, attempts = l.attempts + 1, reserved = allowance
      from picked where l.batch_id = asked_batch and l.position = picked.position
      returning l.*
  loop
    claimed := claimed + 1;
    return next lead;
  end loop;

  if claimed > 0 then
    update enrichment_batches set
      status = 'running', in_flight = in_flight + claimed, reserved = enrichment_batches.reserved + claimed * allowance,
      served_at = clock_timestamp(), started_at = coalesce(started_at, clock_timestamp()),
      earlier_at = coalesce(earlier_at, clock_timestamp()), sampled_at = coalesce(sampled_at, clock_timestamp())
      where batch_id = asked_batch;
  end if;
end $$;

-- What a batch has spent on a lead: what was reported, and what the ledger holds when a process died before it could report.
-- The ledger no longer says what was spent on which erased lead: what it holds beyond the other erased leads' costs.
create function batch_lead_spend(asked_batch uuid, asked_position integer, asked_lead text, reported numeric) returns numeric
language plpgsql stable as $$
declare
  booked numeric;
begin
  if asked_lead is not null then
    select sum(coalesce(cost, expected_cost)) into booked from provider_purchases
      where lead_id = asked_lead and batch_id = asked_batch::text;
  else
    select sum(coalesce(cost, expected_cost)) into booked from provider_purchases
      where lead_id is null and batch_id = asked_batch::text;
    booked := booked - (
      select coalesce(sum(cost), 0) from enrichment_batch_leads
      where batch_id = asked_batch and lead_id is null and position <> asked_position
    );
  end if;
  return greatest(reported, booked);
end $$;

-- False, and nothing changes, when another has taken the lead over meanwhile.
create function finish_batch_lead(
  asked_batch uuid, asked_position integer, asked_owner uuid, asked_attempt integer,
  its_outcome text, its_reason text, reported_cost numeric, its_duration_ms double precision, its_providers jsonb,
  bought_nothing_with_all_that_is_left boolean
) returns boolean
language plpgsql as $$
declare
  l enrichment_batch_leads;
  spent numeric;
begin
  perform from enrichment_batches where batch_id = asked_batch for update;
  select * into l from enrichment_batch_leads
    where batch_id = asked_batch and position = asked_position and state = 'running'
      and owner = asked_owner and attempts = asked_attempt
    for update;
  if not found then return false; end if;
  spent := batch_lead_spend(asked_batch, asked_position, l.lead_id, greatest(reported_cost, l.cost));

  update enrichment_batch_leads set state = 'done', owner = null, lease_until = null, reserved = 0,
      outcome = its_outcome, reason = its_reason, cost = spent, duration_ms = its_duration_ms, providers = its_providers
    where batch_id = asked_batch and position = asked_position;

  update enrichment_batches set
      complete = complete + (its_outcome = 'complete')::int,
      partial = partial + (its_outcome = 'partial')::int,
      cached = cached + (its_outcome = 'cached')::int,
      degraded = degraded + (its_outcome = 'degraded')::int,
      not_found = not_found + (its_outcome = 'not_found')::int,
      skipped = skipped + (its_outcome = 'skipped')::int,
      failed = failed + (its_outcome = 'failed')::int,
      total_cost = total_cost + spent - l.cost,
      reserved = reserved - l.reserved,
      in_flight = in_flight - 1,
      money_out = money_out or bought_nothing_with_all_that_is_left,
      earlier_at = case when sampled_at < clock_timestamp() - interval '30 seconds' then sampled_at else earlier_at end,
      earlier_done = case when sampled_at < clock_timestamp() - interval '30 seconds' then sampled_done else earlier_done end,
      sampled_at = case when sampled_at < clock_timestamp() - interval '30 seconds' then clock_timestamp() else sampled_at end,
      sampled_done = case when sampled_at < clock_timestamp() - interval '30 seconds' then done + 1 else sampled_done end,
      status = case
        when done + 1 < total or status = 'cancelled' then status
        when failed + (its_outcome = 'failed')::int = total then 'failed'
        else 'completed' end,
      finished_at = case when done + 1 = total or status = 'cancelled' and in_flight = 1 then clock_timestamp() end
    where batch_id = asked_batch;
  return true;
end $$;

-- Back into the queue: to be tried again later, or because who worked on it is gone.
create function requeue_batch_lead(
  asked_batch uuid, asked_position integer, asked_owner uuid, asked_attempt integer,
  reported_cost numeric, after_failure boolean, delay_ms double precision
) returns boolean
language plpgsql as $$
declare
  l enrichment_batch_leads;
  spent numeric;
begin
  perform from enrichment_batches where batch_id = asked_batch for update;
  select * into l from enrichment_batch_leads
    where batch_id = asked_batch and position = asked_position and state = 'running'
      and owner = asked_owner and attempts = asked_attempt
    for update;
  if not found then return false; end if;
  spent := batch_lead_spend(asked_batch, asked_position, l.lead_id, greatest(reported_cost, l.cost));

  update enrichment_batch_leads set state = 'queued', owner = null, lease_until = null, reserved = 0, cost = spent,
      failures = failures + after_failure::int, not_before = clock_timestamp() + make_interval(secs => delay_ms / 1000)
    where batch_id = asked_batch and position = asked_position;
  update enrichment_batches set
      total_cost = total_cost + spent - l.cost, reserved = reserved - l.reserved, in_flight = in_flight - 1,
      finished_at = case when status = 'cancelled' and in_flight = 1 then clock_timestamp() end
    where batch_id = asked_batch;
  return true;
end $$;
