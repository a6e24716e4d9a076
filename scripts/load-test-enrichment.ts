import pg from "pg"
import type { EnrichmentResult } from "../src/enrichment/Enrichment.ts"
import { cpuMsOf } from "./bench/Cpu.ts"
import { countBy, load, mean, quantile, say, spread } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { leadOf } from "./bench/LeadOf.ts"
import { openLoop } from "./bench/OpenLoop.ts"
import { providersShare } from "./bench/OwnShare.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { startService } from "./bench/ServiceClient.ts"
import { Workbench } from "./bench/Workbench.ts"

/** Cold enrichments at a steady rate against slow and unreliable vendors; each answer is timed from when it was due. */
const { rate, seconds, strategy, warmup } = flags({ rate: 20, seconds: 60, strategy: "both", warmup: 10 })
const limitMs = 2_000
const aimMs = 10
const strategies = strategy === "both" ? ["waterfall", "parallel"] : [strategy]
const vendors = { latency: { p50Ms: 300, p99Ms: 1_500 }, rate429: 0.01, rate5xx: 0.01 }

interface Answer {
  readonly leadId: string
  /** From the moment it was due, not from when it was sent. */
  readonly ms: number
  readonly status: number
  readonly result: typeof EnrichmentResult.Encoded | undefined
}

await using bench = new Workbench()
const perStrategy = Math.round(rate * seconds)
const warmUps = Math.round(rate * warmup)
const people = (perStrategy + warmUps) * strategies.length
const sandbox = await startSandbox(bench, { CALLWISE_SANDBOX_PEOPLE: `${Math.max(4_000, people)}` })
const service = await startService(bench, sandbox.setting)
await sandbox.control.faults(vendors)
const leadIds: Array<string> = []
for await (const truth of sandbox.control.truths(0, people)) {
  await service.putLead(truth.personId, leadOf(truth))
  leadIds.push(truth.personId)
}
const database = new pg.Client(bench.databaseUrl)
await database.connect()

const enrich = async (leadId: string, dueMs: number, body: object): Promise<Answer> => {
  const response = await service.call("POST", `/api/leads/${leadId}/enrich`, body)
  const result = await response.json()
  const ms = performance.now() - dueMs
  return { leadId, ms, status: response.status, result: response.ok ? result : undefined }
}

const fire = (body: object, count: number) => {
  const own = leadIds.splice(0, count)
  return openLoop(own.length, rate, (index, dueMs) => enrich(own[index] ?? "", dueMs, body))
}

/** Without a wait for what was slow or failed at a provider, the difference is the service's own doing. */
const added = async (answers: ReadonlyArray<Answer>) => {
  const share = await providersShare(
    database,
    answers.map(({ leadId }) => leadId)
  )
  const undisturbed = answers.filter(
    ({ result }) => result?.providers.every(({ outcome }) => /matched|not_found|skipped/.test(outcome)) === true
  )
  return undisturbed.flatMap(({ leadId, ms, result }) => {
    const providersMs = share.get(leadId)
    if (providersMs === undefined || result === undefined) return []
    const slowest = Math.max(...result.providers.map(({ durationMs }) => durationMs))
    return [{ seen: ms - providersMs, reported: result.durationMs - slowest }]
  })
}

const report = async (name: string, answers: ReadonlyArray<Answer>, cpuMs: number) => {
  const times = answers.map(({ ms }) => ms)
  const results = answers.flatMap(({ result }) => result ?? [])
  const reports = results.flatMap(({ providers }) => providers)
  const own = await added(answers)
  say(`\n${name}: ${answers.length} leads at ${rate}/s`)
  say(`  answers, ms          ${spread(times)}`)
  say(`  HTTP status          ${countBy(answers, ({ status }) => `${status}`)}`)
  say(`  results              ${countBy(results, ({ status }) => status)}`)
  say(
    `  providers            ${countBy(reports, ({ outcome, reason }) => [outcome, reason].filter(Boolean).join(": "))}`
  )
  say(`  processor time       ${(cpuMs / answers.length).toFixed(1)} ms a lead in the service`)
  say(`  cost per lead        $${mean(results.map(({ totalCost }) => totalCost)).toFixed(3)}`)
  say(
    `  service's own, ms    ${spread(
      own.map(({ seen }) => seen),
      1
    )}   (${own.length} undisturbed leads: all but the providers' answers, seen by the caller)`
  )
  if (name === "parallel")
    say(
      `  total - slowest, ms  ${spread(
        own.map(({ reported }) => reported),
        1
      )}   (as the answers state both; a provider's time has its guards in it)`
    )
  const p99 = quantile(times, 0.99)
  say(
    `  p99 ${p99.toFixed(0)} ms ${p99 < limitMs ? "is under" : "is NOT under"} ${limitMs} ms; own p99 aims under ${aimMs} ms`
  )
  return p99 < limitMs && answers.every(({ status }) => status < 500 || status === 503)
}

say(`vendors: p50 300 ms, p99 1.5 s, 1 % 429, 1 % 5xx; ${load()}`)
let isWithin = true
for (const name of strategies) {
  const body = { strategy: name }
  await fire(body, warmUps)
  const before = cpuMsOf(service.pid)
  const answers = await fire(body, perStrategy)
  isWithin = (await report(name, answers, cpuMsOf(service.pid) - before)) && isWithin
}
say(`\n${load()}`)
await database.end()
process.exitCode = isWithin ? 0 : 1
