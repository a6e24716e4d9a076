-- A request that is repeated under its Idempotency-Key is the same request, also when it was cut off by a crash.
alter table idempotent_requests add column identity uuid not null default gen_random_uuid();

alter table enrichment_batches add column request_identity uuid unique;
