import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { CallFollower, serverSentEvents, socket } from "./bench/CallFollower.ts"
import { countBy, load, quantile, say, spread } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { openLoop } from "./bench/OpenLoop.ts"
import { looking, spentBetween } from "./bench/Processes.ts"
import { startSandbox } from "./bench/SandboxControl.ts"
import { startService } from "./bench/ServiceClient.ts"
import { root, Workbench } from "./bench/Workbench.ts"

/** From an event's request to its suggestion at whoever follows the call, 99 of 100. */
const aimMs = 50

/** Many calls at once, each with an utterance every few seconds and an agent at a stream; streams are cut, a replica is killed. */
const { calls, seconds, every, cuts, warmUp, stream } = flags({
  calls: 1_000,
  seconds: 60,
  every: 3,
  cuts: 20,
  warmUp: 10,
  /** Or sse. */
  stream: "socket"
})
const transport = stream === "sse" ? serverSentEvents : socket

interface Phase {
  readonly name: string
  readonly answer: Array<number>
  readonly socket: Array<number>
  readonly suggestion: Array<number>
}

const samples = join(root, "scripts/samples/calls")
const spoken = readdirSync(samples).flatMap(file => {
  const { lines }: { lines: ReadonlyArray<{ speaker: string; text: string }> } = JSON.parse(
    readFileSync(join(samples, file), "utf8")
  )
  return lines.filter(({ text }) => !/stop calling/i.test(text))
})

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024

await using bench = new Workbench()
const sandbox = await startSandbox(bench)
const settings = { ...sandbox.setting, CALLWISE_PROMPTS_PER_MINUTE: "60", CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" }
const staying = await startService(bench, settings)
const killed = await startService(bench, settings)
let isKilled = false
const replicaOf = (index: number) => (index % 2 === 0 || isKilled ? staying : killed)

const before = memoryOf(staying.pid)
say(`two replicas; beginning ${calls} calls   ${load()}`)
await openLoop(calls, 60, async index => {
  const leadId = `lead-${index}`
  await staying.putLead(leadId, {
    phone: `+1305555${String(index).padStart(4, "0")}`,
    address: { state: index % 3 === 0 ? "TX" : "FL" },
    interests: ["auto"],
    consent: { enrichment: false }
  })
  const body = { callId: `call-${index}`, leadId, agentId: `agent-${index % 50}`, direction: "inbound" }
  const response = await replicaOf(index).call("POST", "/api/calls", body)
  if (response.status !== 201) throw new Error(await response.text())
  await response.arrayBuffer()
})

say(`waiting until all are briefed   ${load()}`)
for (let index = 0; index < calls; index++)
  for (;;) {
    const response = await replicaOf(index).call("GET", `/api/calls/call-${index}/briefing`)
    const { pending }: { pending: ReadonlyArray<string> } = JSON.parse(await response.text())
    if (pending.length === 0) break
    await Bun.sleep(100)
  }

const sentMs = new Map<string, number>()
/** While both replicas live, and after one was killed. */
const together: Phase = { name: "two replicas", answer: [], socket: [], suggestion: [] }
const alone: Phase = { name: "after the kill", answer: [], socket: [], suggestion: [] }
const phase = (): Phase => (isKilled ? alone : together)
let suggestions = 0
let stale = 0

const followers = Array.from({ length: calls }, (_, index) => {
  const callId = `call-${index}`
  return new CallFollower(
    callId,
    () => replicaOf(index).url,
    transport,
    ({ data, type }, isLive) => {
      const sent = sentMs.get(callId)
      if (type === "suggestions_update" && Array.isArray(data)) {
        suggestions += data.length
        stale += data.filter(({ expired }) => expired).length
      }
      if (sent === undefined || !isLive) return
      const ms = performance.now() - sent
      if (type === "transcript_update") phase().socket.push(ms)
      if (type === "suggestions_update") phase().suggestion.push(ms)
    }
  )
})
await Bun.sleep(3_000)

const rate = calls / every
say(`${rate.toFixed(0)} utterances a second for ${seconds} s, ${cuts} streams (${stream}) cut a second`)
/** What a replica had in hand when it died is refused until nobody renews it any more: some seconds. */
const stillRunning = 409
let retried = 0
const utter = async (index: number): Promise<number> => {
  const place = index % calls
  const callId = `call-${place}`
  const { speaker, text } = spoken[(place * 7 + Math.floor(index / calls)) % spoken.length] ?? {
    speaker: "lead",
    text: "Hello."
  }
  const startedMs = performance.now()
  sentMs.set(callId, startedMs)
  const body = { type: "utterance", speaker, text }
  const once = { "idempotency-key": `${callId}-${index}` }
  const post = () =>
    replicaOf(place)
      .call("POST", `/api/calls/${callId}/events`, body, once)
      .then(async response => {
        await response.arrayBuffer()
        return response.status
      })
      .catch(() => undefined)
  const first = await post()
  if (first !== undefined) {
    phase().answer.push(performance.now() - startedMs)
    return first
  }
  retried += 1
  sentMs.delete(callId)
  for (;;) {
    const again = await post()
    if (again !== undefined && again !== stillRunning) return again
    await Bun.sleep(again === undefined ? 20 : 1_000)
  }
}
say(`warming up for ${warmUp} s   ${load()}`)
const warmed = Math.round(rate * warmUp)
await openLoop(warmed, rate, utter)
for (const times of [together.answer, together.socket, together.suggestion]) times.length = 0

const look = looking({ replica: staying.pid, "other replica": killed.pid, generator: process.pid }, bench.databasePid)
const begun = look()
let parted = begun
const cutting = setInterval(() => followers[Math.floor(Math.random() * calls)]?.cut(), 1_000 / cuts)
const killing = setTimeout(
  () => {
    say(`killing one replica (-9)   ${load()}`)
    parted = look()
    isKilled = true
    process.kill(killed.pid, "SIGKILL")
  },
  (1_000 * seconds) / 2
)

const answers = await openLoop(Math.round(rate * seconds), rate, index => utter(index + warmed))
clearInterval(cutting)
clearTimeout(killing)
const over = look()
const after = memoryOf(staying.pid)
say(`${load()}; ending the calls`)
await openLoop(calls, 150, async index => {
  const response = await staying.call("POST", `/api/calls/call-${index}/end`, { outcome: "follow_up" })
  await response.arrayBuffer()
})
for (let tries = 0; tries < 200 && followers.some(({ isOver }) => !isOver); tries++) await Bun.sleep(100)

const lost = followers.reduce((sum, one) => sum + one.lost, 0)
const repeated = followers.reduce((sum, one) => sum + one.repeated, 0)
const unended = followers.filter(({ isOver }) => !isOver).length
const connections = followers.reduce((sum, one) => sum + one.connections, 0)
const messages = followers.reduce((sum, { received }) => sum + received, 0)

say("")
say(`events                     ${countBy(answers, status => `${status}`)}, posted again ${retried}`)
for (const [{ answer, name, socket, suggestion }, before, after] of [
  [together, begun, parted],
  [alone, parted, over]
] as const) {
  say(name)
  say(`  CPU, ms an event         ${spentBetween(before, after, answer.length)}`)
  say(`  answer, ms               ${spread(answer, 1)}`)
  say(`  event to stream, ms      ${spread(socket, 1)}`)
  say(`  event to suggestion, ms  ${spread(suggestion, 1)}`)
}
say(`suggestions                ${suggestions}, stale ${((100 * stale) / Math.max(1, suggestions)).toFixed(2)} %`)
say(
  `messages                   ${messages} over ${connections} connections; lost ${lost}, repeated ${repeated}; calls whose end was not heard ${unended}`
)
say(
  `memory of a replica        ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after: ${(((after - before) * 1024) / calls).toFixed(0)} KB a call`
)
const isSound = unended === 0 && lost === 0 && repeated === 0 && answers.every(status => status === 202)
const reachedMs = quantile(together.suggestion, 0.99)
say(
  `${reachedMs < aimMs ? "AIM MET" : "AIM MISSED"}: ${calls} calls at once, p99 ${reachedMs.toFixed(1)} ms from event to suggestion, under ${aimMs} ms wanted   ${load()}`
)
say(isSound ? "SOUND: nothing lost, nothing repeated" : "NOT SOUND")
process.exitCode = isSound ? 0 : 1
