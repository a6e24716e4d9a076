import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { ProfileRow } from "../enrichment/ProfileRow.ts"
import { ProfileKey, Profiles } from "../enrichment/Profiles.ts"
import { Standing as Place, type Settling } from "../experiments/AssignmentsRepo.ts"
import type { Lead, LeadId } from "../leads/Lead.ts"
import { leadSql, storedLead } from "../leads/LeadRow.ts"
import type { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { DecisionInputs, Versions } from "./Decision.ts"
import { DecisionId } from "./DecisionId.ts"
import { OfferId } from "./Offer.ts"
import { OfferProgress } from "./OfferProgress.ts"
import { Recommendation } from "./Recommendation.ts"
import type { Choice } from "./ranking/Choice.ts"

const Standing = Schema.Struct({
  decision_id: DecisionId,
  inputs_hash: Schema.String,
  offers: Schema.Record({ key: OfferId, value: OfferProgress })
})
export type Standing = typeof Standing.Type

const Loaded = Schema.Struct({
  ...ProfileKey.fields,
  profile: Schema.NullOr(ProfileRow),
  enriched: Schema.Boolean,
  places: Schema.Array(Place),
  standing: Schema.Array(Standing)
})

export interface Asked {
  readonly lead: Lead
  readonly profile: EnrichedProfile | null
  /** The providers were asked, though perhaps none knew the person. */
  readonly enriched: boolean
  /** What stands for it in the experiments that were to be settled. */
  readonly places: ReadonlyArray<Place>
  /** Decisions about the lead that are still valid, the latest first. */
  readonly standing: ReadonlyArray<Standing>
}

/** More arms than this are not asked of one lead at once. */
const standingAtMost = 8

const Kept = Schema.Struct({ standing: Schema.NullOr(DecisionId) })
const Answer = Schema.Struct({ answer: Recommendation })

const Logged = Schema.Struct({
  leadId: Schema.NullOr(Schema.String),
  inputs: Schema.NullOr(DecisionInputs),
  answer: Schema.NullOr(Recommendation),
  versions: Versions
})
export type Logged = typeof Logged.Type

/** A decision to be kept, and the features its conversion probabilities were estimated from, by offer. */
export interface NewDecision {
  readonly inputs: DecisionInputs
  readonly inputsHash: string
  readonly versions: Versions
  readonly answer: Recommendation
  readonly features: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly choices: ReadonlyArray<Choice>
}

/** Times write themselves as JSON as their schemas would: what is valid already is not encoded once more. */
const decisionRow = ({ inputs, inputsHash, versions, answer, choices }: NewDecision) => ({
  decision_id: inputs.decisionId,
  lead_id: inputs.leadId,
  kind: "offers",
  decided_at: DateTime.formatIso(inputs.at),
  valid_until: DateTime.formatIso(inputs.validUntil),
  inputs_hash: inputsHash,
  inputs,
  versions,
  seed: inputs.seed,
  experiment_key: inputs.experiment?.key ?? null,
  variant: inputs.experiment?.variant ?? null,
  assignment_unit: inputs.unit,
  assignment_agent: inputs.unit === "agent" ? inputs.agentId : null,
  assignment_propensity: inputs.experiment?.propensity ?? null,
  forced: inputs.experiment?.forced ?? false,
  holdout: inputs.holdout,
  answer,
  choices
})

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const profiles = yield* Profiles

  /**
   * Nothing but the entry of the reading is written, and the lead's place in an experiment once the providers were asked: the
   * answer does not wait for the disk to have that.
   */
  const load = (
    leadId: LeadId,
    at: DateTime.Utc,
    settling: Option.Option<Settling>
  ): Effect.Effect<Option.Option<Asked>> =>
    Effect.gen(function* () {
      const places = Option.match(settling, {
        onNone: () => ({ settled: sql``, standing: sql`'[]'::jsonb` }),
        onSome: settled => ({
          settled: sql`, ${settled(sql`exists (select from asked where enriched or has_profile)`)}`,
          standing: sql`(select coalesce(jsonb_agg(jsonb_build_object('key', experiment_key, 'variant', variant)
            order by assigned_at), '[]') from placed)`
        })
      })
      const entries = yield* audit.entriesOf("asked", { action: "offers.read" })
      const [row] = yield* sql<object>`
        with asked as (
          select *, set_config('synchronous_commit', 'off', true),
            exists (select from enrichments e where e.lead_id = leads.lead_id and e.status <> 'skipped') enriched,
            exists (select from lead_enrichment_profiles p where p.lead_id = leads.lead_id) has_profile
          from leads where lead_id = ${leadId}
        ), audited as (${entries})${places.settled}
        select ${sql.literal(leadSql.selected)}, p.profile_id, p.expires_at, p.profile, enriched,
          ${places.standing} places, coalesce(d.standing, '[]') standing
        from asked
        left join (
          select profile_id, expires_at, lead_id profile_of,
            case when profile_id is distinct from ${profiles.held(leadId)}::uuid then to_jsonb(e) end profile
          from lead_enrichment_profiles e
        ) p on profile_of = lead_id
        left join lateral (
          select jsonb_agg(jsonb_build_object('decision_id', decision_id, 'inputs_hash', inputs_hash, 'offers', (
            select coalesce(jsonb_object_agg(offer_id, jsonb_build_object(
              'status', status, 'presentedAt', presented_at, 'respondedAt', responded_at)), '{}')
            from personalized_offers o where o.decision_id = valid.decision_id))) standing
          from (
            select decision_id, inputs_hash from decisions
            where lead_id = ${leadId} and valid_until > ${DateTime.toDate(at)}
            order by valid_until desc limit ${standingAtMost}
          ) valid
        ) d on true`
      if (row === undefined) return Option.none()
      const { lead } = yield* storedLead(row)
      const { enriched, places: settled, profile, standing, ...key } = yield* Schema.decodeUnknown(Loaded)(row)
      return Option.some({ lead, profile: yield* profiles.get(key, profile), enriched, places: settled, standing })
    }).pipe(Effect.orDie)

  /** The answer that stands: another's when it was first with the same inputs, none when the lead is gone. */
  const keep = (decision: NewDecision): Effect.Effect<Option.Option<DecisionId>> =>
    Effect.suspend(() => {
      const [row, features] = [decisionRow(decision), decision.features].map(part => JSON.stringify(part))
      return sql`select keep_decision(${row}::jsonb, ${features}::jsonb) standing`
    }).pipe(
      Effect.flatMap(([row]) => Schema.decodeUnknown(Kept)(row)),
      Effect.map(({ standing }) => Option.fromNullable(standing)),
      Effect.orDie
    )

  const answerOf = (decisionId: DecisionId): Effect.Effect<Recommendation> =>
    sql`select answer from decisions where decision_id = ${decisionId}::uuid`.pipe(
      Effect.flatMap(([row]) => Schema.decodeUnknown(Answer)(row)),
      Effect.map(({ answer }) => answer),
      Effect.orDie
    )

  const find = (decisionId: DecisionId): Effect.Effect<Option.Option<Logged>> =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("found", { action: "decision.replayed" })
      const [row] = yield* sql`
        with found as (select * from decisions where decision_id = ${decisionId}::uuid),
        audited as (${entries} where lead_id is not null)
        select lead_id, inputs, answer, versions from found`
      return row === undefined ? Option.none() : Option.some(yield* Schema.decodeUnknown(Logged)(row))
    }).pipe(Effect.orDie)

  /** Made since then and not erased, the latest first, after the one where the page before ended. */
  const page = (since: DateTime.Utc, after: DecisionId | null, limit: number) =>
    sql`
      select decision_id from decisions
      where inputs is not null and decided_at >= ${DateTime.toDate(since)}
        and (${after}::uuid is null or decision_id < ${after}::uuid)
      order by decision_id desc limit ${limit}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Schema.Struct({ decisionId: DecisionId })))),
      Effect.map(rows => rows.map(({ decisionId }) => decisionId)),
      Effect.orDie
    )

  return { load, keep, answerOf, find, page }
})

export class DecisionsRepo extends Context.Tag("callwise/offers/DecisionsRepo")<
  DecisionsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(DecisionsRepo, make).pipe(Layer.provide([Audit.layer, Profiles.layer]))
}
