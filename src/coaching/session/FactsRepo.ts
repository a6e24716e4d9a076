import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, type Option, Schema } from "effect"
import { CallDirection } from "../../calls/Call.ts"
import type { CallId } from "../../calls/CallId.ts"
import { localTime } from "../../compliance/calling/LocalTime.ts"
import { zonesOfState } from "../../compliance/calling/TimeZones.ts"
import { AgentId } from "../../keys/ApiKey.ts"
import { LeadId } from "../../leads/Lead.ts"
import { PlainDate } from "../../leads/PlainDate.ts"
import { yearsBetween } from "../../leads/Years.ts"
import { OfferType } from "../../offers/OfferType.ts"
import { CallFacts } from "../CallFacts.ts"
import { CoachingSettings } from "../suggesting/CoachingSettings.ts"

const { offers, permission, risks } = CallFacts.fields

const Row = Schema.Struct({
  leadId: LeadId,
  agentId: Schema.NullOr(AgentId),
  agentName: Schema.NullOr(Schema.String),
  hiredOn: Schema.NullOr(Schema.String),
  direction: CallDirection,
  startedAt: Schema.DateTimeUtcFromDate,
  firstName: Schema.NullOr(Schema.String),
  state: Schema.NullOr(Schema.String),
  dateOfBirth: Schema.NullOr(Schema.String),
  profileAge: Schema.NullOr(Schema.Number),
  interests: Schema.Array(OfferType),
  offers,
  risks,
  permission
})

const offersAtMost = 12
const risksAtMost = 8
const dayMs = 86_400_000

const daysTo = (from: string, day: string): number => Math.floor((Date.parse(day) - Date.parse(from)) / dayMs)

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { agency, tpmo } = yield* CoachingSettings

  const factsOf = ({ dateOfBirth, hiredOn, profileAge, startedAt, ...row }: typeof Row.Type): CallFacts => {
    const zone = row.state === null ? undefined : zonesOfState(row.state)?.at(0)
    const callDate = zone === undefined ? DateTime.formatIsoDateUtc(startedAt) : localTime(startedAt, zone).day
    return {
      ...row,
      agency,
      tpmo,
      callDate: PlainDate.make(callDate),
      age:
        dateOfBirth === null
          ? profileAge === null
            ? null
            : Math.floor(profileAge)
          : yearsBetween(dateOfBirth, callDate),
      agentDays: hiredOn === null ? null : Math.max(0, daysTo(hiredOn, callDate))
    }
  }

  const aboutLead = sql.literal(`
    l.first_name, l.address->>'state' state, l.date_of_birth::text, coalesce(l.interests, '{}') interests,
    (select (p.demographics->>'age')::float8 from lead_enrichment_profiles p where p.lead_id = l.lead_id) profile_age,
    (select coalesce(jsonb_agg(o order by (o->>'fitScore')::int desc), '[]') from (
        select jsonb_build_object('offerId', offer_id, 'offerType', offer_type, 'product', product, 'tier', tier,
          'fitScore', fit_score, 'monthly', round(annual_premium / 12, 2)) o
        from personalized_offers where lead_id = l.lead_id and valid_until > now() and status in ('suggested', 'presented')
        order by created_at desc limit ${offersAtMost}) live) offers,
    (select coalesce((select jsonb_agg(jsonb_build_object('check', c->>'name', 'category', c->>'category', 'severity', c->>'severity', 'message', c->>'message'))
        from (select c from jsonb_array_elements(v.validation_checks) c where c->>'status' = 'failed' limit ${risksAtMost}) failed), '[]')
      from risk_validation_results v where v.lead_id = l.lead_id order by created_at desc limit 1) risks`)

  const found = (rows: Effect.Effect<ReadonlyArray<unknown>, unknown>): Effect.Effect<Option.Option<CallFacts>> =>
    rows.pipe(
      Effect.flatMap(([row]) =>
        row === undefined ? Effect.succeedNone : Effect.asSome(Effect.map(Schema.decodeUnknown(Row)(row), factsOf))
      ),
      Effect.orDie
    )

  const ofCall = (callId: CallId) =>
    found(sql`
      select c.lead_id, c.agent_id, a.name agent_name, a.hired_on::text, c.direction, c.started_at,
        c.permission->>'verdict' permission, facts.*, coalesce(facts.risks, '[]') risks
      from calls c left join agents a using (agent_id) join lateral (select ${aboutLead} from leads l where l.lead_id = c.lead_id) facts on true
      where c.call_id = ${callId}`)

  /** Before any call: as if the agent of nobody in particular called now. */
  const ofLead = (leadId: LeadId) =>
    found(sql`
      select l.lead_id, null agent_id, null agent_name, null hired_on, 'outbound' direction, now() started_at, null permission,
        facts.*, coalesce(facts.risks, '[]') risks
      from leads l join lateral (select ${aboutLead}) facts on true where l.lead_id = ${leadId}`)

  return { ofCall, ofLead }
})

/** What is known of a lead, an agent and their call: one query. */
export class FactsRepo extends Context.Tag("callwise/coaching/session/FactsRepo")<
  FactsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(FactsRepo, make)
}
