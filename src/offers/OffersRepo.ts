import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { ArmKey, ExperimentKey } from "../experiments/Experiment.ts"
import { AgentId } from "../keys/ApiKey.ts"
import { DecisionId } from "./DecisionId.ts"
import { Offer, type OfferId } from "./Offer.ts"
import { OfferProgress } from "./OfferProgress.ts"
import type { OfferStep } from "./OfferStep.ts"
import { OfferType } from "./OfferType.ts"

const Stored = Schema.Struct({ offer: Offer, ...OfferProgress.fields })

const FoundRow = Schema.Struct({ found: Stored })
const SteppedRow = Schema.Struct({
  before: OfferProgress.fields.status,
  found: Stored,
  moved: Schema.Boolean,
  decisionId: DecisionId,
  experiment: Schema.NullOr(ExperimentKey),
  variant: Schema.NullOr(ArmKey),
  agentId: Schema.NullOr(AgentId)
})

const SoldRow = Schema.Struct({ line: OfferType, state: Schema.NullOr(Schema.String) })

export type Stored = typeof Stored.Type
export type Stepped = typeof SteppedRow.Type

const from = {
  presented: ["suggested"],
  accepted: ["suggested", "presented"],
  rejected: ["suggested", "presented"]
} as const

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit

  const storedOf = (row: string, column: (name: string) => string = name => `${row}.${name}`) =>
    sql.literal(`jsonb_build_object(
      'offer', (select o from jsonb_array_elements(d.answer -> 'offers') o where o ->> 'offerId' = ${row}.offer_id::text),
      'status', ${column("status")}, 'presentedAt', ${column("presented_at")}, 'respondedAt', ${column("responded_at")})`)

  const find = (offerId: OfferId): Effect.Effect<Option.Option<Stored>> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("one", { action: "offer.read" })
      const [row] = yield* sql`
        with one as (select * from personalized_offers where offer_id = ${offerId}::uuid and lead_id is not null),
        audited as (${entries})
        select ${storedOf("one")} found from one join decisions d using (decision_id)`
      return row === undefined ? Option.none() : Option.some((yield* Schema.decodeUnknown(FoundRow)(row)).found)
    }).pipe(Effect.orDie)

  /** What would be sold, and in which state. */
  const findSold = (offerId: OfferId): Effect.Effect<Option.Option<typeof SoldRow.Type>> =>
    sql`select offer_type line, l.address ->> 'state' state
      from personalized_offers o join leads l using (lead_id) where offer_id = ${offerId}::uuid`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(SoldRow))),
      Effect.map(Arr.head),
      Effect.orDie
    )

  /** Takes the step when the offer stands where it may be taken and its time is not over; tells in any case where it stands. */
  const step = (offerId: OfferId, { to, ...by }: OfferStep, at: DateTime.Utc): Effect.Effect<Option.Option<Stepped>> =>
    Effect.gen(function* () {
      const now = sql`${DateTime.toDate(at)}::timestamptz`
      const responds = to !== "presented"
      const entries = yield* audit.entriesOf("moved", { action: `offer.${to}` })
      const [row] = yield* sql`
        with held as (
          select * from personalized_offers where offer_id = ${offerId}::uuid and lead_id is not null for update
        ), moved as (
          update personalized_offers o set status = ${to}, presented_at = coalesce(o.presented_at, ${now}),
            responded_at = ${responds ? now : null}, call_id = coalesce(${by.callId ?? null}, o.call_id),
            agent_id = coalesce(${by.agentId ?? null}, o.agent_id)
          from held where o.offer_id = held.offer_id and held.status in ${sql.in(from[to])} and held.valid_until > ${now}
          returning o.*
        ), steps as (
          insert into offer_acceptance_history
            (offer_id, lead_id, from_status, to_status, at, agent_id, call_id, agent_feedback, reason)
          select moved.offer_id, moved.lead_id, s.from_status, s.to_status, ${now}, ${by.agentId ?? null}, ${by.callId ?? null},
            s.agent_feedback, s.reason
          from moved join held using (offer_id), lateral (
            select 'suggested' from_status, 'presented' to_status, null::text agent_feedback, null::text reason
              where held.status = 'suggested'
            union all
            select 'presented', ${to}, ${by.agentFeedback ?? null}, ${by.reason ?? null} where ${responds}
          ) s
        ), audited as (${entries})
        select held.status before, moved.offer_id is not null moved, d.decision_id, d.experiment_key experiment,
          d.variant, d.assignment_agent agent_id, ${storedOf("held", name => `coalesce(moved.${name}, held.${name})`)} found
        from held join decisions d using (decision_id) left join moved using (offer_id)`
      return row === undefined ? Option.none() : Option.some(yield* Schema.decodeUnknown(SteppedRow)(row))
    }).pipe(Effect.orDie)

  return { find, findSold, step }
})

export class OffersRepo extends Context.Tag("callwise/offers/OffersRepo")<
  OffersRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(OffersRepo, make).pipe(Layer.provide(Audit.layer))
}
