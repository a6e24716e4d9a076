import { spawn, spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Layer, Schedule, Schema } from "effect"
import { AlertWork } from "../../src/alerts/AlertWork.ts"
import { RollupWork } from "../../src/analytics/rollups/RollupWork.ts"
import { BatchWorker } from "../../src/batches/BatchWorker.ts"
import { WebApp } from "../../src/http/WebApp.ts"
import { Telemetry } from "../../src/platform/Telemetry.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { parsePrometheus } from "../platform/telemetry/prometheusParser.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"
import { readPromQl } from "./PromQl.ts"

const folder = join(import.meta.dirname, "../../scripts/observability")

const Target = Schema.Struct({ expr: Schema.NonEmptyString, legendFormat: Schema.String })
const Panel = Schema.Struct({
  id: Schema.Int,
  title: Schema.NonEmptyString,
  description: Schema.NonEmptyString,
  targets: Schema.NonEmptyArray(Target)
})
const Dashboard = Schema.Struct({
  uid: Schema.NonEmptyString,
  title: Schema.NonEmptyString,
  panels: Schema.Array(Panel)
})

const dashboards = readdirSync(join(folder, "grafana")).map(file =>
  Schema.decodeUnknownSync(Schema.parseJson(Dashboard))(readFileSync(join(folder, "grafana", file), "utf8"))
)

const alerts = readFileSync(join(folder, "alerts.yml"), "utf8")

/** A key, and its value on the line or folded under it. */
const alertQueries = [...alerts.matchAll(/^ {8}expr: (?:>-\n((?: {10}.*\n)+)|(.+))/gm)].map(([, folded, line]) =>
  (folded ?? line ?? "").replaceAll(/\s+/g, " ").trim()
)

const queries = [
  ...dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))),
  ...alertQueries
]

/** Of Prometheus itself, about what it scrapes. */
const ownOfPrometheus = new Map([["up", new Set(["job", "instance"])]])

const has = (command: string) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0

const freePort = Effect.async<number>(resume => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const address = probe.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    probe.close(() => resume(Effect.succeed(port)))
  })
})

/** A lead's whole way, so that everything that counts has counted. */
const aWholeDay = Effect.gen(function* () {
  const key = yield* issueKey("admin")
  const [someone] = wellKnown(yield* Sandbox)
  const post = (path: string, body: object) => call("POST", path, { key, body })
  const lead = { ...someone?.lead, leadId: "watched", interests: ["auto", "home"] }
  assert.strictEqual((yield* post("/api/leads", lead)).status, 201)
  assert.strictEqual((yield* post("/api/leads/watched/enrich", {})).status, 200)
  const { json: batch } = yield* post("/api/enrichment-batches", { leadIds: ["watched"] })
  yield* call("GET", `/api/enrichment-batches/${batch.batchId}`, { key }).pipe(
    Effect.repeat({ until: ({ json }) => json.status === "completed", schedule: Schedule.spaced("50 millis") })
  )
  const { json: validation } = yield* post("/api/leads/watched/validate", {})
  yield* post(`/api/risk-validations/${validation.validationId}/review`, { decision: "approve", reviewer: "Ana" })
  const offers = yield* call("GET", "/api/leads/watched/personalized-offers", { key })
  const [offer] = offers.json.offers
  yield* post(`/api/offers/${offer.offerId}/present`, { agentId: "ana" })
  yield* post(`/api/offers/${offer.offerId}/accept`, { agentId: "ana" })
  const talk = { callId: "watched", leadId: "watched", agentId: "ana", direction: "inbound" }
  assert.strictEqual((yield* post("/api/calls", talk)).status, 201)
  const said = { type: "utterance", speaker: "lead", text: "That is too expensive for me." }
  const { json: heard } = yield* post("/api/calls/watched/events", said)
  const [suggestion] = heard.suggestions
  assert.isDefined(suggestion, JSON.stringify(heard))
  yield* post(`/api/suggestions/${suggestion.suggestionId}/feedback`, { used: true, effectivenessRating: 5 })
})

describe("what operators are given", () => {
  it("explains every panel, and gives none twice", () => {
    const uids = dashboards.map(({ uid }) => uid)
    assert.strictEqual(new Set(uids).size, uids.length)
    for (const { panels } of dashboards) assert.strictEqual(new Set(panels.map(({ id }) => id)).size, panels.length)
    assert.isAbove(queries.length, 30)
  })

  it.skipIf(!has("promtool"))("is accepted by Prometheus' own tool", () => {
    const { status, stderr } = spawnSync("promtool", ["check", "config", join(folder, "prometheus.yml")], {
      encoding: "utf8"
    })
    assert.strictEqual(status, 0, stderr)
  })
})

const App = Layer.mergeAll(BatchWorker.layer, AlertWork, RollupWork).pipe(
  Layer.provideMerge(SandboxApp({ CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" })),
  Layer.provideMerge(Telemetry)
)

layer(App, { excludeTestServices: true })("a service at work", it => {
  it.effect("exposes every metric and every label that a dashboard or an alert names", () =>
    Effect.gen(function* () {
      yield* aWholeDay
      const exposed = new Map<string, ReadonlySet<string>>(ownOfPrometheus)
      for (const { samples } of parsePrometheus((yield* call("GET", "/metrics")).text).values())
        for (const { name, labels } of samples)
          exposed.set(name, new Set([...(exposed.get(name) ?? []), ...Object.keys(labels)]))
      for (const query of queries) {
        const { grouped, selected } = readPromQl(query)
        assert.isAbove(selected.length, 0, query)
        for (const { labels, metric } of selected) {
          const known = exposed.get(metric)
          assert.isDefined(known, `${metric} in ${query}`)
          for (const label of [...labels, ...grouped])
            assert.isTrue(known.has(label), `${label} of ${metric} in ${query}`)
        }
      }
    })
  )

  it.scoped.skipIf(!has("prometheus"))("is scraped by Prometheus, which answers every query", () =>
    Effect.gen(function* () {
      const { fetch: answer } = yield* WebApp
      const server = yield* Effect.acquireRelease(
        Effect.sync(() => Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: answer })),
        running => Effect.promise(() => running.stop(true))
      )
      const data = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "callwise-prometheus-"))),
        path => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
      )
      const config = readFileSync(join(folder, "prometheus.yml"), "utf8")
        .replace("127.0.0.1:3000", `127.0.0.1:${server.port}`)
        .replaceAll("15s", "1s")
        .replace("alerts.yml", join(folder, "alerts.yml"))
      writeFileSync(join(data, "prometheus.yml"), config)
      const port = yield* freePort
      yield* Effect.acquireRelease(
        Effect.sync(() =>
          spawn(
            "prometheus",
            [
              `--config.file=${join(data, "prometheus.yml")}`,
              `--storage.tsdb.path=${join(data, "tsdb")}`,
              `--web.listen-address=127.0.0.1:${port}`
            ],
            { stdio: "ignore" }
          )
        ),
        child =>
          Effect.async<void>(resume => {
            child.once("exit", () => resume(Effect.void))
            child.kill("SIGTERM")
          })
      )
      const ask = (query: string) =>
        Effect.tryPromise(async () => {
          const response = await fetch(`http://127.0.0.1:${port}/api/v1/query`, {
            method: "POST",
            body: new URLSearchParams({ query })
          })
          return Answer(await response.json())
        })
      yield* Effect.retry(
        Effect.filterOrFail(
          ask('callwise_enrichment_requests_total{job="callwise"}'),
          ({ data: found }) => found.result.length > 0
        ),
        { schedule: Schedule.spaced("250 millis"), times: 120 }
      )
      for (const query of queries) {
        const { status } = yield* ask(query.replaceAll("$__rate_interval", "1m"))
        assert.strictEqual(status, "success", query)
      }
    })
  )
})

const Answer = Schema.decodeUnknownSync(
  Schema.Struct({ status: Schema.String, data: Schema.Struct({ result: Schema.Array(Schema.Unknown) }) })
)
