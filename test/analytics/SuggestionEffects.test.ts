import { SqlClient } from "@effect/sql"
import { assert, describe, layer, it as plainIt } from "@effect/vitest"
import { Effect } from "effect"
import { effectsOf, type Tally } from "../../src/analytics/suggestions/Comparing.ts"
import type { SuggestionEffect } from "../../src/analytics/suggestions/SuggestionEffectsAnswer.ts"
import { Draw } from "../../src/sandbox/population/Draw.ts"
import { covers } from "../../src/statistics/Interval.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

const type = "objection_handling"

interface Dealt {
  readonly chance: number
  readonly withheld: boolean
  readonly sold: boolean
  readonly gain: number | null
}

const gained = { conversion: 10, sentiment: 0.3 }

/** Two seasons: in the better one more was withheld, which whoever does not weigh takes for an effect. */
const callsOf = (name: string, count: number): ReadonlyArray<Dealt> => {
  const draw = new Draw(name)
  return Array.from({ length: count }, () => {
    const isGood = draw.chance(0.5)
    const chance = isGood ? 0.3 : 0.05
    const withheld = draw.chance(chance)
    const rate = (isGood ? 0.4 : 0.15) + (withheld ? 0 : gained.conversion / 100)
    const gain = draw.normal((isGood ? 0.2 : 0) + (withheld ? 0 : gained.sentiment), 0.6)
    return { chance, withheld, sold: draw.chance(rate), gain: draw.chance(0.8) ? gain : null }
  })
}

const tallyOf = (calls: ReadonlyArray<Dealt>, withheld: boolean): Tally => {
  const own = calls
    .filter(one => one.withheld === withheld)
    .map(one => ({ ...one, w: 1 / (withheld ? one.chance : 1 - one.chance) }))
  const heard = own.flatMap(({ gain, w }) => (gain === null ? [] : [{ gain, w }]))
  const sum = <A>(of: ReadonlyArray<A>, value: (one: A) => number) => of.reduce((total, one) => total + value(one), 0)
  return {
    type,
    withheld,
    calls: own.length,
    sold: own.filter(({ sold }) => sold).length,
    heard: heard.length,
    weight: sum(own, ({ w }) => w),
    weightSquared: sum(own, ({ w }) => w * w),
    soldWeight: sum(own, ({ sold, w }) => (sold ? w : 0)),
    heardWeight: sum(heard, ({ w }) => w),
    heardWeightSquared: sum(heard, ({ w }) => w * w),
    gain: sum(heard, ({ gain, w }) => w * gain),
    gainByWeightSquared: sum(heard, ({ gain, w }) => w * w * gain),
    gainSquaredByWeightSquared: sum(heard, ({ gain, w }) => w * w * gain * gain)
  }
}

const effectIn = (effects: ReadonlyArray<SuggestionEffect>): SuggestionEffect => {
  const found = effects.find(effect => effect.type === type)
  return found ?? assert.fail("every kind is told of")
}

const effectOf = (calls: ReadonlyArray<Dealt>) => effectIn(effectsOf([tallyOf(calls, false), tallyOf(calls, true)]))

describe("the effect of a kind of suggestion", () => {
  plainIt("covers the truth in about 95 of 100 histories, however much was withheld when", { timeout: 60_000 }, () => {
    const histories = Array.from({ length: 200 }, (_, at) => effectOf(callsOf(`season ${at}`, 3_000)))
    for (const what of ["conversion", "sentiment"] as const) {
      const covering = histories.filter(effect => {
        const { interval } = effect[what]
        return interval !== null && covers(interval, gained[what])
      })
      assert.isAtLeast(covering.length / histories.length, 0.91, what)
      assert.isAtMost(covering.length / histories.length, 0.99, what)
    }
    const naive = histories.filter(({ given, withheld }) => given.sold / given.calls < withheld.sold / withheld.calls)
    assert.isAbove(naive.length, 0)
  })

  plainIt("is null with a reason where too few calls tell", () => {
    const calls = callsOf("few", 400)
    const reasonOf = (of: ReadonlyArray<Dealt>) => {
      const { conversion, sentiment } = effectOf(of)
      assert.deepInclude(conversion, { value: null, interval: null })
      return [conversion.reason, sentiment.reason].join(" ")
    }
    assert.match(reasonOf([]), /^In no call that has ended/)
    assert.match(reasonOf(calls.filter(({ withheld }) => !withheld)), /none withheld by chance/)
    assert.match(reasonOf(calls.slice(0, 30)), /^Too few calls have ended: 10 are needed/)
    assert.match(reasonOf(calls.map(one => ({ ...one, sold: false }))), /^Too few calls ended sold/)
  })
})

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000" }), { excludeTestServices: true })("suggestions", it => {
  it.effect("are weighed by the first of a kind in each call that has ended, as they are kept", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const dealt = callsOf("over http", 500)
      const write = (prefix: string, startedAt: string, calls: ReadonlyArray<Dealt>, ended = true) => sql`
        with given as materialized (
          select ${prefix}::text || i call_id, g.* from jsonb_to_recordset(${JSON.stringify(
            calls.map((one, i) => ({ ...one, i }))
          )}::jsonb) g(i int, chance float8, withheld boolean, sold boolean, gain float8)
        ), made as (
          insert into calls (call_id, agent_id, direction, started_at, status, ended_at, outcome, sentiment_gain)
          select call_id, 'ana', 'inbound', ${startedAt}::timestamptz, ${ended ? "ended" : "active"},
            case when ${ended}::boolean then ${startedAt}::timestamptz + interval '10 minutes' end,
            case when ${ended}::boolean then case when sold then 'sold' else 'follow_up' end end, gain from given
          returning call_id
        )
        insert into coaching_suggestions (call_id, agent_id, type, rule, tenure, title, content, suggested_script, confidence, priority,
          triggered_by, context, propensity, created_at, expires_at, withheld, decided)
        select call_id, 'ana', ${type}, 'r', 'new', '', '', '', 'high', 'high', '[]', '{}', 0.5, ${startedAt}::timestamptz + make_interval(mins => later),
          ${startedAt}::timestamptz, withheld <> (later = 1), jsonb_build_object('holdout', chance)
        from given, generate_series(0, 1) later`
      yield* write("counted-", "2026-03-10T12:00:00Z", dealt)
      yield* write("open-", "2026-03-11T12:00:00Z", callsOf("open", 5), false)
      yield* write("april-", "2026-04-01T00:00:00Z", callsOf("april", 50))
      yield* write(
        "certain-",
        "2026-03-12T12:00:00Z",
        callsOf("certain", 7).map(one => ({ ...one, chance: 0 }))
      )
      const ask = (query: string) =>
        Effect.flatMap(issueKey("analytics"), key =>
          call("GET", `/api/personalization/suggestion-effects?${query}`, { key })
        )
      const { json, status, text } = yield* ask("startDate=2026-03-01&endDate=2026-03-31")
      assert.strictEqual(status, 200, text)
      assert.deepStrictEqual(json.calls, { limit: 50_000, read: 507, more: false })
      const [found, wanted] = [effectIn(json.suggestions), effectOf(dealt)]
      assert.deepStrictEqual([found.given, found.withheld], [wanted.given, wanted.withheld])
      for (const what of ["conversion", "sentiment"] as const) {
        assert.isNumber(wanted[what].value)
        assert.approximately(found[what].value ?? 0, wanted[what].value ?? 0, 1e-6)
        for (const end of [0, 1])
          assert.approximately(found[what].interval?.[end] ?? 0, wanted[what].interval?.[end] ?? 0, 1e-6)
      }
      const before = yield* ask("startDate=2026-03-01&endDate=2026-03-31&asOf=2026-03-10T12:05:00Z")
      assert.strictEqual(before.json.calls.read, 0)
      assert.match(effectIn(before.json.suggestions).conversion.reason ?? "", /^In no call that has ended/)
    })
  )
})
