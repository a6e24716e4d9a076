-- Sightings are let go by the day on which they were made.
create index velocity_events_seen_at on velocity_events using brin (seen_at);
create index risk_source_history_seen_at on risk_source_history using brin (seen_at);
