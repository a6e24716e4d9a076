import { SqlClient } from "@effect/sql"
import { Effect, Utils } from "effect"
import type { ConversionFeatures } from "../../src/conversion/ConversionFeatures.ts"

const offerTypes = ["auto", "home", "life"] as const
const channels = ["referral", "exclusive_web", "aged"] as const

interface Settings {
  readonly offers: number
  readonly seed: number
  /** How much what is known of an offer matters: 0 leaves it to chance. */
  readonly signal: number
  /** The first of them, in hours before now; one every minute from there. */
  readonly hoursAgo: number
  readonly status?: "presented" | undefined
}

/** Offers as they would be logged, one in some five accepted. */
export const offered = ({ hoursAgo, offers, seed, signal, status }: Settings) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const random = new Utils.PCGRandom(seed)
    const rows = Array.from({ length: offers }, (_, at) => {
      const features: ConversionFeatures = {
        offerType: offerTypes[random.integer(3)] ?? "auto",
        channel: channels[random.integer(3)] ?? "aged",
        hoursSinceLead: 48 * random.number(),
        statedInterest: random.number() < 0.5 ? "this_line" : "none",
        intentStrength: Math.round(100 * random.number()),
        fitScore: Math.round(100 * random.number()),
        tier: "primary",
        position: 0,
        premiumToStateAverage: 0.5 + random.number(),
        hasCallablePhone: random.number() < 0.8,
        emailQuality: "free_mail",
        linesHeld: random.integer(3),
        leadScore: Math.round(100 * random.number())
      }
      const known = features.fitScore / 25 - 2 + (features.statedInterest === "this_line" ? 1 : -1)
      const accepted = random.number() < 1 / (1 + Math.exp(2 - signal * known))
      return { at, features, status: status ?? (accepted ? "accepted" : "rejected") }
    })
    yield* sql`with d as (
        insert into decisions (decision_id, kind, decided_at, valid_until, inputs_hash, versions, seed)
        values (${Bun.randomUUIDv7()}, 'offers', now(), now(), 'test', '{}', 1) returning decision_id
      )
      insert into personalized_offers (offer_id, decision_id, position, propensity, tier, offer_type, product, fit_score,
        confidence, estimated_conversion_probability, features, conversion_model, holdout, status, annual_premium,
        valid_until, created_at, presented_at, responded_at)
      select gen_random_uuid(), d.decision_id, 0, 1, 'primary', features ->> 'offerType', 'test', 50, 50, 10, features,
        'prior', false, status, 1000, presented_at + interval '1 hour', presented_at, presented_at,
        case when status in ('accepted', 'rejected') then presented_at end
      from d, (select *, now() - make_interval(hours => ${hoursAgo}, mins => -at) presented_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(at int, features jsonb, status text)) r`
  })
