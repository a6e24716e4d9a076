import { SqlClient } from "@effect/sql"
import { assert, describe, layer, it as plainIt } from "@effect/vitest"
import { DateTime, Effect, FastCheck as fc } from "effect"
import type { Cohort } from "../../src/analytics/Cohorts.ts"
import { figuresOf } from "../../src/analytics/Figures.ts"
import { bucketsOf, type GroupBy } from "../../src/analytics/Period.ts"
import { PersonalizationAnalyticsService } from "../../src/analytics/PersonalizationAnalyticsService.ts"
import { upliftOf } from "../../src/analytics/Uplift.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

describe("the periods of a range", () => {
  const days = fc.integer({ min: 0, max: 700 })
  const from = fc.integer({ min: 0, max: 9_000 })
  const dayAt = (number: number) => new Date(Date.parse("2015-01-01") + number * 86_400_000).toISOString().slice(0, 10)

  plainIt("hold every day of it once, in order, whichever way they are grouped", () => {
    fc.assert(
      fc.property(from, days, fc.constantFrom<Array<GroupBy>>("day", "week", "month"), (first, length, groupBy) => {
        const [start, end] = [dayAt(first), dayAt(first + length)]
        const buckets = bucketsOf(start, end, groupBy)
        assert.strictEqual(buckets[0]?.start, start)
        assert.strictEqual(buckets.at(-1)?.end, end)
        for (const [at, bucket] of buckets.entries()) {
          assert.isTrue(bucket.start <= bucket.end)
          if (at > 0) assert.strictEqual(Date.parse(bucket.start) - Date.parse(buckets[at - 1]?.end ?? ""), 86_400_000)
        }
      })
    )
    assert.deepStrictEqual(
      bucketsOf("2026-12-28", "2027-01-04", "week").map(({ period, start }) => [period, start]),
      [
        ["2026-W53", "2026-12-28"],
        ["2027-W01", "2027-01-04"]
      ]
    )
    assert.deepStrictEqual(
      bucketsOf("2026-02-10", "2026-03-02", "month").map(({ end, period }) => [period, end]),
      [
        ["2026-02", "2026-02-28"],
        ["2026-03", "2026-03-02"]
      ]
    )
  })
})

const groups = (...cohorts: ReadonlyArray<Cohort>) => ({ cohorts, days: cohorts })

const cohort = (holdout: boolean, leads: number, converted: number, matured = leads) => ({
  start: "2026-10-01",
  holdout,
  leads,
  matured,
  converted
})

describe("the uplift", () => {
  plainIt("is the difference of the two groups, with an interval that covers it", () => {
    const { denominator, interval, numerator, value } = upliftOf(
      groups(cohort(false, 9_000, 1_350), cohort(true, 1_000, 100)),
      10,
      30
    )
    assert.closeTo(value ?? 0, 5, 1e-9)
    assert.deepStrictEqual([numerator, denominator], [1_350, 9_000])
    assert.isTrue(interval !== null && interval[0] > 0 && interval[0] < 5 && interval[1] > 5)
  })

  plainIt("is not told, with the reason, where it cannot be", () => {
    const reasons = [
      upliftOf(groups(cohort(false, 900, 100)), 0, 30),
      upliftOf(groups(cohort(false, 900, 100), cohort(true, 900, 100)), 10, 30),
      upliftOf(groups(cohort(false, 900, 0, 0), cohort(true, 100, 0, 0)), 10, 30),
      upliftOf(groups(cohort(false, 900, 2), cohort(true, 100, 0)), 10, 30)
    ].map(({ reason, value }) => {
      assert.isNull(value)
      return reason
    })
    assert.match(reasons[0] ?? "", /Nobody is held out/)
    assert.match(reasons[1] ?? "", /not the one that was planned/)
    assert.match(reasons[2] ?? "", /30 days ago/)
    assert.match(reasons[3] ?? "", /Too few/)
  })
})

describe("what the uplift is worth", () => {
  const happened = {
    counts: new Map([
      ["enrichments.cost", 900],
      ["offers.accepted", 7],
      ["offers.acceptances", 10],
      ["offers.acceptedPremium", 12_000]
    ]),
    matured: new Map([["enrichments.cost", 500]])
  }
  const uplift = upliftOf(groups(cohort(false, 9_000, 1_350), cohort(true, 1_000, 100)), 10, 30)

  plainIt("counts the cost of the leads that it was measured on, as sure as the uplift is", () => {
    const { costPerConversionUplift, roi } = figuresOf(happened, uplift, 10)
    assert.closeTo(costPerConversionUplift?.value ?? 0, 500 / 450, 1e-9)
    assert.closeTo(roi?.value ?? 0, (100 * (450 * 120 - 500)) / 500, 1e-6)
    for (const figure of [costPerConversionUplift, roi]) {
      const [low, high] = figure?.interval ?? [0, 0]
      assert.isTrue(low < (figure?.value ?? 0) && (figure?.value ?? 0) < high)
    }
  })

  plainIt("leaves the cost of a conversion without bound where none may have been added", () => {
    const unsure = upliftOf(groups(cohort(false, 900, 100), cohort(true, 100, 10)), 10, 30)
    const { costPerConversionUplift, roi } = figuresOf(happened, unsure, 10)
    assert.isAbove(costPerConversionUplift?.value ?? 0, 0)
    assert.isNull(costPerConversionUplift?.interval ?? null)
    assert.isBelow(roi?.interval?.[0] ?? 0, -100)
  })
})

const seeded = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`insert into leads (lead_id, email, source, score, score_source, score_reasons)
    select 'l' || i, 'l' || i || '@a.example', 'web', 50, 'computed', '[]' from generate_series(1, 100) i`
  yield* sql`insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed, holdout)
    select ('01920000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'l' || i, 'offers', '2026-09-10T12:00:00Z', '2026-09-17T12:00:00Z', 'h', '{}', 1, i % 10 = 0
    from generate_series(1, 100) i`
  yield* sql`insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product, fit_score,
      confidence, estimated_conversion_probability, conversion_model, holdout, annual_premium, valid_until, created_at, presented_at, responded_at, status)
    select decision_id, decision_id, lead_id, 0, 1, case when i % 4 = 0 then 'secondary' else 'primary' end, 'auto', 'p', 55, 1, 1, 'm', holdout, 1200,
      '2026-09-17T12:00:00Z', '2026-09-10T12:00:00Z', case when i <= 80 then timestamptz '2026-09-11T03:30:00Z' end,
      case when i <= 40 then timestamptz '2026-09-11T03:31:00Z' end,
      case when i <= 30 then 'accepted' when i <= 40 then 'rejected' when i <= 80 then 'presented' else 'suggested' end
    from (select *, substr(lead_id, 2)::int i from decisions) d`
  yield* sql`insert into enrichments (enrichment_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
    select gen_random_uuid(), '2026-09-10T12:00:00Z', case when i % 5 = 0 then 'not_found' else 'complete' end, 'waterfall', 'normal', 0.5, 1000,
      '[{"outcome":"matched"},{"outcome":"cached"}]', 0 from generate_series(1, 10) i`
  yield* sql`insert into enrichment_failures (at) select '2026-09-10T12:00:00Z' from generate_series(1, 6)`
})

const between = (startDate: string, endDate: string) => ({
  startDate: PlainDate.make(startDate),
  endDate: PlainDate.make(endDate)
})

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000" }), { excludeTestServices: true })(
  "the personalization analytics service",
  it => {
    it.effect(
      "counts what happened on its day in the zone that was asked for, with numerator, denominator and interval",
      () =>
        Effect.gen(function* () {
          yield* seeded
          const service = yield* PersonalizationAnalyticsService
          const whole = yield* service.analytics({ ...between("2026-09-01", "2026-09-30"), groupBy: "week" })
          assert.strictEqual(whole.offerMetrics.totalOffers, 100)
          assert.deepInclude(whole.figures["offerMetrics.primaryOfferAcceptanceRate"], {
            numerator: 23,
            denominator: 60
          })
          assert.closeTo(whole.offerMetrics.primaryOfferAcceptanceRate ?? 0, (100 * 23) / 60, 1e-9)
          const secondary = whole.figures["offerMetrics.secondaryOfferAcceptanceRate"]
          const all = (100 * 30) / 80
          assert.isTrue(Math.abs((secondary?.pooled?.value ?? 0) - all) < Math.abs((secondary?.value ?? 0) - all))
          assert.closeTo(secondary?.pooled?.value ?? 0, (100 * (7 + 20 * (30 / 80))) / (20 + 20), 1e-9)
          assert.strictEqual(whole.offerMetrics.averageOfferResponseTime, 60)
          assert.strictEqual(whole.totalEnrichmentCost, 5)
          assert.strictEqual(whole.enrichmentMetrics.successRate, 50)
          assert.strictEqual(whole.enrichmentMetrics.cacheHitRate, 50)
          assert.deepStrictEqual(whole.offerMetrics.fitScoreDistribution, { "50": 100 })
          assert.deepStrictEqual(
            whole.buckets.map(({ period }) => period),
            ["2026-W36", "2026-W37", "2026-W38", "2026-W39", "2026-W40"]
          )
          assert.strictEqual(
            whole.buckets.reduce((sum, { offerMetrics }) => sum + offerMetrics.totalOffers, 0),
            100
          )
          assert.isNull(whole.buckets[0]?.offerMetrics.primaryOfferAcceptanceRate ?? null)
          assert.match(
            whole.buckets[0]?.figures["offerMetrics.primaryOfferAcceptanceRate"]?.reason ?? "",
            /No primary offer/
          )
          const utc = yield* service.analytics(between("2026-09-11", "2026-09-11"))
          const newYork = yield* service.analytics({
            ...between("2026-09-10", "2026-09-10"),
            timeZone: "America/New_York"
          })
          assert.strictEqual(utc.figures["offerMetrics.primaryOfferAcceptanceRate"]?.denominator, 60)
          assert.strictEqual(newYork.figures["offerMetrics.primaryOfferAcceptanceRate"]?.denominator, 60)
        })
    )

    it.effect("recounts what was known at an earlier moment, and censors who is too young to have converted", () =>
      Effect.gen(function* () {
        const service = yield* PersonalizationAnalyticsService
        const range = between("2026-09-01", "2026-09-30")
        const then = yield* service.analytics({ ...range, asOf: DateTime.unsafeMake("2026-09-11T03:30:30Z") })
        assert.deepInclude(then.figures["offerMetrics.primaryOfferAcceptanceRate"], { numerator: 0, denominator: 60 })
        assert.match(then.figures.conversionUplift?.reason ?? "", /14 days ago/)
        const now = yield* service.analytics({ ...range, asOf: DateTime.unsafeMake("2026-11-20T00:00:00Z") })
        assert.deepInclude(now.figures.conversionUplift, { numerator: 27, denominator: 90 })
        assert.isNull(now.conversionUplift)
        assert.match(now.figures.conversionUplift?.reason ?? "", /Too few leads/)
      })
    )

    it.effect("holds no lead for failed because it is asked about a day still to come", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const service = yield* PersonalizationAnalyticsService
        yield* sql`update lead_conversions set decided_at = now() - interval '1 day', converted_at = null`
        const tomorrow = DateTime.add(yield* DateTime.now, { days: 400 })
        const { asOf, figures } = yield* service.dashboard({ days: 30, asOf: tomorrow })
        assert.isTrue(DateTime.lessThan(asOf, tomorrow))
        assert.isNull(figures.conversionUplift?.value ?? null)
        yield* sql`update lead_conversions c set decided_at = now() - interval '20 days',
          converted_at = (select now() - interval '19 days' from personalized_offers o where o.lead_id = c.lead_id and o.status = 'accepted')`
        const later = yield* service.dashboard({ days: 30 })
        assert.deepInclude(later.figures.conversionUplift, { numerator: 27, denominator: 90 })
      })
    )

    it.effect("finds the uplift that is there among the leads of a month, and covers it", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* sql`insert into leads (lead_id, email, score, score_source, score_reasons)
          select 'u' || i, 'u' || i || '@a.example', 50, 'computed', '[]' from generate_series(1, 4000) i`
        yield* sql`insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed, holdout)
          select ('01920000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, 'u' || i, 'offers',
            timestamptz '2026-01-10T12:00:00Z' + i * interval '5 minutes', '2026-02-28T12:00:00Z', 'h', '{}', 1, i % 10 = 0
          from generate_series(1, 4000) i`
        yield* sql`insert into calls (call_id, lead_id, agent_id, direction, status, started_at, ended_at, outcome)
          select 'u' || i, 'u' || i, 'ana', 'inbound', 'ended', d.decided_at, d.decided_at + interval '1 hour', 'sold'
          from generate_series(1, 4000) i join decisions d on d.lead_id = 'u' || i
          where case when i % 10 = 0 then i % 100 = 0 else i % 10 in (1, 2, 3) end`
        const service = yield* PersonalizationAnalyticsService
        const { figures } = yield* service.analytics(between("2026-01-01", "2026-01-31"))
        assert.deepInclude(figures.conversionUplift, { numerator: 1_200, denominator: 3_600 })
        assert.closeTo(figures.conversionUplift?.value ?? 0, 100 * (1 / 3 - 1 / 10), 1e-9)
        const [low, high] = figures.conversionUplift?.interval ?? [0, 0]
        assert.isTrue(low > 10 && low < 23 && high > 24 && high < 40)
      })
    )

    it.effect("answers over HTTP, refuses what makes no sense, and says which offers were taken best", () =>
      Effect.gen(function* () {
        const key = yield* issueKey("analytics")
        const get = (path: string) => call("GET", `/api/personalization/${path}`, { key })
        const { json, status, text } = yield* get("dashboard?days=90&asOf=2026-11-20T00:00:00Z")
        assert.strictEqual(status, 200, text)
        assert.strictEqual(json.offerMetrics.totalOffers, 100)
        assert.strictEqual(json.suggestionMetrics.averageEffectivenessRating, null)
        assert.match(json.figures["suggestionMetrics.averageEffectivenessRating"].reason, /No suggestion was rated/)
        const trend = yield* get("trend?days=7")
        assert.strictEqual(trend.json.buckets.length, 7)
        const { items } = (yield* get("top-combinations?days=90&asOf=2026-11-20T00:00:00Z")).json
        assert.deepInclude(items[0], { offerType: "auto", source: "web" })
        for (const { acceptanceRate, interval } of items)
          assert.isTrue(interval[0] <= acceptanceRate && acceptanceRate <= interval[1])
        for (const query of [
          "startDate=2026-09-02&endDate=2026-09-01",
          "startDate=2026-13-01&endDate=2026-09-01",
          "startDate=2020-01-01&endDate=2026-01-01",
          "startDate=2026-09-01",
          "startDate=2026-09-01&endDate=2026-09-02&timeZone=Mars/One",
          "startDate=2026-09-01&endDate=2026-09-02&timeZone=-05:00",
          "startDate=2026-09-01&endDate=2026-09-02&groupBy=year"
        ])
          assert.strictEqual((yield* get(`analytics?${query}`)).status, 400, query)
        assert.strictEqual((yield* get("dashboard?days=732")).status, 400)
      })
    )
  }
)
