import { SqlClient, type Statement } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import type { DecisionId } from "../offers/DecisionId.ts"
import type { Assigned } from "./Assignment.ts"
import type { Candidate, Units } from "./Candidates.ts"
import { ArmKey, ExperimentKey, type ExperimentUnit } from "./Experiment.ts"

export const Standing = Schema.Struct({ key: ExperimentKey, variant: ArmKey })
export type Standing = typeof Standing.Type

export type Settling = (where: Statement.Fragment) => Statement.Fragment

export interface Exposure {
  readonly experimentKey: ExperimentKey
  readonly unit: ExperimentUnit
  readonly unitId: string
  readonly variant: ArmKey
  readonly leadId: string
  readonly decisionId: DecisionId
  readonly at: DateTime.Utc
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const standings = Schema.decodeUnknown(Schema.Array(Standing))
  const agentOf = ({ unit, unitId }: { readonly unit: ExperimentUnit; readonly unitId: string }) =>
    unit === "agent" ? unitId : null

  const selectStanding = ({ agentId, leadId }: Units, among: ReadonlyArray<Candidate>) => sql`
    select experiment_key, variant, assigned_at from experiment_assignments
    where (lead_id = ${leadId} or agent_id = ${Option.getOrNull(agentId)})
      and ${sql.in(
        "experiment_key",
        among.map(({ experiment }) => experiment.key)
      )}`

  const standing = (units: Units, among: ReadonlyArray<Candidate>) =>
    sql`select experiment_key key, variant from (${selectStanding(units, among)}) s order by assigned_at`.pipe(
      Effect.flatMap(standings),
      Effect.orDie
    )

  /**
   * CTEs for a statement that meets the lead: `placed` is what stands for it or its agent in one of the experiments; nothing
   * there, the draw is stored if `where` holds. A draw that a crash takes is drawn again the same.
   */
  const settling =
    (units: Units, among: ReadonlyArray<Candidate>, draw: Assigned, at: DateTime.Utc): Settling =>
    where => {
      const agentId = agentOf(draw)
      return sql`
        placed as materialized (${selectStanding(units, among)}),
        placeable as (
          select lead_id, set_config('synchronous_commit', 'off', true) from leads where lead_id = ${units.leadId} for key share
        ),
        drawn as (
          insert into experiment_assignments (experiment_key, lead_id, agent_id, variant, propensity, assigned_at)
          select ${draw.key}, ${agentId === null ? sql`placeable.lead_id` : sql`null`}, ${agentId}::text, ${draw.variant},
            ${draw.propensity}::float8, ${DateTime.toDateUtc(at)}::timestamptz
          from placeable where not exists (select from placed) and ${where}
          on conflict do nothing
        )`
    }

  /** What stands, earliest first. */
  const settle = (settling: Settling) =>
    sql`with ${settling(sql`true`)} select experiment_key key, variant from placed order by assigned_at`.pipe(
      Effect.flatMap(standings),
      Effect.orDie
    )

  /** The first time counts. A lead that ever had its arm forced is marked, and counts no longer. */
  const expose = (exposure: Exposure) =>
    Effect.orDie(sql`
      insert into experiment_exposures (experiment_key, lead_id, agent_id, variant, decision_id, forced, exposed_at)
      select ${exposure.experimentKey}, leads.lead_id, ${agentOf(exposure)}::text, ${exposure.variant}, d.decision_id,
        coalesce(d.forced, false), ${DateTime.toDateUtc(exposure.at)}::timestamptz
      from leads left join decisions d on d.decision_id = ${exposure.decisionId}::uuid
      where leads.lead_id = ${exposure.leadId} for key share of leads
      on conflict (lead_id, experiment_key, agent_id) where lead_id is not null do update set forced = true
        where excluded.forced and not experiment_exposures.forced`).pipe(Effect.asVoid)

  return { standing, settling, settle, expose }
})

export class AssignmentsRepo extends Context.Tag("callwise/experiments/AssignmentsRepo")<
  AssignmentsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(AssignmentsRepo, make)
}
