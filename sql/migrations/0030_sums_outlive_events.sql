-- Up to when events of a part are gone because their time was over: nothing tells any more what happened in the hours before
-- but their sums, which stay as they are.
create table effectiveness_kept (
  part text primary key,
  before timestamptz not null
);

-- Each argument is a part and the name of the time that decides about its hour.
create function keep_sums() returns trigger language plpgsql as $$
begin
  insert into effectiveness_kept as k (part, before)
    select part, hour_of(max(at)) + interval '1 hour' from (
      select split_part(arg, ' ', 1) part, (to_jsonb(gone) ->> split_part(arg, ' ', 2))::timestamptz at
      from gone, unnest(tg_argv::text[]) arg) event
    where at is not null group by part order by part
  on conflict (part) do update set before = excluded.before where excluded.before > k.before;
  return null;
end $$;

create trigger personalized_offers_keep after delete on personalized_offers referencing old table as gone for each statement
  execute function keep_sums('offersSuggested created_at', 'offersPresented presented_at', 'combinations presented_at',
    'offersAnswered responded_at');
create trigger coaching_suggestions_keep after delete on coaching_suggestions referencing old table as gone for each statement
  execute function keep_sums('suggestions created_at');
create trigger suggestion_feedback_keep after delete on suggestion_feedback referencing old table as gone for each statement
  execute function keep_sums('feedback at');
create trigger enrichments_keep after delete on enrichments referencing old table as gone for each statement
  execute function keep_sums('enrichments at');
create trigger enrichment_failures_keep after delete on enrichment_failures referencing old table as gone for each statement
  execute function keep_sums('enrichments at');
create trigger risk_validation_results_keep after delete on risk_validation_results referencing old table as gone for each statement
  execute function keep_sums('validations created_at');
create trigger risk_reviews_keep after delete on risk_reviews referencing old table as gone for each statement
  execute function keep_sums('reviews decided_at');
create trigger calls_keep after delete on calls referencing old table as gone for each statement
  execute function keep_sums('calls started_at');
create trigger lead_conversions_keep after delete on lead_conversions referencing old table as gone for each statement
  execute function keep_sums('conversions decided_at');
