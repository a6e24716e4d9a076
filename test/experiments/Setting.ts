import { SqlClient } from "@effect/sql"
import { DateTime, Effect, Layer, Option, Schema } from "effect"
import { ExperimentKey } from "../../src/experiments/Experiment.ts"
import { Experiments } from "../../src/experiments/Experiments.ts"
import { NewExperiment } from "../../src/experiments/NewExperiment.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { newLead } from "../../src/leads/LeadRow.ts"
import { LeadsRepo } from "../../src/leads/LeadsRepo.ts"
import { DecisionId } from "../../src/offers/DecisionId.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

export const Setting = (settings: Readonly<Record<string, string>> = {}) =>
  Layer.mergeAll(Experiments.layer, LeadsRepo.layer).pipe(
    Layer.provideMerge(TestDatabase),
    Layer.provide(testConfig(settings))
  )

export const keyOf = (key: string) => ExperimentKey.make(key)

const newExperiment = Schema.decodeUnknownSync(NewExperiment)
const input = Schema.decodeUnknownSync(LeadInput)

export const leadsOf = (prefix: string, count: number) =>
  Effect.gen(function* () {
    const leads = yield* LeadsRepo
    const ids = Array.from({ length: count }, (_, at) => LeadId.make(`${prefix}-${at}`))
    yield* leads.upsertAll(ids.map(leadId => newLead(leadId, input({ email: `${leadId}@a.example` }))))
    return ids
  })

export const begun = (key: string, more: Readonly<Record<string, unknown>> = {}) =>
  Effect.gen(function* () {
    const experiments = yield* Experiments
    const arms = [
      { key: `${key}-0`, weight: 1 },
      { key: `${key}-1`, weight: 1 }
    ]
    return yield* experiments.create(
      newExperiment({ key, name: key, unit: "lead", arms, metric: "acceptance", ...more })
    )
  })

export const stopped = (key: string) => Effect.flatMap(Experiments, experiments => experiments.stop(keyOf(key)))

interface Asked {
  readonly agentId?: string
  readonly group?: string
}

export const assigned = (leadId: string, { agentId, group }: Asked = {}) =>
  Effect.gen(function* () {
    const experiments = yield* Experiments
    const at = yield* DateTime.now
    return yield* experiments.assign({
      leadId,
      agentId: Option.fromNullable(agentId),
      group: Option.fromNullable(group),
      at
    })
  })

interface Shown extends Asked {
  /** Annual premium of the accepted offer, null when it was rejected; absent while it is open. */
  readonly accepted?: number | null
  /** Hours of validity left: three days while it is open, none when it was answered. */
  readonly validFor?: number
}

/** A decision for the lead with one offer, shown and perhaps answered. */
export const shown = (
  leadId: string,
  { accepted, validFor = accepted === undefined ? 72 : -1, ...asked }: Shown = {}
) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const experiments = yield* Experiments
    const place = yield* assigned(leadId, asked)
    if (place === null) return yield* Effect.dieMessage("the lead is in no experiment")
    const decisionId = DecisionId.make(Bun.randomUUIDv7())
    const at = yield* DateTime.now
    const status = accepted === undefined ? "presented" : accepted === null ? "rejected" : "accepted"
    const validUntil = DateTime.toDateUtc(DateTime.add(at, { hours: validFor }))
    yield* sql`insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed,
        experiment_key, variant, assignment_unit, assignment_propensity, forced)
      values (${decisionId}::uuid, ${leadId}, 'offers', now(), ${validUntil}, 'hash', '{}', 1,
        ${place.key}, ${place.variant}, ${place.unit}, ${place.propensity}, ${place.forced})`
    yield* sql`insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product,
        fit_score, confidence, estimated_conversion_probability, conversion_model, holdout, status, annual_premium,
        valid_until, created_at, presented_at, responded_at)
      values (${Bun.randomUUIDv7()}::uuid, ${decisionId}::uuid, ${leadId}, 0, 1, 'primary', 'auto', 'personal_auto',
        50, 50, 10, 'prior', false, ${status}, ${accepted ?? 1_000}::float8::numeric, ${validUntil}, now(),
        ${DateTime.toDateUtc(at)}::timestamptz, ${accepted === undefined ? null : DateTime.toDateUtc(at)}::timestamptz)`
    yield* experiments.expose({
      experimentKey: place.key,
      unit: place.unit,
      unitId: place.unitId,
      variant: place.variant,
      leadId,
      decisionId,
      at
    })
    return { ...place, decisionId }
  })

export const reading = (key: string) => Effect.flatMap(Experiments, experiments => experiments.get(keyOf(key)))
