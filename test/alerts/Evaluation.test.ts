import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Alerts } from "../../src/alerts/Alerts.ts"
import { Evaluation } from "../../src/alerts/Evaluation.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"
import { askedAt, at, enrichments, evaluateAt, passes, purchases, suggestions, validations } from "./Watched.ts"

const App = Evaluation.layer.pipe(
  Layer.provideMerge(
    TestApp({
      CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000",
      ENRICHMENT_DAILY_BUDGET: "100",
      CALLWISE_CAMPAIGN_BUDGETS: "spring=10,stopped=0"
    })
  )
)

const page = { before: null, limit: 200 }
const alertsOf = (rule: string, subject: string | null = null) =>
  Effect.flatMap(Alerts, alerts =>
    Effect.map(alerts.list(null, page), items => items.filter(item => item.rule === rule && item.subject === subject))
  )

/** Each test has a month of its own: nothing of another's is in its windows. */
layer(App, { excludeTestServices: true })("evaluation", it => {
  it.effect(
    "fires at the third breach in a row, not before, keeps firing in silence, and is over at the third clear one",
    () =>
      Effect.gen(function* () {
        const rule = "high_enrichment_failure_rate"
        const minute = (count: number) => `2030-01-01T12:${String(count).padStart(2, "0")}:00Z`
        yield* enrichments(minute(1), "complete", 60)
        yield* enrichments(minute(1), "degraded", 20)
        yield* enrichments(minute(1), "cached", 1_000)
        yield* enrichments(minute(1), "skipped", 1_000)
        for (const early of [1, 2]) yield* evaluateAt(minute(early))
        assert.deepStrictEqual(yield* alertsOf(rule), [])
        yield* evaluateAt(minute(3))
        const [fired] = yield* alertsOf(rule)
        assert.deepInclude(fired, { status: "firing", numerator: 20, denominator: 80, value: 25, threshold: 10 })
        assert.match(
          fired?.message ?? "",
          /^20 of 80 enrichments of the last 15 minutes got no answer.*GET \/api\/data-providers/
        )
        assert.strictEqual(fired?.startedAt.epochMillis, Date.parse(minute(1)))
        assert.strictEqual(fired?.firedAt.epochMillis, Date.parse(minute(3)))
        for (const silent of [30, 31, 32, 33]) yield* evaluateAt(minute(silent))
        assert.deepStrictEqual(yield* alertsOf(rule), [fired])
        yield* enrichments(minute(40), "complete", 100)
        for (const clear of [40, 41]) yield* evaluateAt(minute(clear))
        assert.strictEqual((yield* alertsOf(rule))[0]?.status, "firing")
        yield* evaluateAt(minute(42))
        const [over, ...others] = yield* alertsOf(rule)
        assert.deepStrictEqual(others, [])
        assert.strictEqual(over?.alertId, fired?.alertId)
        assert.deepInclude(over, { status: "resolved", resolution: "cleared", value: 0 })
        assert.match(over?.message ?? "", /^Over: 0 of 100 enrichments/)
      })
  )

  it.effect("leaves nothing behind of breaches that were too few in a row", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* enrichments("2030-02-01T12:00:00Z", "degraded", 30)
      for (const time of ["2030-02-01T12:00:00Z", "2030-02-01T12:01:00Z"]) yield* evaluateAt(time)
      const pending = sql`select 1 from alerts where status = 'pending'`
      assert.strictEqual((yield* pending).length, 1)
      yield* evaluateAt("2030-02-01T13:00:00Z")
      assert.strictEqual((yield* pending).length, 0)
    })
  )

  it.effect("tells providers apart, finds one that refuses the key, and lets go of one that is switched off", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("admin")
      const made = (name: string) =>
        Effect.map(
          call("POST", "/api/data-providers", { key, body: { name, type: "apollo", apiKey: "k" } }),
          ({ json }): string => json.id
        )
      const [bad, good, odd, refused] = yield* Effect.all([made("Bad"), made("Good"), made("Odd"), made("Refused")])
      const day = (minute: number) => `2030-03-01T12:0${minute}:00Z`
      yield* purchases(day(0), bad, "failed", 30, "timeout")
      yield* purchases(day(0), bad, "matched", 30)
      yield* purchases(day(0), good, "matched", 55)
      yield* purchases(day(0), good, "failed", 5, "unavailable")
      yield* purchases(day(0), odd, "failed", 100, "bad_input")
      yield* purchases(day(0), odd, "not_found", 20)
      yield* purchases(day(0), refused, "failed", 1, "auth_rejected")
      yield* sql`insert into provider_tokens (provider_id, tokens, refilled_at, day, paused_until, pause_reason)
          select p, 1, now(), '2030-03-01', '2030-03-01T12:02:30Z', reason from (values
            (${refused}::uuid, 'auth_rejected'), (${good}::uuid, 'rate_limited')) paused(p, reason)`
      for (const minute of [0, 1, 2]) yield* evaluateAt(day(minute))
      const rule = "provider_degradation"
      const [alone] = yield* alertsOf(rule, refused)
      assert.deepInclude(alone, { status: "firing", numerator: 1, denominator: 1 })
      assert.match(alone?.message ?? "", /^Refused is not asked at present, because of auth_rejected: 1 of the last 1 /)
      assert.deepInclude((yield* alertsOf(rule, bad))[0], { status: "firing", subjectName: "Bad", value: 50 })
      assert.deepStrictEqual(yield* alertsOf(rule, good), [])
      assert.deepStrictEqual(yield* alertsOf(rule, odd), [])
      yield* sql`update data_providers set is_enabled = false where id = ${bad}::uuid`
      yield* evaluateAt(day(3))
      const [left] = yield* alertsOf(rule, bad)
      assert.deepInclude(left, { status: "resolved", resolution: "no_longer_watched" })
    })
  )

  it.effect("finds suggestions that agents leave unused, once their time has come", () =>
    Effect.gen(function* () {
      const day = (minute: number) => `2030-04-01T12:0${minute}:00Z`
      yield* suggestions(day(0), 100, 20)
      for (const minute of [0, 1, 2]) yield* evaluateAt(day(minute))
      const [found] = yield* alertsOf("low_suggestion_utilization")
      assert.deepInclude(found, { status: "firing", numerator: 20, denominator: 100, threshold: 40 })
    })
  )

  it.effect("takes for a spike of risk what is unusual, not what is usual here", () =>
    Effect.gen(function* () {
      const rule = "fraud_risk_spike"
      yield* validations("2030-05-04T12:00:00Z", "usual", 1_000, 100)
      yield* validations("2030-05-05T12:00:00Z", "same", 100, 20)
      const sql = yield* SqlClient.SqlClient
      yield* sql`insert into risk_validation_results (validation_id, lead_id, validation_type, overall_risk_score, severity, is_approved,
          requires_review, auto_escalate, created_at, expires_at)
        select gen_random_uuid(), lead_id, 'all', 90, 'critical', false, true, true, created_at, expires_at
        from risk_validation_results, generate_series(1, 300) where lead_id = 'same-1'`
      for (const minute of [0, 1, 2]) yield* evaluateAt(`2030-05-05T12:0${minute}:00Z`)
      assert.deepStrictEqual(yield* alertsOf(rule), [])
      yield* validations("2030-05-05T16:00:00Z", "ring", 100, 60)
      for (const minute of [0, 1, 2]) yield* evaluateAt(`2030-05-05T16:0${minute}:00Z`)
      const [found] = yield* alertsOf(rule)
      assert.deepInclude(found, { status: "firing", severity: "critical", value: 60 })
      assert.isAbove(found?.threshold ?? 0, 30)
    })
  )

  it.effect("finds a day's budget almost spent at once, and over with the day", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`insert into provider_spend (day, dollars) values ('2030-06-01', 79.9)`
      yield* evaluateAt("2030-06-01T20:00:00Z")
      assert.deepStrictEqual(yield* alertsOf("cost_budget_exceeded", "day"), [])
      yield* sql`update provider_spend set dollars = 80 where day = '2030-06-01'`
      yield* evaluateAt("2030-06-01T20:01:00Z")
      const [spent] = yield* alertsOf("cost_budget_exceeded", "day")
      assert.deepInclude(spent, { status: "firing", numerator: 80, denominator: 100, value: 80 })
      assert.match(spent?.message ?? "", /^\$80\.00 of the \$100\.00 budget of the day are spent/)
      yield* evaluateAt("2030-06-02T00:00:30Z")
      assert.strictEqual((yield* alertsOf("cost_budget_exceeded", "day"))[0]?.status, "resolved")
    })
  )

  it.effect("finds which of the budgets of providers and campaigns it is, and nothing where there is none", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("admin")
      const made = (name: string, more: object) =>
        Effect.map(
          call("POST", "/api/data-providers", { key, body: { name, type: "apollo", ...more } }),
          ({ json }): string => json.id
        )
      const [tight, free] = [yield* made("Tight", { dailyBudget: 5 }), yield* made("Free", {})]
      yield* sql`insert into budget_spend (day, budget, dollars) values ('2030-06-15', ${`provider:${tight}`}, 4.5),
        ('2030-06-15', ${`provider:${free}`}, 1000), ('2030-06-15', 'source:spring', 9), ('2030-06-15', 'source:other', 1000)`
      yield* evaluateAt("2030-06-15T20:00:00Z")
      const rule = "cost_budget_exceeded"
      assert.deepInclude((yield* alertsOf(rule, `provider:${tight}`))[0], {
        status: "firing",
        subjectName: "Tight",
        value: 90
      })
      const [ofCampaign] = yield* alertsOf(rule, "source:spring")
      assert.deepInclude(ofCampaign, { status: "firing", numerator: 9, denominator: 10 })
      assert.match(ofCampaign?.message ?? "", /^\$9\.00 of the \$10\.00 budget of the source spring are spent/)
      for (const none of [`provider:${free}`, "source:other", "source:stopped", "day"])
        assert.deepStrictEqual(
          (yield* alertsOf(rule, none)).filter(({ status }) => status === "firing"),
          [],
          none
        )
      yield* call("PATCH", `/api/data-providers/${tight}`, { key, body: { dailyBudget: null } })
      yield* evaluateAt("2030-06-15T21:00:00Z")
      assert.deepInclude((yield* alertsOf(rule, `provider:${tight}`))[0], { resolution: "no_longer_watched" })
    })
  )

  it.effect("finds an experiment whose arms something other than chance fills, until it is stopped", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("admin")
      const arms = ["a", "b"].map(arm => ({ key: arm, weight: 1 }))
      for (const name of ["skewed", "even"])
        yield* call("POST", "/api/experiments", {
          key,
          body: { key: name, name, unit: "lead", metric: "acceptance", arms }
        })
      yield* sql`insert into experiment_exposures (experiment_key, variant, forced, exposed_at)
        select e, case when i <= case e when 'skewed' then 700 else 505 end then 'a' else 'b' end, false, '2030-07-01T00:00:00Z'
        from generate_series(1, 1000) i, unnest(array['skewed', 'even']) e`
      yield* evaluateAt("2030-07-02T12:00:00Z")
      const rule = "sample_ratio_mismatch"
      const [found] = yield* alertsOf(rule, "skewed")
      assert.deepInclude(found, { status: "firing", numerator: 700, denominator: 1_000, unit: "probability" })
      assert.deepStrictEqual(yield* alertsOf(rule, "even"), [])
      yield* call("POST", "/api/experiments/skewed/stop", { key })
      yield* evaluateAt("2030-07-02T13:00:00Z")
      assert.deepInclude((yield* alertsOf(rule, "skewed"))[0], { status: "resolved", resolution: "no_longer_watched" })
    })
  )

  it.effect(
    "is done by one replica when two come at once, and counts no breach twice when they come one after the other",
    () =>
      Effect.gen(function* () {
        const other = yield* Effect.scoped(Layer.build(Layer.fresh(Evaluation.layer)))
        const twice = (time: string) =>
          Effect.all([askedAt(time), Effect.provide(askedAt(time), other)], { concurrency: 2 })
        yield* enrichments("2030-08-01T12:00:00Z", "degraded", 40)
        for (const minute of [0, 1]) {
          yield* passes(60)
          const turns = yield* twice(`2030-08-01T12:0${minute}:00Z`)
          assert.strictEqual(turns.filter(inTurn => inTurn).length, 1)
          yield* passes(30)
          assert.isFalse(yield* Effect.provide(askedAt(`2030-08-01T12:0${minute}:30Z`), other))
        }
        assert.notStrictEqual((yield* alertsOf("high_enrichment_failure_rate"))[0]?.status, "firing")
        yield* passes(30)
        yield* twice("2030-08-01T12:02:00Z")
        const firing = (yield* alertsOf("high_enrichment_failure_rate")).filter(({ status }) => status === "firing")
        assert.strictEqual(firing.length, 1)
      })
  )

  it.effect("is one replica's turn by the clock that they share, however far apart their own are", () =>
    Effect.gen(function* () {
      const other = yield* Effect.scoped(Layer.build(Layer.fresh(Evaluation.layer)))
      const [slow, fast] = ["2030-08-20T12:00:00Z", "2030-08-20T17:00:00Z"]
      const ofOther = (time: string) => Effect.provide(askedAt(time), other)
      yield* passes(60)
      assert.isTrue(yield* askedAt(slow))
      assert.isFalse(yield* ofOther(fast))
      yield* passes(60)
      assert.isTrue(yield* ofOther(slow))
      assert.isFalse(yield* askedAt(fast))
      yield* passes(60)
      assert.isTrue(yield* ofOther(slow))
    })
  )

  it.effect("lets go of what is past its time", () =>
    Effect.gen(function* () {
      yield* evaluateAt("2030-09-10T00:00:00Z")
      const before = yield* Effect.flatMap(Alerts, alerts => alerts.list("resolved", page)).pipe(
        at("2030-09-10T00:00:00Z")
      )
      assert.isAbove(before.length, 0)
      yield* evaluateAt("2032-01-01T00:00:00Z")
      assert.deepStrictEqual(
        (yield* Effect.flatMap(Alerts, alerts => alerts.list("resolved", page))).filter(
          ({ resolution }) => resolution === "cleared"
        ),
        []
      )
    })
  )
})
