-- What is not as it should be, from the first breach of its rule on: pending until there are enough in a row, and gone again
-- without a trace when there are not. One at most stands open for a rule and what it watches.
create table alerts (
  alert_id uuid primary key default uuid_v7(),
  rule text not null,
  subject text not null default '',
  subject_name text,
  severity text not null check (severity in ('warning', 'critical')),
  status text not null check (status in ('pending', 'firing', 'acknowledged', 'resolved')),
  breaches integer not null default 0,
  clears integer not null default 0,
  value double precision not null,
  threshold double precision not null,
  unit text not null check (unit in ('percent', 'probability')),
  numerator double precision not null,
  denominator double precision not null,
  message text not null,
  started_at timestamptz not null,
  fired_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text,
  silenced_until timestamptz,
  resolved_at timestamptz,
  resolution text check (resolution in ('cleared', 'no_longer_watched')),
  -- Whether alert.firing went out: of what nobody was told nobody is told that it is over.
  told boolean not null default false,
  check ((status = 'pending') = (fired_at is null)),
  check ((status = 'resolved') = (resolved_at is not null and resolution is not null))
);
create unique index alerts_open on alerts (rule, subject) where status <> 'resolved';
create index alerts_listed on alerts (status, alert_id);
create index alerts_subject on alerts (rule, subject, alert_id);
create index alerts_silenced on alerts (silenced_until) where silenced_until is not null;
create index alerts_resolved_at on alerts (resolved_at) where status = 'resolved';

-- Its one row is held by the replica that evaluates, and says when that was last done.
create table alert_evaluation (
  is_only boolean primary key default true check (is_only),
  evaluated_at timestamptz not null
);
insert into alert_evaluation (evaluated_at) values ('-infinity');

-- An enrichment that nothing at all could answer leaves nothing else behind; it is counted here for as long as a rule looks back.
create table enrichment_failures (
  failure_id bigint generated always as identity primary key,
  at timestamptz not null default now()
);
create index enrichment_failures_at on enrichment_failures (at);

-- While it is silenced nobody is told; when that is over, of what stands then, and of the end of what they had been told of.
create function tell_alert() returns trigger language plpgsql as $$
begin
  perform tell_webhooks(
    case new.status when 'resolved' then 'alert.resolved' else 'alert.firing' end, null, jsonb_build_object(
      'alertId', new.alert_id, 'rule', new.rule, 'subject', nullif(new.subject, ''), 'subjectName', new.subject_name,
      'severity', new.severity, 'status', new.status, 'value', new.value, 'threshold', new.threshold, 'unit', new.unit,
      'numerator', new.numerator, 'denominator', new.denominator, 'message', new.message,
      'startedAt', new.started_at, 'firedAt', new.fired_at, 'resolvedAt', new.resolved_at, 'resolution', new.resolution),
    coalesce(new.resolved_at, new.fired_at));
  return null;
end $$;
create trigger alerts_tell after update on alerts for each row
  when ((new.status = 'firing' and old.status <> 'firing')
    or (new.status = 'resolved' and new.told and new.silenced_until is null
      and (old.status <> 'resolved' or old.silenced_until is not null)))
  execute function tell_alert();
