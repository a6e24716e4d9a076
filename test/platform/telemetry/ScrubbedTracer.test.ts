// @vitest-environment-options { "alone": "its statements are the only ones counted" }
import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Metric, type Tracer } from "effect"
import { prometheusText } from "../../../src/platform/Exposition.ts"
import { summaryOf } from "../../../src/platform/QuerySummary.ts"
import { scrubbedTracer } from "../../../src/platform/ScrubbedTracer.ts"
import { spanMetrics } from "../../../src/platform/SpanMetrics.ts"
import { TestDatabase } from "../../support/TestDatabase.ts"
import { parsePrometheus } from "./prometheusParser.ts"

const secret = "zq.8841@mailbox.example"

layer(TestDatabase, { excludeTestServices: true })("spans of statements", it => {
  it.effect("hold placeholders and a summary, never a value, and are counted by verb", () =>
    Effect.gen(function* () {
      const ended: Array<Tracer.Span> = []
      const measure = spanMetrics()
      const tracer = scrubbedTracer(yield* Effect.tracer, (span, seconds) => {
        ended.push(span)
        measure(span, seconds)
      })
      const sql = yield* SqlClient.SqlClient
      yield* Effect.gen(function* () {
        yield* sql`create temp table people (id int primary key, email text)`
        yield* sql`insert into people ${sql.insert({ id: 1, email: secret })}`
        yield* sql`select * from people where email in ${sql.in([secret, "other"])} and email like ${`%${secret}`}`
        yield* sql.unsafe(`update people set email = '${secret}' where id = 1`)
        yield* Effect.flip(sql`insert into people ${sql.insert({ id: 1, email: secret })}`)
      }).pipe(sql.withTransaction, Effect.ignore, Effect.withTracer(tracer))

      const statements = ended.filter(span => span.attributes.has("db.query.text"))
      assert.deepStrictEqual(
        statements.map(span => span.attributes.get("db.query.summary")),
        ["CREATE people", "INSERT people", "SELECT people", "UPDATE people", "INSERT people"]
      )
      for (const span of ended) {
        assert.notInclude(Bun.inspect([...span.attributes]), "zq.8841")
        if (span.status._tag === "Ended") assert.notInclude(Bun.inspect(span.status.exit, { depth: 20 }), "zq.8841")
      }
      assert.strictEqual(statements[0]?.attributes.get("db.system.name"), "postgresql")
      assert.match(`${statements[0]?.attributes.get("db.namespace")}`, /^t[0-9a-f]{32}$/)
      assert.strictEqual(
        statements[1]?.attributes.get("db.query.text"),
        'insert into people ("id","email") VALUES ($1,$2)'
      )
      assert.match(`${statements[4]?.attributes.get("error.type")}`, /SqlError/)

      const samples = parsePrometheus(prometheusText(yield* Metric.snapshot)).get(
        "db_client_operation_duration_seconds"
      )
      const counts = samples?.samples.filter(({ name }) => name.endsWith("_count"))
      assert.deepStrictEqual(
        counts?.map(({ labels, value }) => [labels.db_operation_name, value]),
        [
          ["CREATE", 1],
          ["INSERT", 2],
          ["SELECT", 1],
          ["UPDATE", 1]
        ]
      )
    })
  )

  it.effect("take out a literal that was written into the statement", () =>
    Effect.sync(() => {
      const cases = [
        ["select 'a''b', $1 from leads", "SELECT leads", "select '?', $1 from leads"],
        ["WITH x as (select 1) select * from x", "WITH x", "WITH x as (select 1) select * from x"],
        ["select $tag$ Zeb $tag$", "SELECT", "select '?'"],
        ["  begin", "OTHER", "begin"]
      ] as const
      for (const [statement, summary, text] of cases) assert.deepInclude(summaryOf(statement), { summary, text })
    })
  )
})
