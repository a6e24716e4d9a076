import { SqlClient } from "@effect/sql"
import { assert, describe, layer } from "@effect/vitest"
import { BigDecimal, Effect } from "effect"
import { LeadEnrichmentService } from "../../src/enrichment/LeadEnrichmentService.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { Offers } from "../../src/offers/Offers.ts"
import { OfferType } from "../../src/offers/OfferType.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { statementsOf } from "../support/Statements.ts"
import { type Call, call, issueKey } from "../support/TestApp.ts"

const setting = { CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", PERSONALIZATION_HOLDOUT_PERCENT: "0" }

const offersOf = (leadId: string, query = "") => `/api/leads/${leadId}/personalized-offers${query}`

const client = Effect.map(
  issueKey("admin"),
  key =>
    (method: string, path: string, more: Call = {}) =>
      call(method, path, { key, ...more })
)

/** An enriched lead of the sandbox, the same for the same number. */
const enriched = (number: number, more: object = {}) =>
  Effect.gen(function* () {
    const send = yield* client
    const person = wellKnown(yield* Sandbox)[number]
    const leadId = `offers-${number}-${Bun.randomUUIDv7()}`
    const made = yield* send("PUT", `/api/leads/${leadId}`, { body: { ...person?.lead, ...more } })
    assert.strictEqual(made.status, 201, made.text)
    const bought = yield* send("POST", `/api/leads/${leadId}/enrich`, { body: {} })
    assert.strictEqual(bought.status, 200, bought.text)
    return leadId
  })

interface Step {
  readonly amount?: number
  readonly multiplier?: number
}

/** What a reader of the breakdown would do by hand. */
const annualBy = (steps: ReadonlyArray<Step>) => {
  const exact = (value: number) => BigDecimal.unsafeFromString(String(value))
  const end = steps.reduce(
    (running, { amount, multiplier }) =>
      amount === undefined
        ? BigDecimal.multiply(running, exact(multiplier ?? 1))
        : BigDecimal.sum(running, exact(amount)),
    exact(0)
  )
  return BigDecimal.unsafeToNumber(BigDecimal.round(end, { scale: 2, mode: "half-from-zero" }))
}

layer(SandboxApp(setting), { excludeTestServices: true })("offers, end to end", it => {
  describe("a recommendation", () => {
    it.effect("explains every score and every price to the last point and cent, and leaves no line unsaid", () =>
      Effect.gen(function* () {
        const send = yield* client
        for (const number of [0, 1, 2, 3, 4, 5]) {
          const { status, json, text } = yield* send("GET", offersOf(yield* enriched(number)))
          assert.strictEqual(status, 200, text)
          assert.isAbove(json.offers.length, 0)
          for (const offer of json.offers) {
            const points = offer.reasoning.reduce((sum: number, { weight }: { weight: number }) => sum + weight, 0)
            assert.strictEqual(offer.fitBase + points, offer.fitScore)
            assert.strictEqual(annualBy(offer.premium.breakdown), offer.premium.annual)
            assert.closeTo(offer.premium.monthly, offer.premium.annual / 12, 0.00501)
            assert.isAtMost(offer.premium.range[0], offer.premium.annual)
            assert.isAtLeast(offer.premium.range[1], offer.premium.annual)
            assert.isTrue(offer.premium.breakdown.every(({ source }: { source: string }) => source.length > 3))
            assert.isAtMost(offer.conversionInterval[0], offer.estimatedConversionProbability)
            assert.isAtLeast(offer.conversionInterval[1], offer.estimatedConversionProbability)
            assert.isAbove(offer.coverage.length, 0)
          }
          assert.strictEqual(json.offers[0].tier, "primary")
          assert.strictEqual(json.offers.filter(({ tier }: { tier: string }) => tier === "primary").length, 1)
          const spoken = [...json.offers, ...json.notOffered].map(({ offerType }) => offerType)
          if (json.offers.length < 5) assert.sameMembers([...new Set(spoken)], [...OfferType.literals])
        }
      })
    )

    it.effect("stays the same within its validity, and changes with what it rests on", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const leadId = yield* enriched(6)
        const first = yield* send("GET", offersOf(leadId))
        const again = yield* send("GET", offersOf(leadId))
        assert.deepStrictEqual(again.json, first.json)
        const [{ rows } = { rows: 0 }] = yield* sql<{ rows: number }>`
          select count(*)::int as rows from personalized_offers where lead_id = ${leadId}`
        assert.strictEqual(rows, first.json.offers.length)

        yield* send("PATCH", `/api/leads/${leadId}`, { body: { attributes: { dependants: 3, tobacco: false } } })
        const changed = yield* send("GET", offersOf(leadId))
        assert.notStrictEqual(changed.json.decisionId, first.json.decisionId)
      })
    )

    it.effect("is made once, however many ask at the same time", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const leadId = yield* enriched(7)
        const answers = yield* Effect.replicateEffect(send("GET", offersOf(leadId)), 12).pipe(
          Effect.withConcurrency("unbounded")
        )
        assert.strictEqual(new Set(answers.map(({ json }) => json.decisionId)).size, 1)
        const [row] = yield* sql<{ made: number }>`select count(*)::int made from decisions where lead_id = ${leadId}`
        assert.strictEqual(row?.made, 1)
      })
    )

    it.effect("has the profile at hand that was just stored, and reads it no more", () =>
      Effect.gen(function* () {
        const leadId = LeadId.make(yield* enriched(17))
        const enrichment = yield* LeadEnrichmentService
        assert.strictEqual(yield* statementsOf(enrichment.getEnrichedProfile(leadId, {})), 1)
      })
    )

    it.effect("asks the database twice, the experiment's arm included, and once when it stands", () =>
      Effect.gen(function* () {
        const offers = yield* Offers
        const sql = yield* SqlClient.SqlClient
        const leadIds = [LeadId.make(yield* enriched(18)), LeadId.make(yield* enriched(19))]
        // Every few seconds somebody has to ask which experiments run: one of two at most.
        const fewest = Effect.map(
          Effect.forEach(leadIds, leadId => statementsOf(offers.recommend(leadId, {}))),
          counts => Math.min(...counts)
        )
        assert.strictEqual(yield* fewest, 2)
        assert.strictEqual(yield* fewest, 1)
        const [row] = yield* sql<{ same: boolean }>`
          select a.variant = d.variant and a.propensity = d.assignment_propensity same
          from decisions d join experiment_assignments a using (lead_id, experiment_key) where lead_id = ${leadIds[0] ?? ""}`
        assert.isTrue(row?.same)
      })
    )

    it.effect("shows what is asked to be seen of it", () =>
      Effect.gen(function* () {
        const send = yield* client
        const leadId = yield* enriched(8)
        const all = yield* send("GET", offersOf(leadId))
        const one = yield* send("GET", offersOf(leadId, "?maxOffers=1"))
        assert.deepStrictEqual(one.json.offers, all.json.offers.slice(0, 1))
        const secondary = yield* send("GET", offersOf(leadId, "?includeTiers=secondary,tertiary"))
        assert.deepStrictEqual(
          secondary.json.offers,
          all.json.offers.filter(({ tier }: { tier: string }) => tier !== "primary")
        )
        const types = yield* send("GET", offersOf(leadId, "?types=life"))
        assert.isTrue([...types.json.offers, ...types.json.notOffered].every(({ offerType }) => offerType === "life"))
      })
    )

    it.effect("refuses what cannot be asked", () =>
      Effect.gen(function* () {
        const send = yield* client
        assert.strictEqual((yield* send("GET", offersOf("nobody"))).json.code, "lead_not_found")
        yield* send("PUT", "/api/leads/never-enriched", { body: { email: "ana@acme.example" } })
        const never = yield* send("GET", offersOf("never-enriched"))
        assert.strictEqual(never.status, 409)
        assert.strictEqual(never.json.code, "profile_required")
        const sql = yield* SqlClient.SqlClient
        const placed = yield* sql`select from experiment_assignments where lead_id = 'never-enriched'`
        assert.strictEqual(placed.length, 0)
        const bad = yield* send("GET", offersOf("never-enriched", "?maxOffers=0&includeTiers=first&types=boat&nope=1"))
        assert.strictEqual(bad.status, 400)
        assert.sameMembers(
          bad.json.errors.map(({ parameter }: { parameter: string }) => parameter),
          ["maxOffers", "includeTiers", "types", "nope"]
        )
        const group = yield* send("GET", offersOf(yield* enriched(9), "?abTestGroup=nobody"))
        assert.strictEqual(group.status, 422)
        assert.strictEqual(group.json.code, "unknown_ab_test_group")
        const key = yield* issueKey("offers")
        const unbought = yield* call("GET", offersOf("never-enriched", "?enrich=true"), { key })
        assert.strictEqual(unbought.status, 403)
      })
    )

    it.effect("enriches first when it is asked to", () =>
      Effect.gen(function* () {
        const send = yield* client
        const person = wellKnown(yield* Sandbox)[10]
        yield* send("PUT", "/api/leads/enrich-first", { body: person?.lead })
        const { status, json } = yield* send("GET", offersOf("enrich-first", "?enrich=true"))
        assert.strictEqual(status, 200)
        assert.isAbove(json.offers.length, 0)
      })
    )
  })

  describe("an experiment", () => {
    it.effect("assigns the same lead the same arm, and marks the arm that was asked for", () =>
      Effect.gen(function* () {
        const send = yield* client
        const leadId = yield* enriched(11)
        const drawn = yield* send("GET", offersOf(leadId))
        assert.strictEqual(drawn.json.experiment.forced, false)
        assert.strictEqual(drawn.json.experiment.propensity, 0.5)
        for (const group of ["A", "B"]) {
          const { json } = yield* send("GET", offersOf(leadId, `?abTestGroup=${group}`))
          assert.strictEqual(json.experiment.variant, group)
          assert.isTrue(json.experiment.forced)
          assert.isTrue(json.offers.every(({ abTestVariant }: { abTestVariant: string }) => abTestVariant === group))
        }
        const again = yield* send("GET", offersOf(leadId))
        assert.deepStrictEqual(again.json.experiment, drawn.json.experiment)
      })
    )

    it.effect("about agents counts what is shown for the agent who shows it", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const leadId = yield* enriched(17)
        const arms = [
          { key: "only", weight: 1e6 },
          { key: "hardly", weight: 1e-6 }
        ]
        const body = { key: "by-agent", name: "By agent", unit: "agent", metric: "acceptance", arms }
        assert.strictEqual((yield* send("POST", "/api/experiments", { body })).status, 201)
        for (const agentId of ["agent-1", "agent-2"]) {
          const { json } = yield* send("GET", offersOf(leadId, `?agentId=${agentId}`))
          assert.strictEqual(json.experiment.key, "by-agent")
          yield* send("POST", `/api/offers/${json.offers[0].offerId}/present`, { body: { agentId } })
        }
        const shown = yield* sql<{ agentId: string }>`
          select agent_id from experiment_exposures where lead_id = ${leadId} order by agent_id`
        assert.deepStrictEqual(
          shown.map(({ agentId }) => agentId),
          ["agent-1", "agent-2"]
        )
        yield* send("POST", "/api/experiments/by-agent/stop")
      })
    )

    it.effect("logs the exposure once, when an offer is shown", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const leadId = yield* enriched(12)
        const { json } = yield* send("GET", offersOf(leadId))
        const exposures = sql<{ shown: number }>`
          select count(*)::int shown from experiment_exposures where lead_id = ${leadId}`
        assert.deepStrictEqual(yield* exposures, [{ shown: 0 }])
        for (const { offerId } of json.offers) yield* send("POST", `/api/offers/${offerId}/present`, { body: {} })
        assert.deepStrictEqual(yield* exposures, [{ shown: 1 }])
      })
    )
  })

  describe("an offer's life", () => {
    it.effect("goes from suggested to presented and is answered once", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const { json } = yield* send("GET", offersOf(yield* enriched(13)))
        const { offerId } = json.offers[0]
        const step = (name: string, body: object = {}) => send("POST", `/api/offers/${offerId}/${name}`, { body })
        const presented = yield* step("present", { callId: "call-1", agentId: "agent-1" })
        assert.strictEqual(presented.json.status, "presented")
        assert.strictEqual((yield* step("present")).json.code, "invalid_offer_transition")
        const accepted = yield* step("accept", {
          agentId: "agent-1",
          agentFeedback: "Liked the price",
          reason: "price"
        })
        assert.strictEqual(accepted.json.status, "accepted")
        assert.isString(accepted.json.respondedAt)
        const late = yield* step("reject")
        assert.strictEqual(late.status, 409)
        assert.deepInclude(late.json, { from: "accepted", to: "rejected" })
        assert.strictEqual((yield* send("GET", `/api/offers/${offerId}`)).json.status, "accepted")
        const history = yield* sql<{ toStatus: string; agentFeedback: string | null }>`
          select to_status, agent_feedback from offer_acceptance_history where offer_id = ${offerId}::uuid order by entry_id`
        assert.deepStrictEqual(
          history.map(({ toStatus }) => toStatus),
          ["suggested", "presented", "accepted"]
        )
        assert.strictEqual(history.at(-1)?.agentFeedback, "Liked the price")
      })
    )

    it.effect("lets exactly one of many concurrent answers win", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const { json } = yield* send("GET", offersOf(yield* enriched(14)))
        const { offerId } = json.offers[0]
        const answers = yield* Effect.forEach(
          Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? "accept" : "reject")),
          step => send("POST", `/api/offers/${offerId}/${step}`, { body: {} }),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(answers.filter(({ status }) => status === 200).length, 1)
        assert.isTrue(answers.every(({ status }) => status === 200 || status === 409))
        const history = yield* sql`select from offer_acceptance_history where offer_id = ${offerId}::uuid`
        assert.strictEqual(history.length, 3)
      })
    )

    it.effect("ends with its time, without anything having run", () =>
      Effect.gen(function* () {
        const send = yield* client
        const sql = yield* SqlClient.SqlClient
        const leadId = yield* enriched(15)
        const first = yield* send("GET", offersOf(leadId))
        yield* sql`update personalized_offers set valid_until = now() where lead_id = ${leadId}`
        yield* sql`update decisions set valid_until = now(),
          answer = (replace(answer::text, ${first.json.offers[0].validUntil}, '2026-01-01T00:00:00.000Z'))::jsonb
          where lead_id = ${leadId}`
        const { offerId } = first.json.offers[0]
        assert.strictEqual((yield* send("GET", `/api/offers/${offerId}`)).json.status, "expired")
        const late = yield* send("POST", `/api/offers/${offerId}/accept`, { body: {} })
        assert.strictEqual(late.status, 410)
        assert.strictEqual(late.json.code, "offer_expired")
        const next = yield* send("GET", offersOf(leadId))
        assert.notStrictEqual(next.json.decisionId, first.json.decisionId)
      })
    )
  })

  describe("a decision", () => {
    it.effect("is replayed to the identical answer, until the person is erased", () =>
      Effect.gen(function* () {
        const send = yield* client
        const leadId = yield* enriched(16)
        const { json } = yield* send("GET", offersOf(leadId, "?maxOffers=2"))
        yield* send("POST", `/api/offers/${json.offers[0].offerId}/accept`, { body: {} })
        const replay = (more: Call = {}) => send("POST", `/api/decisions/${json.decisionId}/replay`, more)
        const once = { headers: { "idempotency-key": "replayed-1" } }
        assert.deepStrictEqual((yield* replay(once)).json, json)
        assert.strictEqual((yield* send("DELETE", `/api/leads/${leadId}`)).status, 204)
        const erased = yield* replay()
        assert.strictEqual(erased.status, 410, erased.text)
        assert.strictEqual(erased.json.code, "decision_erased")
        const kept = yield* replay(once)
        assert.strictEqual(kept.status, 410, "nor does the answer that was kept for the key bring it back")
        assert.strictEqual((yield* send("GET", `/api/offers/${json.offers[0].offerId}`)).status, 404)
      })
    )
  })
})
