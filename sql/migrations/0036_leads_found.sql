-- A person is looked for by the beginnings of names, of an e-mail address or an id, and by the first or last digits of a phone.
drop index leads_email;
drop index leads_phone;
create index leads_email on leads (email text_pattern_ops);
create index leads_phone on leads (phone text_pattern_ops);
create index leads_phone_end on leads (reverse(phone) text_pattern_ops) where phone is not null;
create index leads_id_begins on leads (lower(lead_id) text_pattern_ops);
create index leads_names on leads
  using gin (to_tsvector('simple', coalesce(first_name, '') || ' ' || coalesce(last_name, '')));
