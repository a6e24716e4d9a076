-- Neither of a lead's first offers and of what converts it sees the other before it is committed: they come one after the other.
create function hold_conversion(lead text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended(lead, 7221090418))
$$;

create or replace function begin_conversion() returns trigger language plpgsql as $$
begin
  perform from lead_conversions where lead_id = new.lead_id and decided_at <= new.decided_at;
  if found then return null; end if;
  perform hold_conversion(new.lead_id);
  insert into lead_conversions as c (lead_id, holdout, decided_at, converted_at)
    values (new.lead_id, new.holdout, new.decided_at, first_conversion(new.lead_id, new.decided_at))
    on conflict (lead_id) do update
      set holdout = excluded.holdout, decided_at = excluded.decided_at, converted_at = excluded.converted_at
      where c.decided_at > excluded.decided_at;
  return null;
end $$;

-- Statement by statement, so that the second sees what was committed while the first waited.
create or replace function complete_conversion(lead text, at timestamptz) returns void language plpgsql as $$
begin
  perform hold_conversion(lead);
  update lead_conversions set converted_at = at
    where lead_id = lead and decided_at <= at and (converted_at is null or converted_at > at);
end $$;
