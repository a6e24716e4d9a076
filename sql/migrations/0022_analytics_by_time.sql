-- What was earned is counted by when it happened.
create index personalized_offers_created_at on personalized_offers (created_at);
create index personalized_offers_responded_at on personalized_offers (responded_at) where responded_at is not null;
create index calls_started_at on calls (started_at);
