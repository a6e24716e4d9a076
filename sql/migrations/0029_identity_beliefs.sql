-- What the pairs of a lead and a source's answer have shown of how alike two records of one person are. The patterns of agreement and
-- their numbers tell nothing of whom; the belief is learnt from them alone, so that it can be learnt again. The newest serves
-- where nothing speaks against it, else what is stated.
create table identity_beliefs (
  belief_id uuid primary key default uuid_v7(),
  learnt_at timestamptz not null default now(),
  pairs integer not null check (pairs >= 0),
  patterns jsonb not null,
  belief jsonb not null,
  against text[] not null
);
create index identity_beliefs_learnt_at on identity_beliefs (learnt_at);
