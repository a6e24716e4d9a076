import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { DateTime, Deferred, Effect, Fiber, FastCheck as fc, Layer, Schedule } from "effect"
import { type Counted, CountsRepo } from "../../src/analytics/CountsRepo.ts"
import { bucketsOf } from "../../src/analytics/Period.ts"
import { Part } from "../../src/analytics/rollups/Parts.ts"
import { RollupsRepo } from "../../src/analytics/rollups/RollupsRepo.ts"
import { stretchesOf } from "../../src/analytics/rollups/Stretches.ts"
import { RetentionRepo } from "../../src/privacy/RetentionRepo.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const parts = Part.literals
const asOf = DateTime.unsafeMake("2026-04-01T00:00:00Z")
const range = { from: DateTime.unsafeMake("2026-03-01T00:00:00Z"), to: asOf }

/** Minutes after the first of March 2026. */
const minute = fc.integer({ min: 0, max: 7 * 24 * 60 })
const index = fc.integer({ min: 0, max: 9 })

type Write =
  | { readonly does: "lead" | "erase"; readonly lead: number }
  | { readonly does: "source"; readonly lead: number; readonly at: number }
  | {
      readonly does: "decide" | "call" | "enrich" | "fail" | "suggest" | "rate" | "validate" | "review"
      readonly lead: number
      readonly at: number
    }
  | {
      readonly does: "present" | "answer" | "correct" | "end" | "use"
      readonly which: number
      readonly at: number
      readonly well: boolean
    }
  | { readonly does: "rollUp"; readonly hours: number }

const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("lead" as const, "erase" as const), lead: index }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("source" as const), lead: index, at: minute }) },
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constantFrom(
        ...(["decide", "decide", "call", "enrich", "fail", "suggest", "rate", "validate", "review"] as const)
      ),
      lead: index,
      at: minute
    })
  },
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constantFrom(...(["present", "answer", "correct", "end", "use"] as const)),
      which: index,
      at: minute,
      well: fc.boolean()
    })
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("rollUp" as const), hours: fc.integer({ min: 1, max: 5 }) }) }
)

const writing = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rollups = yield* RollupsRepo
  const time = (at: number) => sql`timestamptz '2026-03-01T00:00:00Z' + make_interval(mins => ${at}::int)`
  const leadOf = (lead: number) => sql`(select lead_id from leads where lead_id = ${`l${lead}`})`
  const one = (table: string, key: string, which: number) =>
    sql`${sql(key)} = (select ${sql(key)} from ${sql(table)} order by created_at, ${sql(key)} offset ${which} limit 1)`
  return (step: Write): Effect.Effect<unknown> => {
    const statement = (): Effect.Effect<unknown, unknown> => {
      switch (step.does) {
        case "lead":
          return sql`insert into leads (lead_id, email, source, score, score_source, score_reasons)
            values (${`l${step.lead}`}, 'a@a.example', 'web', 50, 'computed', '[]') on conflict do nothing`
        case "erase":
          return sql`delete from leads where lead_id = ${`l${step.lead}`}`
        case "source":
          return sql`update leads set source = ${`s${step.at % 3}`} where lead_id = ${`l${step.lead}`}`
        case "decide":
          return sql`with d as (
              insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed, holdout, forced)
              values (gen_random_uuid(), ${leadOf(step.lead)}, 'offers', ${time(step.at)}, ${time(step.at + 999)}, 'h', '{}', 1, ${step.lead % 3 === 0}, ${step.at % 7 === 0})
              returning *)
            insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product, fit_score,
              confidence, estimated_conversion_probability, conversion_model, holdout, annual_premium, valid_until, created_at)
            select gen_random_uuid(), decision_id, lead_id, i, 1, (array['primary', 'secondary', 'tertiary'])[i], 'auto', 'p', 33 * i, 1, 1, 'm', holdout, 99.9 * i,
              valid_until, decided_at from d, generate_series(1, 3) i`
        case "present":
          return sql`update personalized_offers set status = 'presented', presented_at = created_at + make_interval(mins => ${step.at % 300})
            where ${one("personalized_offers", "offer_id", step.which)} and status = 'suggested'`
        case "answer":
          return sql`update personalized_offers set status = ${step.well ? "accepted" : "rejected"}, responded_at = presented_at + make_interval(secs => ${step.at * 13})
            where ${one("personalized_offers", "offer_id", step.which)} and status = 'presented'`
        case "correct":
          return sql`update personalized_offers set created_at = ${time(step.at)} where ${one("personalized_offers", "offer_id", step.which)}`
        case "call":
          return sql`insert into calls (call_id, lead_id, agent_id, direction, started_at)
            values (gen_random_uuid(), ${leadOf(step.lead)}, 'ana', 'inbound', ${time(step.at)})`
        case "end":
          return sql`update calls set status = 'ended', outcome = ${step.well ? "sold" : "no_answer"}, ended_at = started_at + make_interval(mins => ${step.at % 90})
            where ${one("calls", "call_id", step.which)} and status = 'active'`
        case "enrich":
          return sql`insert into enrichments (enrichment_id, lead_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
            values (gen_random_uuid(), ${leadOf(step.lead)}, ${time(step.at)}, 'complete', 'waterfall', 'normal', ${0.01 * step.at}, ${step.at / 7},
              '[{"outcome":"matched"},{"outcome":"cached"}]', 0)`
        case "fail":
          return sql`insert into enrichment_failures (at) values (${time(step.at)})`
        case "suggest":
          return sql`insert into coaching_suggestions (lead_id, agent_id, type, rule, tenure, title, content, suggested_script, confidence, priority,
              triggered_by, context, propensity, created_at, expires_at, withheld)
            values (${leadOf(step.lead)}, 'ana', 'objection_handling', 'r', 'new', '', '', '', 'high', 'high', '[]', '{}', 1, ${time(step.at)}, ${time(step.at)}, ${step.at % 5 === 0})`
        case "use":
          return sql`update coaching_suggestions set status = 'used', shown_at = created_at, used_at = created_at where ${one("coaching_suggestions", "suggestion_id", step.which)}`
        case "rate":
          return sql`insert into suggestion_feedback (suggestion_id, used, effectiveness_rating, at)
            select suggestion_id, true, ${(step.at % 5) + 1}, ${time(step.at)} from coaching_suggestions limit 1`
        case "validate":
          return sql`insert into risk_validation_results (validation_id, lead_id, validation_type, overall_risk_score, severity, is_approved, requires_review,
              auto_escalate, created_at, expires_at, duration_ms)
            values (gen_random_uuid(), ${leadOf(step.lead)}, 'all', 10, 'high', true, false, ${step.at % 2 === 0}, ${time(step.at)}, ${time(step.at)}, ${step.at / 3})`
        case "review":
          return sql`insert into risk_reviews (lead_id, flagged, escalated, overall_risk_score, severity, reasons, opened_at, status, decision, reviewer, decided_at)
            values (${leadOf(step.lead)}, true, false, 10, 'high', '{}', ${time(step.at)}, 'closed', 'approve', 'ana', ${time(step.at)})`
        case "rollUp":
          return rollups.rollUp(step.hours)
      }
    }
    return Effect.orDie(statement())
  }
})

const stretches = (timeZone: string) =>
  stretchesOf(bucketsOf("2026-03-01", "2026-03-31", "week"), { timeZone, asOf, maturesAfterDays: 28 })

const sorted = (counted: ReadonlyArray<Counted>) =>
  counted
    .map(({ counts, matured, start }) => ({ start, matured, counts: Object.fromEntries([...counts].toSorted()) }))
    .toSorted((a, b) => `${a.start}${a.matured}`.localeCompare(`${b.start}${b.matured}`))

const bothWays = (timeZone: string) =>
  Effect.gen(function* () {
    const repo = yield* CountsRepo
    const given = stretches(timeZone)
    return [sorted(yield* repo.count(parts, given, null)), sorted(yield* repo.count(parts, given, asOf))] as const
  })

const everything = Layer.provideMerge(Layer.merge(CountsRepo.layer, RollupsRepo.layer), TestDatabase)

const emptied = Effect.flatMap(
  SqlClient.SqlClient,
  sql => sql`truncate leads, decisions, calls, enrichments, coaching_suggestions, risk_validation_results, risk_reviews, lead_conversions, enrichment_failures,
    personalization_effectiveness_metrics, effectiveness_recounts, effectiveness_kept cascade`
)

layer(everything, { excludeTestServices: true })("the sums by hour", it => {
  it.effect(
    "say what the events say, whatever is written, late or corrected, and however much is summed already",
    () =>
      Effect.gen(function* () {
        const runtime = yield* Effect.runtime<SqlClient.SqlClient | CountsRepo | RollupsRepo>()
        const does = yield* writing
        const rollups = yield* RollupsRepo
        let summed = 0
        const holds = (steps: ReadonlyArray<Write>) =>
          Effect.gen(function* () {
            yield* emptied
            for (const step of steps) yield* does(step)
            for (const zone of ["America/New_York", "Asia/Kolkata"]) {
              const [bySums, byEvents] = yield* bothWays(zone)
              assert.deepStrictEqual(bySums, byEvents)
            }
            assert.deepStrictEqual(yield* rollups.differing(range), [])
            while ((yield* rollups.rollUp(500)) > 0) summed++
            const [bySums, byEvents] = yield* bothWays("UTC")
            assert.deepStrictEqual(bySums, byEvents)
            assert.deepStrictEqual(yield* rollups.differing(range), [])
          }).pipe(Effect.provide(runtime), Effect.runPromise)
        yield* Effect.promise(() =>
          fc.assert(fc.asyncProperty(fc.array(write, { minLength: 20, maxLength: 80, size: "max" }), holds), {
            numRuns: 12
          })
        )
        assert.isAbove(summed, 0)
      }),
    { timeout: 120_000 }
  )

  it.effect("are not asked of days that end in the middle of an hour, though they began with one", () =>
    Effect.gen(function* () {
      const repo = yield* CountsRepo
      const does = yield* writing
      yield* emptied
      const firstOfApril = 31 * 24 * 60
      const lastHour = firstOfApril + (4 * 24 + 13) * 60
      for (const at of [lastHour + 20, lastHour + 40]) yield* does({ does: "enrich", lead: 1, at })
      const summer = stretchesOf([{ start: "2026-04-01", end: "2026-04-05" }], {
        timeZone: "Australia/Lord_Howe",
        asOf: DateTime.unsafeMake("2026-04-20T00:00:00Z"),
        maturesAfterDays: 28
      })
      const [counted] = yield* repo.count(["enrichments"], summer, null)
      assert.strictEqual(counted?.counts.get("enrichments"), 1)
    })
  )

  it.effect("miss nothing that was being written while they were made", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const rollups = yield* RollupsRepo
      const does = yield* writing
      yield* emptied
      yield* does({ does: "enrich", lead: 1, at: 10 })
      const [written, go] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      const writer = yield* does({ does: "enrich", lead: 1, at: 20 }).pipe(
        Effect.zipRight(Deferred.succeed(written, undefined)),
        Effect.zipRight(Deferred.await(go)),
        sql.withTransaction,
        Effect.fork
      )
      yield* Deferred.await(written)
      assert.strictEqual(yield* rollups.rollUp(100), 1)
      yield* Deferred.succeed(go, undefined)
      yield* Fiber.join(writer)
      const [bySums, byEvents] = yield* bothWays("UTC")
      assert.deepStrictEqual(bySums, byEvents)
      assert.strictEqual(bySums[0]?.counts.enrichments, 2)
      assert.strictEqual(yield* rollups.rollUp(100), 1)
      assert.deepStrictEqual(yield* rollups.differing(range), [])
    })
  )

  it.effect("know that a lead converted while its first offers were being decided", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const does = yield* writing
      yield* emptied
      yield* does({ does: "lead", lead: 1 })
      const [decided, go] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      const deciding = yield* does({ does: "decide", lead: 1, at: 10 }).pipe(
        Effect.zipRight(Deferred.succeed(decided, undefined)),
        Effect.zipRight(Deferred.await(go)),
        sql.withTransaction,
        Effect.fork
      )
      yield* Deferred.await(decided)
      const selling =
        yield* Effect.fork(sql`insert into calls (call_id, lead_id, agent_id, direction, started_at, status, ended_at, outcome)
        values ('sells', 'l1', 'ana', 'inbound', '2026-03-01T00:00:00Z', 'ended', '2026-03-01T01:00:00Z', 'sold')`)
      const isSoldOrWaits = sql`select from calls where call_id = 'sells'
        union all select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`
      yield* Effect.repeat(isSoldOrWaits, { until: rows => rows.length > 0, schedule: Schedule.spaced("10 millis") })
      yield* Deferred.succeed(go, undefined)
      yield* Fiber.join(deciding)
      yield* Fiber.join(selling)
      const [conversion] = yield* sql<{ minutes: number | null }>`
        select (extract(epoch from converted_at - decided_at) / 60)::int minutes from lead_conversions`
      assert.strictEqual(conversion?.minutes, 50)
    })
  )

  it.effect("are up to date with a moment however much is written since", () =>
    Effect.gen(function* () {
      const rollups = yield* RollupsRepo
      const does = yield* writing
      yield* emptied
      yield* does({ does: "enrich", lead: 1, at: 10 })
      const latest = yield* rollups.latest
      assert.strictEqual(yield* rollups.waiting(latest), 1)
      yield* rollups.rollUp(100)
      yield* does({ does: "enrich", lead: 1, at: 20 })
      assert.strictEqual(yield* rollups.waiting(latest), 0)
      assert.strictEqual(yield* rollups.waiting(yield* rollups.latest), 1)
    })
  )

  it.effect("are made by one at a time, and found out when they are wrong", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const rollups = yield* RollupsRepo
      const does = yield* writing
      yield* emptied
      for (let at = 0; at < 2_000; at += 40) yield* does({ does: "enrich", lead: 1, at })
      const counted = yield* Effect.all(
        Array.from({ length: 4 }, () => rollups.rollUp(1_000)),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(
        counted.reduce((sum, hours) => sum + hours, 0),
        33
      )
      yield* sql`update personalization_effectiveness_metrics set counts = counts || '{"enrichments": 7}'
        where hours = 1 and start = '2026-03-01T03:00:00Z'`
      const wrong = yield* rollups.differing(range)
      assert.deepStrictEqual(
        wrong.map(({ hour, part }) => [part, DateTime.formatIso(hour)]),
        [
          ["enrichments", "2026-03-01T00:00:00.000Z"],
          ["enrichments", "2026-03-01T03:00:00.000Z"]
        ]
      )
      yield* rollups.askAll(range)
      while ((yield* rollups.rollUp(5_000)) > 0);
      assert.deepStrictEqual(yield* rollups.differing(range), [])
    })
  )

  it.effect("tell the mood at a call's end against its beginning, where enough of it was heard", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const does = yield* writing
      yield* emptied
      yield* does({ does: "lead", lead: 1 })
      for (const [id, moods] of Object.entries({ long: [-1, -0.5, 0, 0.9, 0.2, 0.3, 0.4], short: [-1, -1, 0, 1, 1] })) {
        yield* sql`insert into calls (call_id, lead_id, agent_id, direction, started_at)
          values (${id}, 'l1', 'ana', 'inbound', '2026-03-02T10:00:00Z')`
        yield* sql`insert into call_events (call_id, event_index, lead_id, at, event, detected)
          select ${id}, i, 'l1', now(), '{}', jsonb_build_array(jsonb_build_object('type', 'sentiment', 'score', score), '{"type":"intent"}'::jsonb)
          from jsonb_array_elements(${JSON.stringify(moods)}::jsonb) with ordinality m(score, i)`
        yield* sql`update calls set status = 'ended', ended_at = '2026-03-02T10:30:00Z' where call_id = ${id}`
      }
      const [[ofWeek]] = yield* bothWays("UTC")
      assert.strictEqual(ofWeek?.counts["calls.heard"], 1)
      assert.closeTo(ofWeek?.counts["calls.sentimentGain"] ?? 0, 0.3 + 0.5, 1e-9)
      assert.strictEqual(ofWeek?.counts.calls, 2)
    })
  )

  it.effect("keep what was counted of a lead that is erased", () =>
    Effect.gen(function* () {
      const rollups = yield* RollupsRepo
      const does = yield* writing
      yield* emptied
      yield* does({ does: "lead", lead: 1 })
      yield* does({ does: "decide", lead: 1, at: 10 })
      yield* does({ does: "present", which: 0, at: 5, well: true })
      yield* does({ does: "answer", which: 0, at: 5, well: true })
      const [before] = yield* bothWays("UTC")
      assert.strictEqual(before[0]?.counts["personalised.converted.1"], 1)
      yield* does({ does: "erase", lead: 1 })
      while ((yield* rollups.rollUp(100)) > 0);
      const [after, byEvents] = yield* bothWays("UTC")
      assert.deepStrictEqual(after, byEvents)
      assert.strictEqual(after[0]?.counts["personalised.converted.1"], 1)
      assert.strictEqual(after[0]?.counts["offers.accepted"], 1)
    })
  )

  it.effect("outlive the events that they were counted from, and are still made where there are any", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const rollups = yield* RollupsRepo
      const counts = yield* CountsRepo
      yield* emptied
      const enriched = (at: string) =>
        sql`insert into enrichments (enrichment_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
          values (gen_random_uuid(), ${at}::timestamptz, 'complete', 'waterfall', 'normal', 1, 7, '[]', 0)`
      const day = { from: DateTime.unsafeMake("2019-05-01T00:00:00Z"), to: DateTime.unsafeMake("2019-05-02T00:00:00Z") }
      const seen = Effect.map(
        counts.count(["enrichments"], [{ ...day, start: "2019-05-01", matured: true }], null),
        ([found]) => found?.counts.get("enrichments")
      )
      const anew = Effect.repeat(rollups.rollUp(500), { until: hours => hours === 0 })
      for (const at of ["10:20", "10:40"]) yield* enriched(`2019-05-01T${at}:00Z`)
      yield* anew
      assert.deepStrictEqual(yield* rollups.kept(day), { sums: 0, before: null })
      const { sweep } = yield* RetentionRepo
      yield* sweep("purchases", 1_827)
      assert.strictEqual((yield* sql`select from enrichments`).length, 0)
      for (const at of ["10:50", "12:20"]) yield* enriched(`2019-05-01T${at}:00Z`)
      assert.strictEqual(yield* seen, 3)
      yield* rollups.askAll(day)
      yield* anew
      assert.strictEqual(yield* seen, 3)
      assert.deepStrictEqual(yield* rollups.differing(day), [])
      assert.deepStrictEqual(yield* rollups.kept(day), { sums: 1, before: DateTime.unsafeMake("2019-05-01T11:00:00Z") })
    }).pipe(Effect.provide(RetentionRepo.layer))
  )
})
