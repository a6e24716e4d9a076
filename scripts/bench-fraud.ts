import { SqlClient } from "@effect/sql"
import { Effect, Layer, Schema } from "effect"
import type { LeadId } from "../src/leads/Lead.ts"
import { LeadInput } from "../src/leads/LeadInput.ts"
import { Leads } from "../src/leads/Leads.ts"
import { Database } from "../src/platform/Database.ts"
import { RiskValidationService } from "../src/risk/RiskValidationService.ts"
import { Services } from "../src/start/Services.ts"
import { countBy, percent, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { type Arrival, arrivals, kinds } from "./bench/FraudPopulation.ts"
import { Workbench } from "./bench/Workbench.ts"

/** Fraud among made-up people: how much of it comes to a person's eyes, and how many honest ones with it? */
const { people, fraud, seed } = flags({ people: 2_000, fraud: 0.2, seed: 1 })

await using bench = new Workbench()
process.env.CALLWISE_DATA_DIR = bench.data
process.env.CALLWISE_MX_TIMEOUT_MS = "0"

const isFraud = ({ kind }: Arrival) => kind !== "honest" && kind !== "thin"

const keepRecords = (sql: SqlClient.SqlClient, leadId: LeadId, { records }: Arrival, at: string) =>
  Effect.forEach(records, (identity, index) => {
    const record = { matchConfidence: 0.9, observedAt: at, facts: {}, identity }
    return sql`insert into lead_provider_answers (lead_id, provider_id, provider, record, answered_at, valid_until)
      values (${leadId}, gen_random_uuid(), ${`provider ${index + 1}`}, ${JSON.stringify(record)}::jsonb, now(), now() + interval '1 day')`
  })

const measured = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const leads = yield* Leads
  const risk = yield* RiskValidationService
  const now = Date.now()
  const all = arrivals(people, fraud, seed, now)
  const stored = yield* Effect.forEach(all, arrival =>
    Effect.gen(function* () {
      const { leadId } = yield* leads.create(yield* Schema.decodeUnknown(LeadInput)(arrival.lead))
      yield* keepRecords(sql, leadId, arrival, new Date(now).toISOString())
      return { arrival, leadId }
    })
  )
  const validateAll = Effect.forEach(stored, ({ arrival, leadId }) =>
    Effect.map(risk.validate(leadId, { validationType: "fraud" }), validation => ({ arrival, validation }))
  )
  const report = (name: string, results: Effect.Effect.Success<typeof validateAll>) => {
    const flagged = results.filter(({ validation }) => validation.requiresReview)
    const truly = flagged.filter(({ arrival }) => isFraud(arrival)).length
    const fraudulent = results.filter(({ arrival }) => isFraud(arrival)).length
    say(
      `\n${name}: precision ${percent(truly / flagged.length)}, recall ${percent(truly / fraudulent)} of ${fraudulent}`
    )
    for (const kind of kinds) {
      const of = results.filter(({ arrival }) => arrival.kind === kind)
      const reviewed = of.filter(({ validation }) => validation.requiresReview)
      const marked = of.filter(({ validation }) => validation.overallRiskScore > 0)
      const reasons = countBy(
        marked.flatMap(({ validation }) =>
          validation.validationChecks.flatMap(({ signals }) => signals.filter(one => one.weight > 0))
        ),
        ({ id }) => id
      )
      say(
        `  ${kind.padEnd(9)} ${`${of.length}`.padStart(5)}   reviewed ${percent(reviewed.length / of.length).padStart(7)}   any hard sign ${percent(marked.length / of.length).padStart(7)}   ${reasons}`
      )
    }
  }
  report("as they came", yield* validateAll)
  report("once all had come", yield* validateAll)
})

await Effect.runPromise(Effect.provide(measured, Layer.provideMerge(Services, Database)).pipe(Effect.scoped))
