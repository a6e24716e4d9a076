-- What the master key makes of a fixed text: a process with another key is refused, before it seals anything.
create table master_key_proof (
  only boolean primary key default true check (only),
  proof bytea not null
);
