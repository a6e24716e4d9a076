-- What could have been mentioned first, in the order of the decision: with the probability of each to stand there and what another
-- policy would choose by, so that it can be told what that would have earned.
alter table decisions add choices jsonb;

create or replace function forget_decision() returns trigger language plpgsql as $$
begin
  new.inputs := null;
  new.answer := null;
  new.choices := null;
  return new;
end $$;
