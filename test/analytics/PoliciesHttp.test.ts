import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Duration, Effect } from "effect"
import { asLogged, underPolicy } from "../../src/analytics/policies/Estimating.ts"
import { type Policy, policies } from "../../src/analytics/policies/Policy.ts"
import { type WeighedDecision, weighed } from "../../src/analytics/policies/Weighing.ts"
import { rankingVersion } from "../../src/offers/ranking/Ranking.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"
import { historyOf, type Made } from "./PolicyHistories.ts"

interface Row extends Partial<Made> {
  readonly lead: string | null
  readonly decidedAt: string
  readonly holdout?: boolean
  readonly forced?: boolean
  readonly shown?: boolean
}

/** Decisions with their first offer, written as the service writes them; their offers stand for seven days. */
const write = (rows: ReadonlyArray<Row>) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    sql => sql`
      with given as materialized (
        select gen_random_uuid() decision_id, *, decided_at + interval '7 days' valid_until
        from jsonb_to_recordset(${JSON.stringify(
          rows.map(({ choices, decidedAt, lead, shown = true, variant = "A", ...row }) => ({
            ...row,
            lead_id: lead,
            choices: choices ?? null,
            decided_at: decidedAt,
            shown,
            variant,
            annual_premium: choices?.[0]?.annualPremium ?? 100
          }))
        )}::jsonb) r(lead_id text, choices jsonb, decided_at timestamptz, variant text, holdout boolean, forced boolean, shown boolean,
          accepted boolean, annual_premium numeric)
      ), led as (
        insert into leads (lead_id, email, score, score_source, score_reasons)
        select distinct lead_id, 'a@a.example', 50, 'computed', '[]'::jsonb from given where lead_id is not null on conflict do nothing
      ), decided as (
        insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed, experiment_key, variant,
          assignment_unit, assignment_propensity, holdout, forced, choices)
        select decision_id, lead_id, 'offers', decided_at, valid_until, decision_id::text, jsonb_build_object('ranking', ${rankingVersion}::text),
          1, 'offer-ranking', variant, 'lead', 0.5, coalesce(holdout, false), coalesce(forced, false), nullif(choices, 'null') from given
        returning decision_id
      )
      insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product, fit_score, confidence,
        estimated_conversion_probability, conversion_model, holdout, status, annual_premium, valid_until, created_at, presented_at, responded_at)
      select gen_random_uuid(), decision_id, lead_id, 0, 1, 'primary', coalesce(choices -> 0 ->> 'offerType', 'auto'), 'p', 50, 50, 10, 'm', false,
        case when accepted then 'accepted' when shown then 'presented' else 'suggested' end, annual_premium, valid_until, decided_at,
        case when shown then decided_at end, case when accepted then decided_at + interval '1 day' end from given`
  )

const ask = (query: string) =>
  Effect.gen(function* () {
    const key = yield* issueKey("analytics")
    const { json, status, text } = yield* call("GET", `/api/personalization/policies?${query}`, { key })
    assert.strictEqual(status, 200, text)
    return json
  })

const settings = { CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000", CALLWISE_CONVERSION_DAYS: "14" }

layer(TestApp(settings), { excludeTestServices: true, timeout: Duration.minutes(2) })("other policies", it => {
  it.effect("are told from the log of decisions as it is kept, with what did not count and why", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`update experiments set starts_at = '2026-01-01' where is_default`
      const decidedAt = "2026-03-10T12:00:00Z"
      const history = historyOf("over http", 800)
      const [one, two] = history
      const other = { choices: one?.choices ?? [], decidedAt }
      yield* write([
        ...history.map((made, at) => ({ ...made, lead: `counted-${at}`, decidedAt })),
        { ...other, lead: "counted-0", decidedAt: "2026-03-12T12:00:00Z", accepted: true },
        { ...other, lead: "held", holdout: true },
        { ...other, lead: "forced", forced: true },
        { ...other, lead: "forced" },
        { ...other, lead: "hidden", shown: false },
        { ...other, lead: null },
        { lead: "of old", decidedAt },
        { ...other, lead: "late", decidedAt: "2026-03-30T12:00:00Z", accepted: true },
        { ...other, lead: "another month", decidedAt: "2026-04-01T00:00:00Z", choices: two?.choices ?? [] }
      ])
      const sold = history.findIndex(({ accepted }) => !accepted)
      const soldLate = history.findIndex(({ accepted }, at) => !accepted && at > sold)
      yield* sql`insert into calls (call_id, lead_id, agent_id, direction, started_at, status, ended_at, outcome)
        values ('soon', ${`counted-${sold}`}, 'ana', 'inbound', '2026-03-12', 'ended', '2026-03-12', 'sold'),
          ('late', ${`counted-${soldLate}`}, 'ana', 'inbound', '2026-03-29', 'ended', '2026-03-29', 'sold')`

      const march = "startDate=2026-03-01&endDate=2026-03-31&asOf=2026-04-04T00:00:00Z"
      const answer = yield* ask(march)
      assert.deepStrictEqual(answer.decisions, {
        limit: 20_000,
        read: 808,
        more: false,
        counted: 800,
        open: 1,
        forced: 2,
        heldOut: 1,
        notShown: 1,
        repeated: 1,
        unrecorded: 1,
        erased: 1
      })
      const expected = history.flatMap((made, at): ReadonlyArray<WeighedDecision> => {
        const one = weighed({ ...made, converted: made.accepted || at === sold || at === 0 })
        return one === undefined ? [] : [one]
      })
      const of = (policy: string) => answer.policies.find((found: { policy: string }) => found.policy === policy)
      const accepted = history.filter(made => made.accepted).length
      assert.strictEqual(of("as_logged").acceptance.value, (100 * accepted) / 800)
      for (const metric of ["acceptance", "conversion", "premiumPerLead"] as const) {
        const close = (found: Record<string, unknown>, wanted: ReturnType<typeof asLogged>, what: string) => {
          assert.strictEqual(found.reason, wanted.reason, what)
          for (const name of ["value", "numerator", "denominator", "effectiveSize"] as const)
            if (wanted[name] === null) assert.isNull(found[name], what)
            else assert.approximately(Number(found[name]), wanted[name], 1e-6, `${what} ${name}`)
        }
        close(of("as_logged")[metric], asLogged(expected, metric), `as_logged ${metric}`)
        for (const policy of policies satisfies ReadonlyArray<Policy>)
          close(of(policy)[metric], underPolicy(expected, policy, metric), `${policy} ${metric}`)
      }
      assert.isNumber(of("no_exploration").acceptance.value)

      const early = yield* ask("startDate=2026-03-01&endDate=2026-03-31&asOf=2026-03-20T00:00:00Z")
      assert.isNumber(early.policies[0].acceptance.value)
      assert.deepInclude(early.policies[0].conversion, { value: null, interval: null, denominator: 0 })
    })
  )

  it.effect("are told from what is kept with each decision, and of nobody who was erased", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const key = yield* issueKey("admin")
      const lead = {
        leadId: "decided",
        email: "decided@a.example",
        address: { state: "OH" },
        interests: ["auto", "life"]
      }
      assert.strictEqual((yield* call("POST", "/api/leads", { key, body: lead })).status, 201)
      yield* sql`insert into enrichments (enrichment_id, lead_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
        values (gen_random_uuid(), 'decided', now(), 'not_found', 'waterfall', 'normal', 0, 1, '[]', 0)`
      const { json } = yield* call("GET", "/api/leads/decided/personalized-offers", { key })
      const kept = Effect.map(
        sql<{ choices: ReadonlyArray<Record<string, unknown>> | null }>`
          select choices from decisions where decision_id = ${json.decisionId}::uuid`,
        rows => rows[0]?.choices
      )
      const choices = yield* kept
      assert.isAtLeast(choices?.length ?? 0, json.offers.length)
      for (const [at, { fitScore, offerType, premium, propensity }] of json.offers.entries())
        assert.deepInclude(choices?.[at], { fitScore, offerType, propensity, annualPremium: premium.annual })
      assert.strictEqual((yield* call("DELETE", "/api/leads/decided", { key })).status, 204)
      assert.isNull(yield* kept)
    })
  )

  it.effect("of no time at all are null, each with a reason", () =>
    Effect.gen(function* () {
      const { decisions, policies: none } = yield* ask("startDate=2025-01-01&endDate=2025-01-31")
      assert.deepInclude(decisions, { read: 0, counted: 0, more: false })
      assert.strictEqual(none.length, 6)
      for (const { acceptance, conversion, premiumPerLead } of none)
        for (const figure of [acceptance, conversion, premiumPerLead]) {
          assert.isNull(figure.value)
          assert.isAbove(figure.reason.length, 20)
        }
    })
  )

  it.effect("are told from so many decisions and no more, the latest, and the answer says so", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`insert into decisions (decision_id, kind, decided_at, valid_until, inputs_hash, versions, seed)
        select gen_random_uuid(), 'offers', '2026-05-01T00:00:00Z'::timestamptz + make_interval(secs => i), '2026-05-10', 'h', '{}', 1
        from generate_series(1, 20002) i`
      const { decisions } = yield* ask("startDate=2026-05-01&endDate=2026-05-02")
      assert.deepInclude(decisions, { limit: 20_000, read: 20_000, erased: 20_000, more: true })
      yield* sql`delete from decisions where decided_at >= '2026-05-01' and decided_at < '2026-05-01T00:00:03Z'`
      assert.deepInclude((yield* ask("startDate=2026-05-01&endDate=2026-05-02")).decisions, {
        read: 20_000,
        more: false
      })
    })
  )

  it.effect("are asked for days in their order, and no more than 731", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("analytics")
      for (const [query, says] of [
        ["startDate=2026-02-01&endDate=2026-01-01", "before startDate"],
        ["startDate=2020-01-01&endDate=2026-01-01", "731 days"],
        ["startDate=2026-01-01&endDate=2026-01-02&groupBy=week", "groupBy"]
      ] as const) {
        const { status, text } = yield* call("GET", `/api/personalization/policies?${query}`, { key })
        assert.strictEqual(status, 400, query)
        assert.include(text, says)
      }
    })
  )
})
