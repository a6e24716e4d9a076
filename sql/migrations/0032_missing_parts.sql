-- What of a call's briefing could not be had, or not in full, and why: at most an entry for each of its parts.
alter table calls add column missing jsonb not null default '[]';
