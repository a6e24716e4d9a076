// @vitest-environment-options { "alone": "its metrics are the registry's only ones" }
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck as fc, Metric, MetricBoundaries } from "effect"
import { Exposition } from "../../../src/platform/Exposition.ts"
import { parsePrometheus } from "./prometheusParser.ts"

const exposed = Effect.flatMap(Exposition, ({ text }) => text).pipe(Effect.provide(Exposition.layer))
const parsed = Effect.map(exposed, parsePrometheus)
const family = (name: string) =>
  Effect.map(parsed, families => {
    const found = families.get(name)
    assert.isDefined(found, `${name} is exposed`)
    return found
  })

const contract = {
  callwise_enrichment_requests_total: ["outcome"],
  callwise_enrichment_duration_seconds: [],
  callwise_provider_requests_total: ["provider", "outcome"],
  callwise_provider_duration_seconds: ["provider"],
  callwise_provider_cost_dollars_total: ["provider"],
  callwise_cache_requests_total: ["cache", "result"],
  callwise_offers_total: ["tier", "type", "status"],
  callwise_offer_fit_score: [],
  callwise_offer_response_seconds: [],
  callwise_suggestions_total: ["type", "status"],
  callwise_suggestion_rating: [],
  callwise_suggestion_latency_seconds: [],
  callwise_risk_validations_total: ["type", "severity"],
  callwise_risk_validation_duration_seconds: [],
  callwise_alerts: ["rule", "state"],
  callwise_batch_leads_total: ["outcome"],
  http_server_request_duration_seconds: ["http_route"],
  http_client_request_duration_seconds: ["server_address"],
  db_client_operation_duration_seconds: ["db_operation_name"]
}

const seconds = MetricBoundaries.fromIterable([0.005, 0.01, 0.1, 2.5])

describe("exposition", () => {
  it.effect("names every metric of the contract exactly as the code does", () =>
    Effect.gen(function* () {
      for (const [name, labels] of Object.entries(contract)) {
        const tagged = <Type, In, Out>(metric: Metric.Metric<Type, In, Out>) =>
          labels.reduce((tagging, label) => Metric.tagged(tagging, label, "closed"), metric)
        if (name.endsWith("_total"))
          yield* Metric.increment(tagged(Metric.counter(name, { incremental: true, description: "What is counted." })))
        else if (name === "callwise_alerts")
          yield* Metric.set(tagged(Metric.gauge(name, { description: "What is so." })), 1)
        else yield* Metric.update(tagged(Metric.histogram(name, seconds, "What is measured.")), 0.02)
      }
      const families = yield* parsed
      for (const [name, labels] of Object.entries(contract)) {
        const type = name.endsWith("_total") ? "counter" : name === "callwise_alerts" ? "gauge" : "histogram"
        assert.strictEqual(families.get(name)?.type, type, name)
        const [first] = families.get(name)?.samples ?? []
        assert.sameMembers(
          Object.keys(first?.labels ?? {}).filter(label => label !== "le"),
          labels,
          name
        )
      }
    })
  )

  it.effect("accumulates a histogram's buckets up to +Inf, which is its count", () =>
    Effect.gen(function* () {
      const metric = Metric.histogram("t_wait_seconds", seconds, "Time waited, seconds.")
      for (const value of [0.001, 0.005, 0.05, 1, 60]) yield* Metric.update(metric, value)
      const { help, samples } = yield* family("t_wait_seconds")
      assert.strictEqual(help, "Time waited, seconds.")
      assert.deepStrictEqual(
        samples.map(({ name, labels, value }) => [name, labels.le, value]),
        [
          ["t_wait_seconds_bucket", "0.005", 2],
          ["t_wait_seconds_bucket", "0.01", 2],
          ["t_wait_seconds_bucket", "0.1", 3],
          ["t_wait_seconds_bucket", "2.5", 4],
          ["t_wait_seconds_bucket", "+Inf", 5],
          ["t_wait_seconds_sum", undefined, 61.056],
          ["t_wait_seconds_count", undefined, 5]
        ]
      )
    })
  )

  it.effect("gives a timer's histogram and a gauge below zero as they are", () =>
    Effect.gen(function* () {
      yield* Metric.set(Metric.gauge("t_drift"), -1.5)
      yield* Metric.set(Metric.gauge("t_far"), Number.POSITIVE_INFINITY)
      yield* Metric.increment(Metric.counter("t_open"))
      assert.strictEqual((yield* family("t_drift")).samples[0]?.value, -1.5)
      assert.strictEqual((yield* family("t_far")).samples[0]?.value, Number.POSITIVE_INFINITY)
      assert.strictEqual((yield* family("t_open")).type, "gauge", "a counter that may fall is a gauge")
    })
  )

  it.effect("keeps any label value readable, whatever stands in it", () =>
    Effect.gen(function* () {
      const values = fc.sample(
        fc.stringOf(fc.constantFrom('"', "\\", "\n", "n", "{", "}", ",", "=", " ", "é", "\u2028", "😀")),
        200
      )
      const odd = ['quoted "text"', "back\\slash", "two\nlines", "\\n", "{a=1},", ""]
      const counter = Metric.counter("t_labels_total", { incremental: true })
      const all = [...new Set([...odd, ...values])]
      for (const value of all) yield* Metric.increment(Metric.tagged(counter, "value", value))
      const { samples } = yield* family("t_labels_total")
      assert.sameMembers(
        samples.map(({ labels }) => labels.value),
        all
      )
    })
  )

  it.effect("is in the same order however the metrics came to be", () =>
    Effect.gen(function* () {
      const counter = Metric.counter("t_order_total", { incremental: true })
      for (const outcome of ["timeout", "found", "missed"]) {
        yield* Metric.increment(Metric.tagged(Metric.tagged(counter, "b", outcome), "a", "x"))
        yield* Metric.increment(Metric.tagged(Metric.tagged(counter, "a", "y"), "b", outcome))
      }
      const { samples } = yield* family("t_order_total")
      assert.deepStrictEqual(
        samples.map(({ labels }) => `${labels.a} ${labels.b}`),
        ["x found", "x missed", "x timeout", "y found", "y missed", "y timeout"]
      )
      const names = [...(yield* parsed).keys()]
      assert.deepStrictEqual(names, [...names].sort())
    })
  )

  it.effect.runIf(Bun.which("promtool") !== null)("passes promtool", () =>
    Effect.gen(function* () {
      const checked = Bun.spawnSync(["promtool", "check", "metrics"], { stdin: Buffer.from(yield* exposed) })
      const remarks = checked.stdout.toString() + checked.stderr.toString()
      assert.notInclude(remarks, "error while linting")
      assert.notMatch(remarks, /^(callwise|http|db)_/m)
    })
  )
})
