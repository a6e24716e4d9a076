-- What a provider may cost in a day (UTC); null: as much as the other budgets let it.
alter table data_providers add column daily_budget numeric(14, 6) check (daily_budget >= 0);

-- The lead's source, where that has a budget of its own.
alter table provider_purchases add column campaign text;

-- What has been spent in a day under a budget: provider:<id> of every provider, source:<name> of those that have one. The day's
-- own row in provider_spend is locked before any of these, here and where purchases are settled: two never wait for each other.
create table budget_spend (
  day date not null,
  budget text not null,
  dollars numeric(14, 6) not null,
  primary key (day, budget)
);
insert into budget_spend (day, budget, dollars)
  select spend_day, 'provider:' || provider_id, sum(coalesce(cost, expected_cost)) from provider_purchases
  where spend_day >= (now() at time zone 'UTC')::date - 1 group by 1, 2;

create function reserve_budget(its_day date, its_budget text, amount numeric, budget_limit numeric) returns boolean
language plpgsql as $$
begin
  if amount = 0 then return true; end if;
  if amount > budget_limit then return false; end if;
  insert into budget_spend as b (day, budget, dollars) values (its_day, its_budget, amount)
    on conflict (day, budget) do update set dollars = b.dollars + excluded.dollars
      where budget_limit is null or b.dollars + excluded.dollars <= budget_limit;
  return found;
end $$;

-- As before, and under the provider's budget and that of the lead's source as well: over_provider_budget | over_campaign_budget.
-- What is refused under one is spent under none.
drop function begin_provider_purchases(jsonb, numeric);
create function begin_provider_purchases(orders jsonb, daily_budget numeric, campaign_budgets jsonb default '{}')
returns table (key text, verdict text, id uuid, dollars double precision)
language plpgsql as $$
declare
  asked record;
  known provider_purchases;
  today constant date := (clock_timestamp() at time zone 'UTC')::date;
  lease timestamptz;
  entered uuid[] := '{}';
  provider_budgets jsonb := '{}';
  its_campaign text;
begin
  for asked in
    select o.*, decode(o."cacheKey", 'hex') as hashed
    from jsonb_to_recordset(orders) as o(
      "purchaseId" uuid, "purchaseKey" text, "providerId" uuid, "leadId" text, "enrichmentId" text, "batchId" text,
      "unitCost" numeric, "expectedCost" numeric, "cacheKey" text, "leaseMs" double precision, "refresh" boolean,
      "waitedMs" double precision, "ofStoredLead" boolean, "dailyBudget" numeric)
    order by o."cacheKey", o."purchaseKey"
  loop
    key := asked."purchaseKey";
    verdict := null;
    provider_budgets := provider_budgets || jsonb_build_object(asked."providerId"::text, asked."dailyBudget");
    select l.source into its_campaign from leads l where l.lead_id = asked."leadId" and campaign_budgets ? l.source;
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
                expected_cost = asked."expectedCost", spend_day = today, lease_until = lease, campaign = its_campaign
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
            unit_cost, expected_cost, cache_key, spend_day, lease_until, campaign)
          values (id, key, asked."providerId", asked."leadId", asked."enrichmentId", asked."batchId",
            asked."unitCost", asked."expectedCost", asked.hashed, today, lease, its_campaign)
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
    if not reserve_provider_spend(known.expected_cost, daily_budget) then
      verdict := 'over_budget';
    elsif not reserve_budget(today, 'provider:' || known.provider_id, known.expected_cost,
        (provider_budgets ->> known.provider_id::text)::numeric) then
      verdict := 'over_provider_budget';
      update provider_spend d set dollars = d.dollars - known.expected_cost where d.day = today;
    elsif known.campaign is not null and not reserve_budget(today, 'source:' || known.campaign, known.expected_cost,
        (campaign_budgets ->> known.campaign)::numeric) then
      verdict := 'over_campaign_budget';
      update provider_spend d set dollars = d.dollars - known.expected_cost where d.day = today;
      update budget_spend b set dollars = b.dollars - known.expected_cost
        where b.day = today and b.budget = 'provider:' || known.provider_id;
    else
      verdict := 'begun';
    end if;
    if verdict <> 'begun' then
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
