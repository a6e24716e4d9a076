-- Leads that came, or came to be reached or called otherwise, since it was last noted how leads come: a ring shows though
-- nobody has validated its leads.
create table leads_to_note (
  lead_id text primary key references leads on delete cascade,
  since timestamptz not null default now()
);
create index leads_to_note_since on leads_to_note (since);

create function leads_came() returns trigger language plpgsql as $$
begin
  insert into leads_to_note (lead_id) select lead_id from came on conflict do nothing;
  return null;
end $$;
create trigger leads_came after insert on leads
  referencing new table as came for each statement execute function leads_came();

-- While its note is just being taken this waits, and notes it anew: what it was before would be noted otherwise.
create function lead_changed() returns trigger language plpgsql as $$
begin
  insert into leads_to_note (lead_id) values (new.lead_id) on conflict (lead_id) do update set since = excluded.since;
  return null;
end $$;
create trigger lead_changed after update on leads for each row
  when ((old.email, old.phone, old.first_name, old.last_name, old.address, old.attributes)
    is distinct from (new.email, new.phone, new.first_name, new.last_name, new.address, new.attributes))
  execute function lead_changed();

-- Who has had no word for long, and who was called long ago, is found by the day.
create index leads_updated_at on leads using brin (updated_at);
create index contact_attempts_at on contact_attempts using brin (at);
