import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { Either, Schema } from "effect"
import { createParser } from "eventsource-parser"
import { inOneLine, inputProblems } from "../src/platform/InputProblems.ts"
import { SampleCall } from "./samples/SampleCall.ts"

const usage = `Plays a sample call against a running service and prints what the agent would have seen, when.

  bun run call:replay -- <file> [options]

  <file>            a call as in scripts/samples/calls
  --url <url>       the service (http://127.0.0.1:3000)
  --key <key>       an API key that may read and write leads and coach; or CALLWISE_ADMIN_KEY
  --agent <id>      another agent than the file's
  --speed <factor>  how many times faster than it was spoken, 0.1-1000 (1)
  --outcome <what>  sold, follow_up, not_interested or no_answer (follow_up)
  --help            this

Exit codes: 0 played to its end; 1 the service refused or broke off; 2 wrong use.
`

const stop = (code: number, message: string): never => {
  process.stderr.write(`${message}\n`)
  return process.exit(code)
}

const options = {
  url: { type: "string", default: "http://127.0.0.1:3000" },
  key: { type: "string", default: process.env.CALLWISE_ADMIN_KEY ?? "" },
  agent: { type: "string" },
  speed: { type: "string", default: "1" },
  outcome: { type: "string", default: "follow_up" },
  help: { type: "boolean", default: false }
} as const

const given = () => {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    return stop(2, `${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

const { positionals, values } = given()
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}
const [file] = positionals
const speed = Number(values.speed)
if (file === undefined || positionals.length > 1) stop(2, usage)
if (!(speed >= 0.1 && speed <= 1_000)) stop(2, "--speed must be 0.1-1000")
if (values.key === "") stop(2, "--key is missing; bun run keys make --name replay --scopes admin makes one")

const sampleIn = (path: string): typeof SampleCall.Type => {
  try {
    const sample = Schema.decodeUnknownEither(SampleCall, { errors: "all" })(JSON.parse(readFileSync(path, "utf8")))
    return Either.getOrElse(sample, ({ issue }) => stop(2, `${path}: ${inOneLine(inputProblems(issue))}`))
  } catch (error) {
    return stop(2, `${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

const sample = sampleIn(file ?? "")
const leadId = `sample-${sample.id}`
const agentId = values.agent ?? sample.agent.agentId

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${values.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${values.key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  }).catch(() => stop(1, `${values.url} does not answer: start it with bun run start`))
  const answer = await response.json()
  if (!response.ok) stop(1, `${method} ${path}: ${response.status} ${answer.code}: ${answer.detail}`)
  return answer
}

const startedMs = performance.now()
const say = (mark: string, text: string) => {
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1).padStart(6)
  process.stdout.write(`${seconds} s  ${mark.padEnd(9)} ${text}\n`)
}

interface Said {
  readonly title: string
  readonly suggestedScript: string
  readonly priority: string
  readonly expired: boolean
}

interface Item {
  readonly ruleId: string
  readonly title: string
  readonly status: string
  readonly isDue: boolean
  readonly citation: string
}

interface Message {
  readonly type: string
  readonly sequence: number
  readonly data: unknown
}

const Feeling = Schema.Struct({ mood: Schema.String, level: Schema.Number })

const statuses = new Map<string, string>()

const suggested = (suggestions: ReadonlyArray<Said>) => {
  for (const { expired, priority, suggestedScript, title } of suggestions) {
    if (expired) continue
    say(priority, title)
    if (suggestedScript !== "") process.stdout.write(`${" ".repeat(20)}"${suggestedScript}"\n`)
  }
}

const checked = (items: ReadonlyArray<Item>) => {
  for (const { isDue, ruleId, status, title } of items) {
    const word = status === "open" && isDue ? "due" : status
    if (statuses.get(ruleId) !== word && word !== "open") say(word, title)
    statuses.set(ruleId, word)
  }
}

let mood = "neutral"
const felt = ({ level, mood: now }: typeof Feeling.Type) => {
  if (now !== mood) say("mood", `${now} (${level.toFixed(2)})`)
  mood = now
}

const isFeeling = Schema.is(Feeling)

const show = ({ data, type }: Message) => {
  if (type === "suggestions_update" && Array.isArray(data)) suggested(data)
  else if (type === "compliance_update" && Array.isArray(data)) checked(data)
  else if (type === "transcript_update" && isFeeling(data)) felt(data)
  else if (/^(profile|offers|risk)_update$/.test(type)) say("known", type.replace("_update", ""))
}

const waitMs = 500
const triesAtMost = 20
let last = 0

/** Whether the call has ended; else the stream broke off and is to be taken up again. */
const listened = async (callId: string): Promise<boolean> => {
  const response = await fetch(`${values.url}/api/calls/${callId}/stream`, {
    headers: { authorization: `Bearer ${values.key}`, accept: "text/event-stream", "last-event-id": `${last}` }
  })
  if (response.status >= 400 && response.status < 500 && response.status !== 429)
    stop(1, `the call cannot be followed: ${response.status}`)
  if (!response.ok) return false
  let isOver = false
  const parser = createParser({
    onEvent: ({ data }) => {
      const message: Message = JSON.parse(data)
      if (message.sequence <= last) return
      last = message.sequence
      isOver ||= message.type === "call_ended"
      show(message)
    }
  })
  try {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) parser.feed(text)
  } catch {
    return isOver
  }
  return isOver
}

const followed = async (callId: string): Promise<void> => {
  for (let tries = 0; tries < triesAtMost; tries++) {
    const before = last
    if (await listened(callId).catch(() => false)) return
    say("stream", `cut; taken up again behind message ${last}`)
    if (last > before) tries = 0
    await Bun.sleep(waitMs)
  }
  stop(1, "the call's stream breaks off again and again")
}

await ask("PUT", `/api/leads/${leadId}`, sample.lead)
const call = await ask("POST", "/api/calls", { leadId, agentId, direction: sample.direction })
say("call", `${sample.title}; ${call.callId}`)
const following = followed(call.callId)
for (const { afterMs, speaker, text } of sample.lines) {
  await Bun.sleep(afterMs / speed)
  say(speaker === "agent" ? "agent:" : "lead:", text)
  await ask("POST", `/api/calls/${call.callId}/events`, { type: "utterance", speaker, text })
}
await ask("POST", `/api/calls/${call.callId}/end`, { outcome: values.outcome })
await following
const receipt = await ask("GET", `/api/calls/${call.callId}/receipt`)
process.stdout.write(
  `\nReceipt, under the law of ${receipt.lawAsOf}${receipt.complete ? ": complete" : ": not complete"}\n`
)
const items: ReadonlyArray<Item> = receipt.items
for (const { citation, ruleId, status, title } of items)
  process.stdout.write(`  ${status.padEnd(10)} ${ruleId.padEnd(30)} ${title} (${citation})\n`)
