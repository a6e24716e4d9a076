import { SqlClient } from "@effect/sql"
import { Effect, Layer, Tracer } from "effect"
import { LeadId } from "../src/leads/Lead.ts"
import { Database } from "../src/platform/Database.ts"
import { Secrets } from "../src/platform/Secrets.ts"
import { RiskValidationService } from "../src/risk/RiskValidationService.ts"
import { fingerprint } from "../src/risk/velocity/Fingerprints.ts"
import { Services } from "../src/start/Services.ts"
import { load, say, spread } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { fillLeads } from "./bench/RiskLeads.ts"
import { Workbench } from "./bench/Workbench.ts"

/** Whole validations, without vendors' calls, in a database full of leads: how long, and how many statements? */
const { leads, runs, concurrency } = flags({ leads: 1_000_000, runs: 2_000, concurrency: 1 })

await using bench = new Workbench()
process.env.CALLWISE_DATA_DIR = bench.data
process.env.CALLWISE_MX_TIMEOUT_MS = "0"

let statements = 0
const counting = (plain: Tracer.Tracer) =>
  Tracer.make({
    span: (name, ...rest) => {
      if (name === "sql.execute") statements += 1
      return plain.span(name, ...rest)
    },
    context: plain.context
  })

const measure = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { hash } = yield* Secrets
  const risk = yield* RiskValidationService
  const began = performance.now()
  yield* fillLeads(sql, leads, network => fingerprint(hash, "ip", network))
  say(`${leads} leads in ${((performance.now() - began) / 1000).toFixed(0)} s; ${load()}`)

  const validate = (at: number) =>
    Effect.gen(function* () {
      const from = performance.now()
      yield* risk.validate(LeadId.make(`lead-${at}`), {})
      return performance.now() - from
    })
  const chosen = Array.from({ length: runs }, () => Math.floor(Math.random() * leads))
  yield* Effect.forEach(chosen.slice(0, Math.ceil(runs / 10)), validate, { concurrency })
  const took = yield* Effect.forEach(chosen, validate, { concurrency })
  say(`${runs} validations, ${concurrency} at once, ms: ${spread(took, 1)}; ${load()}`)

  yield* Effect.flatMap(Effect.tracer, plain => Effect.withTracer(validate(1), counting(plain)))
  say(`statements in one: ${statements}`)
})

await Effect.runPromise(
  Effect.provide(measure, Services.pipe(Layer.provideMerge(Secrets.layer), Layer.provideMerge(Database))).pipe(
    Effect.scoped
  )
)
