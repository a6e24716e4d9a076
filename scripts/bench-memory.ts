import { Effect, Layer, Schema, Stream } from "effect"
import { LeadEnrichmentService } from "../src/enrichment/LeadEnrichmentService.ts"
import { LeadId } from "../src/leads/Lead.ts"
import { LeadInput } from "../src/leads/LeadInput.ts"
import { Leads } from "../src/leads/Leads.ts"
import { Database } from "../src/platform/Database.ts"
import { ProviderDefinition } from "../src/providers/ProviderDefinition.ts"
import { Providers } from "../src/providers/Providers.ts"
import { sandboxProviders } from "../src/sandbox/SandboxProviders.ts"
import { Services } from "../src/start/Services.ts"
import { load, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { leadOf } from "./bench/LeadOf.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { slopeOf } from "./bench/Slope.ts"
import { Workbench } from "./bench/Workbench.ts"

/** Many leads from a stream, each another person, through the service in this process: what does it hold on to? */
const { rows, every, concurrency, strategy } = flags({
  rows: 100_000,
  every: 5_000,
  concurrency: 32,
  strategy: "waterfall"
})
const megabyte = 1024 * 1024
const warmUpShare = 0.3

await using bench = new Workbench()
const { control } = await startSandbox(bench, { CALLWISE_SANDBOX_PEOPLE: `${rows}` })
await control.faults({ latency: { p50Ms: 0, p99Ms: 0 }, queuedShare: 0 })
process.env.CALLWISE_DATA_DIR = bench.data

/** Nothing here is about the vendors' limits: they are put out of the way. */
const vendors = sandboxProviders(control.url).map(provider => ({
  ...provider,
  rateLimitPerMinute: 1_000_000,
  dailyQuota: 100_000_000
}))
const decodeLead = Schema.decodeUnknown(LeadInput)
const options = { strategy: strategy === "parallel" ? "parallel" : "waterfall", timeoutMs: 60_000 } as const
const samples: Array<{ readonly row: number; readonly rss: number; readonly heap: number }> = []
const statuses = new Map<string, number>()
const startedMs = performance.now()

const sample = (row: number) => {
  Bun.gc(true)
  const { rss, heapUsed } = process.memoryUsage()
  const [rssMb, heapMb] = [rss / megabyte, heapUsed / megabyte]
  samples.push({ row, rss: rssMb, heap: heapMb })
  const perSecond = (1000 * row) / (performance.now() - startedMs)
  say(
    `${`${row}`.padStart(7)} rows   RSS ${rssMb.toFixed(0).padStart(4)} MB   heap ${heapMb.toFixed(1).padStart(6)} MB   ${perSecond.toFixed(0)}/s   ${load()}`
  )
}

const enrichAll = Effect.gen(function* () {
  const leads = yield* Leads
  const service = yield* LeadEnrichmentService
  const definitions = yield* Schema.decode(Schema.Array(ProviderDefinition))(vendors)
  yield* (yield* Providers).ensure(definitions, "sandbox")
  let done = 0
  yield* Stream.fromAsyncIterable(control.truths(0, rows), String).pipe(
    Stream.mapEffect(
      truth =>
        Effect.gen(function* () {
          const leadId = LeadId.make(truth.personId)
          yield* leads.put(leadId, yield* decodeLead(leadOf(truth)))
          const { status } = yield* service.enrich(leadId, options, { key: null, batchId: null })
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          done += 1
          if (done % every === 0) sample(done)
        }),
      { concurrency, unordered: true }
    ),
    Stream.runDrain
  )
})

await Effect.runPromise(Effect.provide(enrichAll, Layer.provideMerge(Services, Database)).pipe(Effect.scoped))

const warm = samples.filter(({ row }) => row >= warmUpShare * rows)
const per = 10_000
const rssSlope = per * slopeOf(warm.map(({ row, rss }) => [row, rss]))
const heapSlope = per * slopeOf(warm.map(({ row, heap }) => [row, heap]))
const seconds = (performance.now() - startedMs) / 1000
say(`\n${rows} enrichments (${[...statuses].map(([status, count]) => `${status} ${count}`).join(", ")})`)
say(`in ${seconds.toFixed(0)} s: ${(rows / seconds).toFixed(0)}/s; ${load()}`)
say(
  `after the first ${100 * warmUpShare} %: RSS ${rssSlope.toFixed(2)} MB, heap ${heapSlope.toFixed(2)} MB per ${per} enrichments`
)
