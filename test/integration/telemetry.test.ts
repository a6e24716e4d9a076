import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Context, Effect, Layer, Redacted } from "effect"
import { DatabaseUrl } from "../../src/platform/DatabaseUrl.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { type Family, parsePrometheus } from "../platform/telemetry/prometheusParser.ts"
import { OtlpSink } from "../support/OtlpSink.ts"
import { wellKnown } from "../support/SandboxApp.ts"
import { ask, ownFolder, readyService } from "../support/ServiceProcess.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const adminKey = "cw_the-operators-own-key-of-this-test"
const traceId = "4bf92f3577b34da6a3ce929d0e0e4736"
const callerSpanId = "00f067aa0ba902b7"
const requestId = "request-of-the-trace"

const stranger = {
  leadId: "stranger",
  email: "zebulon.quirkworthy@mailbox-8841.example",
  phone: "+15125550142",
  firstName: "Zebulon",
  lastName: "Quirkworthy",
  dateOfBirth: "1961-02-07",
  address: { street: "8841 Thistlewick Lane", city: "Austin", state: "TX", postalCode: "78701" },
  vehicles: [{ vin: "1HGCM82633A004352", make: "Honda" }],
  attributes: { spouse: "Philomena Quirkworthy" },
  score: 60
}

type Marked = Pick<typeof stranger, "email" | "phone" | "firstName" | "lastName" | "dateOfBirth" | "address">

/** What must appear nowhere: as it is, as it stands in a URL, and without what is only punctuation. */
const marksOf = ({ email, phone, firstName, lastName, dateOfBirth, address }: Marked, vins: ReadonlyArray<string>) =>
  [
    email,
    email.split("@")[0] ?? email,
    encodeURIComponent(email),
    phone,
    phone.slice(2),
    phone.slice(5),
    firstName,
    lastName,
    dateOfBirth,
    address.street,
    address.street.replaceAll(" ", "+"),
    encodeURIComponent(address.street),
    ...vins
  ].map(text => text.toLowerCase())

const assertNothingOf = (marks: ReadonlyArray<string>, where: string, text: string) => {
  const searched = text.toLowerCase()
  for (const mark of marks) {
    const at = searched.indexOf(mark)
    assert.strictEqual(at, -1, `${mark} in ${where}: …${text.slice(Math.max(0, at - 200), at + 200)}…`)
  }
}

const ownsPersonalData = ["leads", "lead_enrichment_profiles", "lead_profile_history", "lead_provider_answers"]

/** Every row of every table that is not there to hold a person, as text; bytes also as what they would say. */
const restOfDatabase = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const texts = new Map<string, string>()
  for (const { name } of tables.filter(({ name }) => !ownsPersonalData.includes(name))) {
    const rows = yield* sql.unsafe<{ row: string }>(`select t::text as row from ${name} t`)
    const text = rows.map(({ row }) => row).join("\n")
    const bytes = text.replaceAll(/\\+x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, "hex").toString("latin1"))
    texts.set(name, `${text}\n${bytes}`)
  }
  return texts
})

/** All that a life of the service leaves behind, to be looked at by several tests. */
class Life extends Context.Tag("test/Life")<
  Life,
  {
    readonly said: string
    readonly metrics: ReadonlyMap<string, Family>
    readonly metricsText: string
    readonly tables: ReadonlyMap<string, string>
    readonly marks: ReadonlyArray<string>
    readonly statuses: Readonly<Record<string, number>>
  }
>() {
  static readonly layer = Layer.scoped(
    Life,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const sandbox = yield* Sandbox
      const sink = yield* OtlpSink
      const folder = yield* ownFolder
      const found = wellKnown(sandbox).find(
        ({ lead, truth }) =>
          lead.firstName.length > 5 &&
          lead.lastName.length > 6 &&
          truth.vehicleData?.some(({ vin }) => vin !== undefined)
      )
      if (found === undefined) throw new Error("nobody is fit to be marked")
      const known = { leadId: "known", ...found.lead }
      const vins = [...(found.truth.vehicleData ?? []), ...stranger.vehicles].flatMap(({ vin }) => vin ?? [])
      const marks = [...marksOf(known, vins), ...marksOf(stranger, []), "philomena"]

      const service = yield* readyService({
        DATABASE_URL: Redacted.value((yield* DatabaseUrl).url),
        CALLWISE_DATA_DIR: folder,
        CALLWISE_ADMIN_KEY: adminKey,
        CALLWISE_SANDBOX: "on",
        CALLWISE_SANDBOX_PORT: new URL(sandbox.url).port,
        CALLWISE_LOG_LEVEL: "All",
        CALLWISE_PROVIDER_MAX_ATTEMPTS: "2",
        ENRICHMENT_TIMEOUT_MS: "20000",
        CALLWISE_PROVIDER_RETRY_BASE_MS: "1",
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.url
      })
      const statuses: Record<string, number> = {}
      const send = (name: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
        Effect.map(ask(service.url, adminKey, method, path, body, { headers }), answer => {
          statuses[name] = answer.status
          return answer
        })

      yield* send("create", "POST", "/api/leads", known, { "idempotency-key": "create-known" })
      yield* send("create again", "POST", "/api/leads", known, { "idempotency-key": "create-known" })
      yield* send("taken", "POST", "/api/leads", known)
      yield* send("put", "PUT", "/api/leads/stranger", stranger)
      yield* send("patch", "PATCH", "/api/leads/stranger", { attributes: { spouse: "Philomena" } })
      yield* send(
        "traced",
        "POST",
        "/api/leads/known/enrich",
        { strategy: "parallel" },
        {
          traceparent: `00-${traceId}-${callerSpanId}-01`,
          "x-request-id": requestId
        }
      )
      yield* send(
        "enrich once",
        "POST",
        "/api/leads/known/enrich",
        { forceRefresh: true },
        { "idempotency-key": "once" }
      )
      yield* send("enrich stranger", "POST", "/api/leads/stranger/enrich", { strategy: "parallel" })
      yield* send("profile", "GET", "/api/leads/known/enriched-profile")
      yield* send("list", "GET", "/api/leads?limit=1")
      yield* send(
        "import",
        "POST",
        "/api/leads/import",
        [
          "leadId,email,firstName,lastName,phone,dateOfBirth",
          `imported,${stranger.email},${stranger.firstName},${stranger.lastName},${stranger.phone},${stranger.dateOfBirth}`,
          `bad,${stranger.lastName},${stranger.firstName},${stranger.email},${stranger.email},soon`,
          `"${known.email}"${known.lastName},${known.phone}`
        ].join("\n"),
        { "content-type": "text/csv", "idempotency-key": "import" }
      )
      yield* send("columns", "POST", "/api/leads/import", `${known.email},${known.lastName}\n`, {
        "content-type": "text/csv"
      })
      yield* send("invalid", "POST", "/api/leads", {
        [known.email]: known.phone,
        email: known.lastName,
        phone: known.address.street,
        firstName: { [known.lastName]: known.phone },
        dateOfBirth: `${known.dateOfBirth}T00:00:00`,
        vehicles: [{ vin: `${vins[0]}X` }],
        address: known.address.street,
        attributes: { [known.email]: { [known.phone]: 1 } }
      })
      yield* send("malformed", "POST", "/api/leads", `{"email":"${known.email}","lastName":"${known.lastName}`)
      yield* send("query", "GET", `/api/leads?email=${encodeURIComponent(known.email)}&state=${known.lastName}`)
      yield* send("path", "GET", `/api/leads/${encodeURIComponent(known.email)}`)
      yield* send("nowhere", "GET", `/api/people/${encodeURIComponent(known.email)}/${known.lastName}`)
      for (const [name, fault] of Object.entries({
        "5xx": { rate5xx: 1 },
        truncated: { rate5xx: 0, rateTruncated: 1 },
        malformed: { rateTruncated: 0, rateMalformed: 1 },
        down: { rateMalformed: 0, down: true }
      })) {
        for (const vendor of vendorIds) sandbox.control.patch(vendor, fault)
        yield* send(`vendors ${name}`, "POST", "/api/leads/known/enrich", { strategy: "parallel", forceRefresh: true })
      }
      for (const vendor of vendorIds) sandbox.control.patch(vendor, { down: false })
      const batch = yield* send("batch", "POST", "/api/enrichment-batches", { leadIds: ["known", "stranger"] })
      yield* send("followed", "GET", batch.headers.get("location") ?? "").pipe(
        Effect.delay("20 millis"),
        Effect.repeat({ until: ({ json }) => json.finishedAt !== null })
      )
      yield* sql`alter table leads add constraint nobody_new check (lead_id <> 'broken')`
      const broken = { ...stranger, leadId: "broken" }
      yield* send("defect", "POST", "/api/leads", broken, { "x-request-id": "request-of-the-defect" })
      const metricsText = (yield* send("metrics", "GET", "/metrics")).text
      yield* send("erased", "DELETE", "/api/leads/stranger")
      const tables = yield* restOfDatabase
      yield* service.stop()
      const { code, stdout, stderr } = yield* service.ended
      assert.strictEqual(code, 0, stderr)
      return { said: stdout + stderr, metrics: parsePrometheus(metricsText), metricsText, tables, marks, statuses }
    })
  )
}

const Suite = Life.layer.pipe(
  Layer.provideMerge(OtlpSink.layer),
  Layer.provideMerge(TestDatabase),
  Layer.provideMerge(
    Sandbox.layer({ port: 0, population: 1200, faults: { latency: { p50Ms: 2, p99Ms: 6 }, queuedShare: 0 } })
  )
)

layer(Suite, { excludeTestServices: true, timeout: "60 seconds" })("what the service tells of itself", it => {
  it.effect("comes from a life in which all that should happen has happened", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual((yield* Life).statuses, {
        create: 201,
        "create again": 201,
        taken: 409,
        put: 201,
        patch: 200,
        traced: 200,
        "enrich once": 200,
        "enrich stranger": 200,
        profile: 200,
        list: 200,
        import: 200,
        columns: 400,
        invalid: 400,
        malformed: 400,
        query: 400,
        path: 400,
        nowhere: 404,
        "vendors 5xx": 200,
        "vendors truncated": 200,
        "vendors malformed": 200,
        "vendors down": 200,
        batch: 202,
        followed: 200,
        defect: 500,
        metrics: 200,
        erased: 204
      })
    })
  )

  it.effect("is one trace from the caller's span through service and providers down to the statements", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const spans = sink.spans().filter(span => span.traceId === traceId)
      const byId = new Map(spans.map(span => [span.spanId, span]))
      const above = (span: (typeof spans)[number]): ReadonlyArray<string> => {
        const parent = byId.get(span.parentSpanId ?? "")
        return parent === undefined ? [] : [parent.name, ...above(parent)]
      }
      const [server, ...others] = spans.filter(({ kind }) => kind === 2)
      assert.isEmpty(others)
      assert.strictEqual(server?.name, "POST /api/leads/:leadId/enrich")
      assert.strictEqual(server?.parentSpanId, callerSpanId)
      assert.strictEqual(server?.attributes["http.response.status_code"], 200)
      for (const span of spans.filter(span => span !== server))
        assert.strictEqual(above(span).at(-1), server?.name, `${span.name} hangs in the trace`)

      const service = spans.find(({ name }) => name === "LeadEnrichmentService.enrich")
      assert.isDefined(service)
      assert.strictEqual(service.attributes.leadId, "known")
      const attempts = spans.filter(({ name }) => name === "provider.call")
      assert.strictEqual(new Set(attempts.map(({ attributes }) => attributes.provider)).size, 6)
      for (const attempt of attempts) {
        assert.include(above(attempt), "LeadEnrichmentService.enrich")
        assert.isString(attempt.attributes.outcome)
        const sent = spans.filter(
          ({ parentSpanId, attributes }) => parentSpanId === attempt.spanId && "http.request.method" in attributes
        )
        assert.isAbove(sent.length, 0, `${attempt.attributes.provider} was asked over HTTP`)
      }
      const statements = spans.filter(({ attributes }) => "db.query.summary" in attributes)
      assert.isTrue(statements.some(span => above(span).includes("LeadEnrichmentService.enrich")))
      assert.includeMembers(
        statements.map(({ name }) => name),
        ["SELECT provider_cache", "SELECT take_provider_tokens", "SELECT begin_provider_purchases"]
      )
    })
  )

  it.effect("ties every log line of a request to its trace and its id", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const { said } = yield* Life
      const lines: ReadonlyArray<Record<string, unknown>> = said
        .split("\n")
        .filter(line => line.startsWith("{"))
        .map(line => JSON.parse(line))
      const [line, ...more] = lines.filter(({ message }) => message === "A request failed")
      assert.isEmpty(more, "one defect, one line")
      assert.deepInclude(line, { level: "ERROR", requestId: "request-of-the-defect" })
      assert.match(JSON.stringify(line?.errors), /"type":"SqlError"/)
      const [log] = sink.logs().filter(({ body }) => body.stringValue === "A request failed")
      assert.strictEqual(log?.attributes.requestId, "request-of-the-defect")
      assert.deepStrictEqual([log?.traceId, log?.spanId], [line?.traceId, line?.spanId])
      const server = sink.spans().find(span => span.traceId === line?.traceId && span.kind === 2)
      assert.deepInclude(server, { name: "POST /api/leads" })
      assert.strictEqual(server?.status.code, 2)
    })
  )

  it.effect("counts what the contract names, on /metrics and over OTLP", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const { metrics } = yield* Life
      const labels: Readonly<Record<string, ReadonlyArray<string>>> = {
        callwise_enrichment_requests_total: ["outcome"],
        callwise_enrichment_duration_seconds: [],
        callwise_provider_requests_total: ["outcome", "provider"],
        callwise_provider_duration_seconds: ["provider"],
        callwise_provider_cost_dollars_total: ["provider"],
        callwise_cache_requests_total: ["cache", "result"],
        callwise_batch_leads_total: ["outcome"],
        http_server_request_duration_seconds: ["http_request_method", "http_response_status_code", "http_route"],
        http_client_request_duration_seconds: ["http_request_method", "http_response_status_code", "server_address"],
        db_client_operation_duration_seconds: ["db_operation_name"]
      }
      for (const [name, expected] of Object.entries(labels)) {
        const family = metrics.get(name)
        assert.isDefined(family, name)
        assert.strictEqual(family.type, name.endsWith("_total") ? "counter" : "histogram", name)
        for (const sample of family.samples)
          assert.deepStrictEqual(
            Object.keys(sample.labels)
              .filter(label => label !== "le")
              .sort(),
            expected,
            name
          )
        assert.include(sink.metricNames(), name)
      }
      const total = (name: string, labels: Readonly<Record<string, string>> = {}) =>
        (metrics.get(name)?.samples ?? [])
          .filter(sample => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
          .reduce((sum, { value }) => sum + value, 0)
      assert.strictEqual(total("callwise_enrichment_requests_total"), 9)
      assert.strictEqual(total("callwise_enrichment_requests_total", { outcome: "complete" }), 2)
      assert.strictEqual(total("callwise_batch_leads_total"), 2)
      assert.isAtLeast(total("callwise_provider_cost_dollars_total", { provider: "Household Insight" }), 0.03)
      assert.isAtLeast(total("callwise_provider_requests_total", { provider: "Apollo", outcome: "failed" }), 1)
    })
  )

  it.effect("has nothing of a person in it: spans, logs, metrics, standard output", () =>
    Effect.gen(function* () {
      const sink = yield* OtlpSink
      const { marks, said, metricsText } = yield* Life
      assert.sameMembers([...new Set(sink.requests.map(({ path }) => path))], ["/v1/traces", "/v1/metrics", "/v1/logs"])
      assertNothingOf(marks, "what was exported", sink.raw())
      assertNothingOf(marks, "the metrics", metricsText)
      const greeting = /\nCallwise is ready[\s\S]*enriched-profile[^\n]*\n/
      assert.match(said, greeting)
      assertNothingOf(marks, "standard output", said.replace(greeting, ""))
      assertNothingOf([adminKey], "what was exported", sink.raw())
      assertNothingOf([adminKey], "standard output", said)
    })
  )

  it.effect("leaves nothing of a person in any table that is not there to hold one", () =>
    Effect.gen(function* () {
      const { marks, tables } = yield* Life
      for (const name of [
        "audit_entries",
        "provider_purchases",
        "provider_cache",
        "enrichments",
        "idempotent_requests"
      ])
        assert.isAbove(tables.get(name)?.length ?? 0, 10, `${name} has rows`)
      for (const [name, text] of tables) assertNothingOf(marks, `the table ${name}`, text)
    })
  )
})
