-- What happened in an hour or a day (UTC), by part: sums that add up. An hour is counted from the events and may be at any time
-- again; a day is the sum of its hours.
create table personalization_effectiveness_metrics (
  hours smallint not null check (hours in (1, 24)),
  start timestamptz not null,
  part text not null,
  counts jsonb not null,
  counted_at timestamptz not null default now(),
  primary key (hours, start, part)
);

-- Hours in which something was written since they were counted: an entry comes with the fact itself, so that whoever sees the
-- one sees the other. Entries are only ever appended: writers never wait for each other here.
create table effectiveness_recounts (
  entry_id bigint generated always as identity primary key,
  part text not null,
  hour timestamptz not null
);

-- A lead's first offers that were not asked for by hand, with personalisation or without (holdout), and the first offer accepted
-- or call sold since. An erased lead leaves its row behind without its id: the count stays.
create table lead_conversions (
  conversion_id bigint generated always as identity primary key,
  lead_id text unique references leads on delete set null,
  holdout boolean not null,
  decided_at timestamptz not null,
  converted_at timestamptz check (converted_at >= decided_at)
);
create index lead_conversions_decided_at on lead_conversions (decided_at);

create function first_conversion(lead text, since timestamptz) returns timestamptz language sql stable as $$
  select least(
    (select min(responded_at) from personalized_offers where lead_id = lead and status = 'accepted' and responded_at >= since),
    (select min(ended_at) from calls where lead_id = lead and outcome = 'sold' and ended_at >= since))
$$;

create function begin_conversion() returns trigger language plpgsql as $$
begin
  perform from lead_conversions where lead_id = new.lead_id and decided_at <= new.decided_at;
  if found then return null; end if;
  insert into lead_conversions as c (lead_id, holdout, decided_at, converted_at)
    values (new.lead_id, new.holdout, new.decided_at, first_conversion(new.lead_id, new.decided_at))
    on conflict (lead_id) do update
      set holdout = excluded.holdout, decided_at = excluded.decided_at, converted_at = excluded.converted_at
      where c.decided_at > excluded.decided_at;
  return null;
end $$;
create trigger decisions_begin_conversion after insert on decisions
  for each row when (new.kind = 'offers' and not new.forced and new.lead_id is not null) execute function begin_conversion();

create function complete_conversion(lead text, at timestamptz) returns void language sql as $$
  update lead_conversions set converted_at = at
    where lead_id = lead and decided_at <= at and (converted_at is null or converted_at > at)
$$;

create function complete_by_offer() returns trigger language plpgsql as $$
begin
  perform complete_conversion(new.lead_id, new.responded_at);
  return null;
end $$;
create trigger personalized_offers_convert after insert or update of status on personalized_offers
  for each row when (new.status = 'accepted' and new.lead_id is not null) execute function complete_by_offer();

create function complete_by_call() returns trigger language plpgsql as $$
begin
  perform complete_conversion(new.lead_id, new.ended_at);
  return null;
end $$;
create trigger calls_convert after insert or update of outcome on calls
  for each row when (new.outcome = 'sold' and new.lead_id is not null) execute function complete_by_call();

-- The last three moods that were heard of a lead in a call less the first three; none where fewer than six were.
alter table calls add sentiment_gain double precision;

create function sentiment_gain_of(its_call text) returns double precision language sql stable as $$
  with heard as (
    select (d ->> 'score')::float8 score, row_number() over (order by e.event_index, i) first,
      row_number() over (order by e.event_index desc, i desc) last, count(*) over () moods
    from call_events e, jsonb_array_elements(e.detected) with ordinality found(d, i)
    where e.call_id = its_call and d ->> 'type' = 'sentiment'
  )
  select avg(score) filter (where last <= 3) - avg(score) filter (where first <= 3) from heard having max(moods) >= 6
$$;

create function weigh_call() returns trigger language plpgsql as $$
begin
  new.sentiment_gain := sentiment_gain_of(old.call_id);
  return new;
end $$;
create trigger calls_weigh before update of status on calls
  for each row when (old.status = 'active' and new.status = 'ended') execute function weigh_call();
update calls set sentiment_gain = sentiment_gain_of(call_id) where status = 'ended';

alter table risk_validation_results add duration_ms double precision check (duration_ms >= 0);

create function hour_of(at timestamptz) returns timestamptz language sql immutable
  return date_bin('1 hour', at, timestamptz '1970-01-01T00:00:00Z');

create function day_of(at timestamptz) returns timestamptz language sql immutable
  return date_bin('1 day', at, timestamptz '1970-01-01T00:00:00Z');

create function recount_offers() returns trigger language plpgsql as $$
begin
  insert into effectiveness_recounts (part, hour)
    select distinct part, hour_of(at) from fresh, lateral (values ('offersSuggested', created_at), ('offersPresented', presented_at),
      ('combinations', presented_at), ('offersAnswered', responded_at)) of_offer(part, at) where at is not null;
  if tg_op = 'UPDATE' then
    insert into effectiveness_recounts (part, hour)
      select distinct part, hour_of(was) from stale join fresh using (offer_id), lateral (values
        ('offersSuggested', stale.created_at, fresh.created_at), ('offersPresented', stale.presented_at, fresh.presented_at),
        ('combinations', stale.presented_at, fresh.presented_at), ('offersAnswered', stale.responded_at, fresh.responded_at))
        of_offer(part, was, at) where was <> at;
  end if;
  return null;
end $$;
create trigger personalized_offers_recount_new after insert on personalized_offers
  referencing new table as fresh for each statement execute function recount_offers();
create trigger personalized_offers_recount after update on personalized_offers
  referencing old table as stale new table as fresh for each statement execute function recount_offers();

-- Where a lead came from is a part of the combinations.
create function recount_source() returns trigger language plpgsql as $$
begin
  insert into effectiveness_recounts (part, hour)
    select distinct 'combinations', hour_of(presented_at) from personalized_offers
    where lead_id = new.lead_id and presented_at is not null;
  return null;
end $$;
create trigger leads_recount after update of source on leads
  for each row when (old.source is distinct from new.source) execute function recount_source();

-- The part and the name of the time that decides about the hour are the trigger's arguments.
create function recount_fresh() returns trigger language plpgsql as $$
begin
  case tg_argv[1]
    when 'at' then
      insert into effectiveness_recounts (part, hour) select distinct tg_argv[0], hour_of(at) from fresh;
    when 'created_at' then
      insert into effectiveness_recounts (part, hour) select distinct tg_argv[0], hour_of(created_at) from fresh;
    when 'started_at' then
      insert into effectiveness_recounts (part, hour) select distinct tg_argv[0], hour_of(started_at) from fresh;
    when 'decided_at' then
      insert into effectiveness_recounts (part, hour)
        select distinct tg_argv[0], hour_of(decided_at) from fresh where decided_at is not null;
  end case;
  return null;
end $$;
create function recount_changed() returns trigger language plpgsql as $$
begin
  case tg_argv[1]
    when 'at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(at) from fresh union select tg_argv[0], hour_of(at) from stale;
    when 'created_at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(created_at) from fresh union select tg_argv[0], hour_of(created_at) from stale;
    when 'started_at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(started_at) from fresh union select tg_argv[0], hour_of(started_at) from stale;
    when 'decided_at' then
      insert into effectiveness_recounts (part, hour)
        select tg_argv[0], hour_of(decided_at) from fresh where decided_at is not null
        union select tg_argv[0], hour_of(decided_at) from stale where decided_at is not null;
  end case;
  return null;
end $$;

create trigger coaching_suggestions_recount_new after insert on coaching_suggestions
  referencing new table as fresh for each statement execute function recount_fresh('suggestions', 'created_at');
create trigger coaching_suggestions_recount after update on coaching_suggestions
  referencing old table as stale new table as fresh for each statement execute function recount_changed('suggestions', 'created_at');
create trigger suggestion_feedback_recount_new after insert on suggestion_feedback
  referencing new table as fresh for each statement execute function recount_fresh('feedback', 'at');
create trigger suggestion_feedback_recount after update on suggestion_feedback
  referencing old table as stale new table as fresh for each statement execute function recount_changed('feedback', 'at');
create trigger enrichments_recount_new after insert on enrichments
  referencing new table as fresh for each statement execute function recount_fresh('enrichments', 'at');
create trigger enrichments_recount after update on enrichments
  referencing old table as stale new table as fresh for each statement execute function recount_changed('enrichments', 'at');
create trigger risk_validation_results_recount_new after insert on risk_validation_results
  referencing new table as fresh for each statement execute function recount_fresh('validations', 'created_at');
create trigger risk_validation_results_recount after update on risk_validation_results
  referencing old table as stale new table as fresh for each statement execute function recount_changed('validations', 'created_at');
create trigger risk_reviews_recount_new after insert on risk_reviews
  referencing new table as fresh for each statement execute function recount_fresh('reviews', 'decided_at');
create trigger risk_reviews_recount after update on risk_reviews
  referencing old table as stale new table as fresh for each statement execute function recount_changed('reviews', 'decided_at');
create trigger calls_recount_new after insert on calls
  referencing new table as fresh for each statement execute function recount_fresh('calls', 'started_at');
create trigger calls_recount after update on calls
  referencing old table as stale new table as fresh for each statement execute function recount_changed('calls', 'started_at');
create trigger lead_conversions_recount_new after insert on lead_conversions
  referencing new table as fresh for each statement execute function recount_fresh('conversions', 'decided_at');
create trigger lead_conversions_recount after update on lead_conversions
  referencing old table as stale new table as fresh for each statement execute function recount_changed('conversions', 'decided_at');

insert into lead_conversions (lead_id, holdout, decided_at, converted_at)
  select lead_id, holdout, decided_at, first_conversion(lead_id, decided_at) from (
    select distinct on (lead_id) lead_id, holdout, decided_at from decisions
    where kind = 'offers' and not forced and lead_id is not null order by lead_id, decided_at) first;

insert into effectiveness_recounts (part, hour)
  select distinct 'offersSuggested', hour_of(created_at) from personalized_offers
  union all
  select distinct part, hour_of(presented_at) from personalized_offers, unnest(array['offersPresented', 'combinations']) part where presented_at is not null
  union all
  select distinct 'offersAnswered', hour_of(responded_at) from personalized_offers where responded_at is not null
  union all
  select distinct 'suggestions', hour_of(created_at) from coaching_suggestions
  union all
  select distinct 'feedback', hour_of(at) from suggestion_feedback
  union all
  select distinct 'enrichments', hour_of(at) from enrichments
  union all
  select distinct 'validations', hour_of(created_at) from risk_validation_results
  union all
  select distinct 'reviews', hour_of(decided_at) from risk_reviews where decided_at is not null
  union all
  select distinct 'calls', hour_of(started_at) from calls;
