import { fdatasyncSync, openSync, writeSync } from "node:fs"
import { join } from "node:path"
import { Array as Arr, Effect, Layer, Option, Schema } from "effect"
import { LeadEnrichmentService } from "../src/enrichment/LeadEnrichmentService.ts"
import { LeadId } from "../src/leads/Lead.ts"
import { LeadInput } from "../src/leads/LeadInput.ts"
import { Leads } from "../src/leads/Leads.ts"
import { decide } from "../src/offers/Decide.ts"
import { DecisionsRepo } from "../src/offers/DecisionsRepo.ts"
import { Offers } from "../src/offers/Offers.ts"
import { Database } from "../src/platform/Database.ts"
import { ProviderDefinition } from "../src/providers/ProviderDefinition.ts"
import { Providers } from "../src/providers/Providers.ts"
import { sandboxProviders } from "../src/sandbox/SandboxProviders.ts"
import { Services } from "../src/start/Services.ts"
import { cpuMsOf } from "./bench/Cpu.ts"
import { load, quantile, say, spread } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { leadOf } from "./bench/LeadOf.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { Workbench } from "./bench/Workbench.ts"

/**
 * Recommendations from stored profiles in this process, one at a time: the first of each lead, the same again, the decision
 * alone. The first few of a process that just started find code not yet compiled and statements not yet planned: told apart.
 */
const { leads: people, cold, rounds } = flags({ leads: 900, cold: 150, rounds: 3 })
const aimMs = 10
const page = Buffer.alloc(8_192)

await using bench = new Workbench()
const { control } = await startSandbox(bench, { CALLWISE_SANDBOX_PEOPLE: `${people}` })
await control.faults({ latency: { p50Ms: 0, p99Ms: 0 }, queuedShare: 0 })
process.env.CALLWISE_DATA_DIR = bench.data

const vendors = sandboxProviders(control.url).map(provider => ({
  ...provider,
  rateLimitPerMinute: 1_000_000,
  dailyQuota: 100_000_000
}))
const decodeLead = Schema.decodeUnknown(LeadInput)

const prepared = Effect.gen(function* () {
  const leads = yield* Leads
  const enrichment = yield* LeadEnrichmentService
  yield* (yield* Providers).ensure(yield* Schema.decode(Schema.Array(ProviderDefinition))(vendors), "sandbox")
  const truths = yield* Effect.promise(() => Array.fromAsync(control.truths(0, people)))
  return yield* Effect.forEach(
    truths,
    truth =>
      Effect.gen(function* () {
        const leadId = LeadId.make(truth.personId)
        yield* leads.put(leadId, yield* decodeLead(leadOf(truth)))
        yield* enrichment.enrich(leadId, { timeoutMs: 60_000 }, { key: null, batchId: null })
        return leadId
      }),
    { concurrency: 8 }
  )
})

const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const startedMs = performance.now()
    const value = yield* effect
    return { value, ms: performance.now() - startedMs }
  })

const told = (what: string, times: ReadonlyArray<number>) => say(`${what.padEnd(28)} ${spread(times, 2)} ms`)

/** Each with what it took of the processor: that is told alike beside others who are busy. */
const metered = <A, E, R>(effect: Effect.Effect<ReadonlyArray<A>, E, R>) =>
  Effect.gen(function* () {
    const usedMs = cpuMsOf(process.pid)
    const all = yield* effect
    return { all, cpuMs: (cpuMsOf(process.pid) - usedMs) / all.length }
  })

/** A decision is on the disk before it is answered: what writing a page there takes by itself. */
const diskWaits = () => {
  const file = openSync(join(bench.data, "probe"), "w")
  return Array.from({ length: 200 }, () => {
    const startedMs = performance.now()
    writeSync(file, page)
    fdatasyncSync(file)
    return performance.now() - startedMs
  })
}

const measured = Effect.gen(function* () {
  const offers = yield* Offers
  const decisions = yield* DecisionsRepo
  const leadIds = yield* prepared
  const ask = (leadId: LeadId) => timed(offers.recommend(leadId, {}))
  const all = Array.from({ length: rounds }, () => leadIds).flat()
  const started = yield* Effect.forEach(leadIds.slice(0, cold), ask)
  const { all: first, cpuMs: firstCpuMs } = yield* metered(Effect.forEach(leadIds.slice(cold), ask))
  const { all: again, cpuMs: againCpuMs } = yield* metered(Effect.forEach(all, ask))
  const logged = yield* Effect.forEach(first, ({ value }) => decisions.find(value.decisionId))
  const inputs = Arr.getSomes(logged).flatMap(({ inputs }) => (inputs === null ? [] : [inputs]))
  const alone = yield* Effect.forEach(Array.from({ length: rounds }, () => inputs).flat(), each =>
    timed(Effect.sync(() => decide(each, Option.none())))
  )
  const offered = first.reduce((sum, { value }) => sum + value.offers.length, 0)
  say(`${leadIds.length} leads, ${(offered / first.length).toFixed(1)} offers each; ${load()}`)
  const times = (of: ReadonlyArray<{ readonly ms: number }>) => of.map(({ ms }) => ms)
  told(`the first ${cold} since the start`, times(started))
  told("first recommendation", times(first))
  told("the same again", times(again))
  told("the decision, no database", times(alone))
  told("the disk's own wait", diskWaits())
  say(`CPU of each: first ${firstCpuMs.toFixed(2)} ms, again ${againCpuMs.toFixed(2)} ms`)
  for (const [what, of] of [
    ["first", first],
    ["again", again]
  ] as const) {
    const p99 = quantile(times(of), 0.99)
    say(`${what}: p99 ${p99.toFixed(1)} ms ${p99 < aimMs ? "is under" : "is NOT under"} ${aimMs} ms`)
  }
})

await Effect.runPromise(
  measured.pipe(
    Effect.provide(Layer.mergeAll(Services, DecisionsRepo.layer).pipe(Layer.provideMerge(Database))),
    Effect.scoped
  )
)
