import { type ChildProcess, spawn } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import autocannon from "autocannon"

/** Profiles, enrichments from cache and repeated offers through the service, against hand-written handlers doing the same statements. */
const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const connections = 32
const adminKey = `cw_${"b".repeat(40)}`
const servicePort = 3900
const baselinePort = 3901

const data = mkdtempSync("/var/tmp/callwise-bench-")
chmodSync(data, 0o755)
const children: Array<ChildProcess> = []

const run = (program: string, env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [program], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, CALLWISE_DATA_DIR: data, CALLWISE_LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "ignore", "inherit"]
  })
  children.push(child)
  return child
}

const until = async (url: string) => {
  for (let tries = 0; tries < 400; tries++) {
    const up = await fetch(url).then(
      response => response.ok,
      () => false
    )
    if (up) return
    await Bun.sleep(50)
  }
  throw new Error(`${url} did not come up`)
}

const headers = { authorization: `Bearer ${adminKey}`, "content-type": "application/json" }
const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`

const prepare = async () => {
  run("src/main.ts", {
    PORT: `${servicePort}`,
    CALLWISE_ADMIN_KEY: adminKey,
    CALLWISE_SANDBOX: "on",
    CALLWISE_SANDBOX_PORT: "4911",
    CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000"
  })
  await until(at(servicePort, "/health/ready"))
  const lines = (await (await fetch("http://127.0.0.1:4911/_control/truth?limit=200")).text()).trim().split("\n")
  const enriched = async (line: string, index: number) => {
    const { email, phone, firstName, lastName, address } = JSON.parse(line)
    const lead = `bench-${index}`
    const body = JSON.stringify({ email, phone, firstName, lastName, address })
    await fetch(at(servicePort, `/api/leads/${lead}`), { method: "PUT", headers, body })
    const response = await fetch(at(servicePort, `/api/leads/${lead}/enrich`), {
      method: "POST",
      headers,
      body: JSON.stringify({ timeoutMs: 30_000 })
    })
    const { profile = null } = await response.json()
    return profile === null ? [] : [lead]
  }
  const known = (await Promise.all(lines.map(enriched))).flat()
  run("scripts/bench/baseline.ts", { BASELINE_PORT: `${baselinePort}` })
  await until(at(baselinePort, "/health/ready"))
  process.stdout.write(`${known.length} of ${lines.length} leads have a profile\n`)
  return known
}

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

const fire = async (
  port: number,
  leads: ReadonlyArray<string>,
  path: (id: string) => string,
  method: "GET" | "POST"
): Promise<Figures> => {
  const result = await autocannon({
    url: at(port, ""),
    connections,
    duration: seconds,
    requests: [
      {
        method,
        headers,
        ...(method === "POST" ? { body: "{}" } : {}),
        setupRequest: request => ({ ...request, path: path(leads[Math.floor(Math.random() * leads.length)] ?? "none") })
      }
    ]
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors at ${port}`)
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }
}

const offersOf = (id: string) => `/api/leads/${id}/personalized-offers`

const median = (values: ReadonlyArray<number>) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const compare = async (
  name: string,
  leads: ReadonlyArray<string>,
  path: (id: string) => string,
  method: "GET" | "POST"
) => {
  const ratios: Array<number> = []
  for (let round = 1; round <= rounds; round++) {
    const service = await fire(servicePort, leads, path, method)
    const baseline = await fire(baselinePort, leads, path, method)
    ratios.push(service.perSecond / baseline.perSecond)
    const show = (figures: Figures) => `${figures.perSecond.toFixed(0)}/s p50 ${figures.p50} ms p99 ${figures.p99} ms`
    process.stdout.write(
      `${name} round ${round}: service ${show(service)} | baseline ${show(baseline)} | ratio ${ratios.at(-1)?.toFixed(2)}\n`
    )
  }
  process.stdout.write(
    `${name}: the service does ${median(ratios).toFixed(2)} of the baseline's requests (median of ${rounds})\n`
  )
}

try {
  const leads = await prepare()
  await compare("profile", leads, id => `/api/leads/${id}/enriched-profile`, "GET")
  for (const lead of leads) await fetch(at(servicePort, offersOf(lead)), { headers })
  await compare("offers", leads, offersOf, "GET")
  await compare("enrich from cache", leads, id => `/api/leads/${id}/enrich`, "POST")
} finally {
  for (const child of children.reverse()) {
    child.kill("SIGTERM")
    await new Promise(resolve => child.once("exit", resolve))
  }
  rmSync(data, { recursive: true, force: true })
}
