-- What is remembered of a call while it goes on: what coaching may rest on, the conversation so far (its size does not grow
-- with the call), and the last number of its stream. version rises with every change of facts or conversation.
create table call_sessions (
  call_id text primary key references calls on update cascade on delete cascade,
  lead_id text not null references leads on delete cascade,
  version integer not null default 0,
  sequence integer not null default 0,
  facts jsonb,
  conversation jsonb,
  updated_at timestamptz not null default now()
);
create index call_sessions_lead on call_sessions (lead_id);

-- What was told of a call, as it was heard: redacted, with what was found in it.
create table call_events (
  call_id text not null references calls on update cascade on delete cascade,
  event_index integer not null,
  lead_id text not null references leads on delete cascade,
  at timestamptz not null,
  event jsonb not null,
  detected jsonb not null default '[]',
  primary key (call_id, event_index)
);
create index call_events_lead on call_events (lead_id);

-- The stream of a call: who comes back reads on from the number it has seen.
create table call_messages (
  call_id text not null references calls on update cascade on delete cascade,
  sequence integer not null,
  lead_id text not null references leads on delete cascade,
  type text not null,
  data jsonb not null,
  at timestamptz not null default now(),
  primary key (call_id, sequence)
);
create index call_messages_lead on call_messages (lead_id);

-- Of an erased person a suggestion stays to be counted, without its words. withheld ones were never shown, so that their kind's
-- effect can be measured; propensity is the probability with which this was chosen.
create table coaching_suggestions (
  suggestion_id uuid primary key default uuid_v7(),
  lead_id text references leads on delete set null,
  call_id text references calls on update cascade on delete cascade,
  agent_id text,
  type text not null check (type in ('sentiment_adjustment', 'objection_handling', 'pain_point_response',
    'competitive_positioning', 'risk_awareness', 'upsell_opportunity', 'cross_sell_opportunity', 'compliance_reminder')),
  rule text not null,
  script text,
  tenure text not null,
  title text not null,
  content text not null,
  suggested_script text not null,
  talking_points jsonb not null default '[]',
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  priority text not null check (priority in ('urgent', 'high', 'medium', 'low')),
  triggered_by jsonb not null,
  context jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'shown', 'used', 'dismissed')),
  withheld boolean not null default false,
  propensity double precision not null check (propensity > 0 and propensity <= 1),
  decided jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  shown_at timestamptz,
  said_at timestamptz,
  used_at timestamptz,
  dismissed_at timestamptz
);
create index coaching_suggestions_created_at on coaching_suggestions (created_at);
create index coaching_suggestions_call on coaching_suggestions (call_id, created_at);
create index coaching_suggestions_lead on coaching_suggestions (lead_id, created_at) where lead_id is not null;

create table suggestion_feedback (
  feedback_id uuid primary key default uuid_v7(),
  suggestion_id uuid not null references coaching_suggestions on delete cascade,
  lead_id text references leads on delete set null,
  agent_id text,
  used boolean not null,
  used_script boolean,
  effectiveness_rating smallint check (effectiveness_rating between 1 and 5),
  notes text,
  at timestamptz not null default now()
);
create index suggestion_feedback_suggestion on suggestion_feedback (suggestion_id);
create index suggestion_feedback_lead on suggestion_feedback (lead_id) where lead_id is not null;

create function forget_suggestion() returns trigger language plpgsql as $$
begin
  new.title := '';
  new.content := '';
  new.suggested_script := '';
  new.talking_points := '[]';
  new.triggered_by := '[]';
  new.context := '{}';
  new.decided := '{}';
  return new;
end $$;
create trigger coaching_suggestions_forget before update of lead_id on coaching_suggestions
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_suggestion();

create function forget_feedback() returns trigger language plpgsql as $$
begin
  new.notes := null;
  return new;
end $$;
create trigger suggestion_feedback_forget before update of lead_id on suggestion_feedback
  for each row when (new.lead_id is null and old.lead_id is not null) execute function forget_feedback();
