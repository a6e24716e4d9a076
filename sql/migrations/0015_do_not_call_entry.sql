-- An entry of our own list can be taken back by its id.
create index do_not_call_entry on do_not_call (entry_id) where entry_id is not null;
