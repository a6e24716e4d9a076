import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { SqlClient } from "@effect/sql"
import { Effect, Layer } from "effect"
import { Database } from "../src/platform/Database.ts"
import { Ledger } from "../src/providers/guard/Ledger.ts"
import { Draw } from "../src/sandbox/population/Draw.ts"
import { booksOf, examined, shown, totals } from "./bench/Books.ts"
import { load, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { type EnrichRun, killedRuns } from "./bench/KilledRuns.ts"
import { leadOf } from "./bench/LeadOf.ts"
import { strayRows } from "./bench/Rows.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { root, Workbench } from "./bench/Workbench.ts"

/** kill -9 in the middle of a run, again and again: is every row done once, and do our books equal the vendors'? */
const { seed, rows, kills } = flags({ seed: Date.now() % 100_000, rows: 1_000, kills: 6 })
const draw = new Draw(seed, "drill")
/** Longer than the slowest call: what was on the wire when a run was killed is charged by then. */
const quietMs = 5_000

await using bench = new Workbench()
const sandbox = await startSandbox(bench, { CALLWISE_SANDBOX_PEOPLE: `${Math.max(4_000, 3_000 + rows)}` })
await sandbox.control.faults({ latency: { p50Ms: 60, p99Ms: 400 }, rateTruncated: 0.005, rate5xx: 0.005 })

/** One in ten is somebody whom the file had before, by the other e-mail address or under another id. */
const population = async () => {
  const people = await Array.fromAsync(sandbox.control.truths(3_000, rows))
  return people.map((one, index) => {
    const earlier = people[draw.int(0, Math.max(0, index - 1))] ?? one
    if (!draw.chance(0.1)) return leadOf(one)
    return draw.chance(0.5) && earlier.workEmail !== undefined
      ? { ...leadOf(earlier), email: earlier.workEmail }
      : { ...leadOf(earlier), leadId: `again-${index}` }
  })
}

const generated = join(bench.data, "leads.ndjson")
writeFileSync(generated, (await population()).map(lead => JSON.stringify(lead)).join("\n"))

const lines = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
const runs: ReadonlyArray<EnrichRun & { readonly name: string; readonly inputLines: ReadonlyArray<number> }> = [
  {
    name: "the sample file",
    input: join(root, "scripts/samples/leads.csv"),
    output: join(bench.data, "sample.ndjson"),
    rows: 200,
    kills,
    inputLines: lines(2, 200)
  },
  {
    name: `a file of ${rows} rows`,
    input: generated,
    output: join(bench.data, "generated.ndjson"),
    rows,
    kills,
    inputLines: lines(1, rows)
  }
]

let isSound = true
const verdict = (holds: boolean, text: string) => {
  isSound &&= holds
  say(`  ${holds ? "holds   " : "VIOLATED"}  ${text}`)
}
const dollars = (sum: number) => `$${(sum / 1e6).toFixed(2)}`

/** What is unknown is settled by the vendors' statement, as an operator would at the end of the month. */
const audit = Effect.gen(function* () {
  const ledger = yield* Ledger
  const sql = yield* SqlClient.SqlClient
  const before = yield* booksOf(sandbox.control)
  const { unknown, repeats, wrong } = examined(before)
  for (const entry of [...unknown, ...repeats, ...wrong]) say(`    ${shown(entry)}`)
  verdict(wrong.length === 0, `of ${before.length} look-ups each is charged as the ledger says, or is one of these:`)
  const charged = unknown.filter(({ chargedUnits }) => chargedUnits > 0).length
  say(`            ${unknown.length} unknown, presumed charged; the vendors did charge ${charged} of them`)
  say(`            ${repeats.length} free repeats of what was lost, entered as charged`)
  const presumed = totals(before)
  verdict(
    presumed.ledger >= presumed.vendors,
    `nothing is charged that is not on the books: ledger ${dollars(presumed.ledger)}, vendors ${dollars(presumed.vendors)}`
  )
  yield* ledger.reconcile(
    [...unknown, ...repeats].map(({ reference, chargedUnits }) => ({ reference, billed: chargedUnits }))
  )
  const after = yield* booksOf(sandbox.control)
  const settled = totals(after)
  verdict(
    settled.ledger === settled.vendors && examined(after).unknown.length === 0,
    `after the vendors' statement: ledger ${dollars(settled.ledger)}, vendors ${dollars(settled.vendors)}`
  )
  const [day] = yield* sql<{ dollars: string }>`select coalesce(sum(dollars), 0) dollars from provider_spend`
  verdict(Math.round(1e6 * Number(day?.dollars)) === settled.ledger, "the days' budgets add up to the ledger")
}).pipe(Effect.provide(Layer.provideMerge(Ledger.layer, Database)), Effect.scoped)

process.env.CALLWISE_DATA_DIR = bench.data
say(`seed ${seed}; ${load()}`)
for (const run of runs) {
  say(`\n${run.name}`)
  const how = await killedRuns(bench, sandbox.setting, run, () => draw.next())
  await Bun.sleep(quietMs)
  verdict(how === 0 || how === 3, "the resumed run comes to its end")
  const stray = strayRows(run.inputLines, run.output)
  verdict(
    stray.length === 0,
    stray.length === 0 ? "every row has its result or its reason, once" : `rows ${stray} are not there once`
  )
  await Effect.runPromise(audit)
}
say(`\n${isSound ? "SOUND" : "NOT SOUND"}: every row once, and the vendors' bills equal the ledger; ${load()}`)
process.exitCode = isSound ? 0 : 1
