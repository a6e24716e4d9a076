import { join } from "node:path"
import { load, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { adminKey, startService } from "./bench/ServiceClient.ts"
import { freePort, Workbench } from "./bench/Workbench.ts"
import { contractOf } from "./fuzz/Contract.ts"
import { prepared } from "./fuzz/Known.ts"
import { type Offender, tried } from "./fuzz/Trial.ts"
import { bytesOf, send } from "./fuzz/Wire.ts"

/** Malformed and hostile requests at every call of the contract: each is answered, and each refusal is a problem that tells nothing. */
const given = flags({ requests: 10_000, seed: 1, at_once: 8, url: "", key: "" })
const withinMs = 20_000
const shown = 20

await using bench = new Workbench()
const own = async () => {
  const sandboxPort = await freePort()
  return (await startService(bench, { CALLWISE_SANDBOX: "on", CALLWISE_SANDBOX_PORT: `${sandboxPort}` })).url
}
const url = new URL(given.url === "" ? await own() : given.url)
const key = given.key === "" ? adminKey : given.key

const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" }
  const response = await fetch(new URL(path, url), { method, headers, body: JSON.stringify(body) })
  const text = await response.text()
  return text === "" ? {} : JSON.parse(text)
}

/** The bytes of an offender in a file, and the line that sends them again. */
const reproduction = async ({ attempt, flaws }: Offender, index: number) => {
  const { body, headers, method, target } = attempt
  const name = join("/var/tmp", `callwise-fuzz-${given.seed}-${index}`)
  if (body !== undefined) await Bun.write(`${name}.body`, body)
  await Bun.write(`${name}.http`, bytesOf({ ...attempt, headers: headers.slice(1) }, url.host))
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  const sent = headers
    .filter(([header]) => header !== "authorization" && header !== "content-length")
    .map(([header, value]) => `-H ${quoted(`${header}: ${value.slice(0, 200)}`)}`)
  const data = body === undefined ? "" : ` --data-binary @${name}.body`
  const line = `curl -sX ${method} --path-as-is ${quoted(`${url.origin}${target.slice(0, 600)}`)} -H "Authorization: Bearer $KEY" ${sent.join(" ")}${data}`
  return `${flaws.map(flaw => `  ${flaw.slice(0, 300)}\n`).join("")}    ${line}`
}

const contract = contractOf(await (await fetch(new URL("/openapi.json", url))).json())
const known = await prepared(ask)
const startedMs = performance.now()
const { offenders, statuses } = await tried({
  contract,
  known,
  key,
  requests: given.requests,
  seed: given.seed,
  atOnce: given.at_once,
  send: attempt => send(attempt, url, withinMs)
})
const seconds = (performance.now() - startedMs) / 1000

for (const [index, offender] of offenders.slice(0, shown).entries()) say(await reproduction(offender, index))
if (offenders.length > shown) say(`  and ${offenders.length - shown} more`)
const total = [...statuses.values()].reduce((sum, count) => sum + count, 0)
say(
  [...statuses]
    .toSorted()
    .map(([status, count]) => `${status}: ${count}`)
    .join("  ")
)
say(
  `${total} requests at ${contract.calls.length} calls, seed ${given.seed}: ${offenders.length} ill answered; ${(total / seconds).toFixed(0)}/s, ${load()}`
)
process.exitCode = offenders.length === 0 ? 0 : 1
