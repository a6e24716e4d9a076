-- What the master key makes of a fixed text: a process with another key is refused, before it seals anything.
create table master_key_proof (
  one_row boolean primary key default true check (one_row),
  proof bytea not null
);
