-- A silence that somebody lifts while acknowledging ends as one does whose time is over: what stands then is told, and so is its end.
create or replace trigger alerts_tell after update on alerts for each row
  when ((new.status = 'firing' and old.status <> 'firing')
    or (new.told and not old.told)
    or (new.status = 'resolved' and new.told and new.silenced_until is null
      and (old.status <> 'resolved' or old.silenced_until is not null)))
  execute function tell_alert();
