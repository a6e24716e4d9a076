import { countBy, load, percent, quantile, say, spread } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { leadOf } from "./bench/LeadOf.ts"
import { openLoop } from "./bench/OpenLoop.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { startService } from "./bench/ServiceClient.ts"
import { Workbench } from "./bench/Workbench.ts"

/** Recommendations at a steady rate from stored profiles: each lead first decided, then asked again, presented and answered. */
const { rate, seconds, people } = flags({ rate: 100, seconds: 30, people: 1_000 })
const limitMs = 200

interface Answer {
  readonly what: string
  /** From the moment it was due, not from when it was sent. */
  readonly ms: number
  readonly status: number
}

await using bench = new Workbench()
const sandbox = await startSandbox(bench, { CALLWISE_SANDBOX_PEOPLE: `${Math.max(4_000, people)}` })
const service = await startService(bench, sandbox.setting)
const leadIds: Array<string> = []
for await (const truth of sandbox.control.truths(0, people)) {
  await service.putLead(truth.personId, leadOf(truth))
  leadIds.push(truth.personId)
}
say(`${people} leads; enriching them`)
await openLoop(leadIds.length, 50, async index => {
  const response = await service.call("POST", `/api/leads/${leadIds[index]}/enrich`, {})
  await response.arrayBuffer()
})

const timed = async (what: string, dueMs: number, method: string, path: string, body?: unknown) => {
  const response = await service.call(method, path, body)
  const text = await response.text()
  return { answer: { what, ms: performance.now() - dueMs, status: response.status } satisfies Answer, text }
}

const offersOf = (leadId: string) => `/api/leads/${leadId}/personalized-offers`

const phase = async (what: string, count: number, call: (index: number, dueMs: number) => Promise<Answer>) => {
  const startedMs = performance.now()
  const answers = await openLoop(count, rate, call)
  const perSecond = (1_000 * answers.length) / (performance.now() - startedMs)
  const times = answers.map(({ ms }) => ms)
  say(`\n${what}: ${answers.length} at ${perSecond.toFixed(0)}/s`)
  say(`  answers, ms   ${spread(times, 1)}`)
  say(`  HTTP status   ${countBy(answers, ({ status }) => `${status}`)}`)
  return quantile(times, 0.99) < limitMs && answers.every(({ status }) => status < 500)
}

const first = new Map<string, string>()
const results = [
  await phase("first recommendation", leadIds.length, async (index, dueMs) => {
    const leadId = leadIds[index] ?? ""
    const { answer, text } = await timed("recommend", dueMs, "GET", offersOf(leadId))
    if (answer.status === 200) {
      const [offer] = JSON.parse(text).offers
      if (offer !== undefined) first.set(leadId, offer.offerId)
    }
    return answer
  }),
  await phase("the same again", rate * seconds, async (index, dueMs) => {
    const leadId = leadIds[index % leadIds.length] ?? ""
    return (await timed("again", dueMs, "GET", offersOf(leadId))).answer
  })
]
const offerIds = [...first.values()]
results.push(
  await phase("presented", offerIds.length, async (index, dueMs) => {
    return (await timed("present", dueMs, "POST", `/api/offers/${offerIds[index]}/present`, {})).answer
  }),
  await phase("accepted or rejected, twice at once", 2 * offerIds.length, async (index, dueMs) => {
    const step = index % 2 === 0 ? "accept" : "reject"
    return (await timed(step, dueMs, "POST", `/api/offers/${offerIds[Math.floor(index / 2)]}/${step}`, {})).answer
  })
)
say(`\n${percent(offerIds.length / leadIds.length)} of the leads have an offer; p99 limit ${limitMs} ms; ${load()}`)
process.exitCode = results.every(Boolean) ? 0 : 1
