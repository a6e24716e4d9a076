-- The offers are read off the answer: they used to be sent, and read, twice. What each was estimated from comes by offer.
drop function keep_decision(jsonb, jsonb);

create function keep_decision(decision jsonb, features jsonb) returns uuid language plpgsql as $$
declare
  d decisions := jsonb_populate_record(null::decisions, decision);
  standing uuid;
begin
  perform from leads where lead_id = d.lead_id for no key update;
  if not found then return null; end if;
  select decision_id into standing from decisions
    where lead_id = d.lead_id and inputs_hash = d.inputs_hash and valid_until > d.decided_at
    order by valid_until desc limit 1;
  if found then return standing; end if;

  insert into decisions select d.*;
  with suggested as (
    insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product,
      fit_score, confidence, estimated_conversion_probability, features, conversion_model, reasoning,
      competitive_advantages, ab_test_variant, holdout, annual_premium, premium, coverage, valid_until, created_at)
    select "offerId", d.decision_id, d.lead_id, position, propensity, tier, "offerType", product, "fitScore", confidence,
      "estimatedConversionProbability", keep_decision.features -> "offerId"::text, d.versions ->> 'conversion', reasoning,
      "competitiveAdvantages", d.variant, d.holdout, (premium ->> 'annual')::numeric, premium, coverage, d.valid_until,
      d.decided_at
    from jsonb_to_recordset(d.answer -> 'offers') as offer("offerId" uuid, position smallint, propensity float8,
      tier text, "offerType" text, product text, "fitScore" smallint, confidence smallint,
      "estimatedConversionProbability" float8, reasoning jsonb, "competitiveAdvantages" text[], premium jsonb,
      coverage jsonb)
    returning offer_id, lead_id, status, created_at
  )
  insert into offer_acceptance_history (offer_id, lead_id, from_status, to_status, at)
    select offer_id, lead_id, null, status, created_at from suggested;
  return d.decision_id;
end $$;
