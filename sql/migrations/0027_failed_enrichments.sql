-- An enrichment that nothing could answer counts among those of its hour, too.
create trigger enrichment_failures_recount_new after insert on enrichment_failures
  referencing new table as fresh for each statement execute function recount_fresh('enrichments', 'at');
create trigger enrichment_failures_recount after update on enrichment_failures
  referencing old table as stale new table as fresh for each statement execute function recount_changed('enrichments', 'at');
insert into effectiveness_recounts (part, hour) select distinct 'enrichments', hour_of(at) from enrichment_failures;
