import { SqlClient } from "@effect/sql"
import { assert, describe, layer } from "@effect/vitest"
import { DateTime, Deferred, Effect, Layer, Schema } from "effect"
import { AgentInput } from "../../src/compliance/Agent.ts"
import { Agents } from "../../src/compliance/Agents.ts"
import { AgentId } from "../../src/keys/ApiKey.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { LeadPatch } from "../../src/leads/LeadPatch.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { Erasure } from "../../src/privacy/Erasure.ts"
import { ComingsRepo } from "../../src/risk/ComingsRepo.ts"
import { Noting } from "../../src/risk/Noting.ts"
import type { ValidationAsked } from "../../src/risk/RiskValidation.ts"
import { RiskValidationService } from "../../src/risk/RiskValidationService.ts"
import { TrustedPatterns } from "../../src/risk/TrustedPatterns.ts"
import { TestApp } from "../support/TestApp.ts"

const person = {
  email: "maria.lopez@acme-insured.com",
  phone: "+12125550123",
  firstName: "Maria",
  lastName: "Lopez",
  dateOfBirth: "1986-05-05",
  address: { street: "1 Main St", city: "Columbus", state: "OH", postalCode: "43004" }
}

let number = 0
const fresh = () => {
  number += 1
  return String(number).padStart(4, "0")
}

/** Someone whose contact data nobody else has. */
const stranger = (more: object = {}) => {
  const own = fresh()
  return {
    ...person,
    email: `p${own}@acme-insured.com`,
    phone: `+1614${Number(own) + 2_200_000}`,
    address: { ...person.address, street: `${own} Elm St` },
    ...more
  }
}

const store = (lead: object) =>
  Effect.gen(function* () {
    const leads = yield* Leads
    const { leadId } = yield* leads.create(yield* Schema.decodeUnknown(LeadInput)(lead))
    return leadId
  })

const validate = (leadId: LeadId, asked: ValidationAsked = {}) =>
  Effect.flatMap(RiskValidationService, risk => risk.validate(leadId, asked))

const checkNamed = (validation: Effect.Effect.Success<ReturnType<typeof validate>>, name: string) => {
  const check = validation.validationChecks.find(one => one.name === name)
  assert.isDefined(check, name)
  return check
}

const bot = { attributes: { honeypot: "x", formSeconds: 0.4, deviceId: "device-of-bots" } }
const byReviewer = (decision: "approve" | "reject") => ({ decision, reviewer: "Ana" })

const App = Layer.provideMerge(
  Noting.layer,
  TestApp({ CALLWISE_DATABASE_CONNECTIONS: "12", CALLWISE_MX_TIMEOUT_MS: "0" })
)

layer(App, { excludeTestServices: true })("the risk validation service", it => {
  describe("a validation", () => {
    it.effect("passes an ordinary lead and explains its score by the weights", () =>
      Effect.gen(function* () {
        const validation = yield* validate(yield* store(stranger({ interests: ["auto"] })))
        assert.isTrue(validation.isApproved)
        assert.isFalse(validation.requiresReview)
        assert.isNull(validation.review)
        const sum = validation.validationChecks.reduce((total, { weight }) => total + weight, 0)
        assert.strictEqual(sum, validation.overallRiskScore)
        assert.isTrue(DateTime.greaterThan(validation.expiresAt, validation.createdAt))
        assert.notInclude(JSON.stringify(validation.validationChecks), "Lopez")
        assert.strictEqual(validation.validationMetadata.identityVersion, "stated-2")
      })
    )

    it.effect("never declines a lead of whom next to nothing is known, and says what to ask", () =>
      Effect.gen(function* () {
        const own = fresh()
        const validation = yield* validate(yield* store({ email: `thin${own}@acme-insured.com` }))
        assert.isTrue(validation.isApproved)
        assert.strictEqual(validation.overallRiskScore, 0)
        const age = checkNamed(validation, "age_eligibility")
        assert.strictEqual(age.status, "warning")
        assert.isTrue(age.result)
        assert.isNotNull(age.settledBy)
      })
    )

    it.effect("has only the checks of its type", () =>
      Effect.gen(function* () {
        const leadId = yield* store(stranger())
        const categories = (type: "fraud" | "compliance" | "quality") =>
          Effect.map(validate(leadId, { validationType: type }), ({ validationChecks }) => [
            ...new Set(validationChecks.map(({ category }) => category))
          ])
        assert.notInclude(yield* categories("fraud"), "compliance")
        assert.deepStrictEqual(yield* categories("compliance"), ["compliance"])
        assert.notIncludeMembers(yield* categories("quality"), ["behavioral", "compliance"])
      })
    )

    it.effect("forbids what a rule forbids for the line asked about, with the rule, whatever a reviewer says", () =>
      Effect.gen(function* () {
        const risk = yield* RiskValidationService
        const leadId = yield* store(stranger({ dateOfBirth: "2015-01-01" }))
        const validation = yield* validate(leadId, { validationType: "compliance", offerType: "auto" })
        assert.isFalse(validation.isApproved)
        const age = checkNamed(validation, "age_eligibility")
        assert.strictEqual(age.status, "failed")
        assert.include(validation.validationMetadata.blockedBy, "AGE-001")
        yield* risk.review(validation.validationId, byReviewer("approve"))
        assert.isFalse((yield* risk.latest(leadId, "compliance")).isApproved)
      })
    )

    it.effect("asks for the licence of the agent named: unknown, held, or held elsewhere", () =>
      Effect.gen(function* () {
        const agents = yield* Agents
        const agentId = AgentId.make("agent-1")
        const leadId = yield* store(stranger())
        const licence = Effect.map(
          validate(leadId, { validationType: "compliance", offerType: "auto", agentId }),
          one => checkNamed(one, "agent_licence")
        )
        assert.strictEqual((yield* licence).status, "warning")
        const register = (state: string) =>
          Effect.flatMap(
            Schema.decodeUnknown(AgentInput)({ licences: [{ state, lines: ["auto"], expires: "2099-01-01" }] }),
            input => agents.put(agentId, input)
          )
        yield* register("OH")
        assert.strictEqual((yield* licence).status, "passed")
        yield* register("TX")
        const refused = yield* licence
        assert.strictEqual(refused.status, "failed")
        assert.deepStrictEqual(
          refused.signals.map(({ id }) => id),
          ["GEO-001"]
        )
      })
    )

    it.effect("escalates once for the same grounds, also when asked many times at once", () =>
      Effect.gen(function* () {
        const risk = yield* RiskValidationService
        const leadId = yield* store(stranger({ ...bot, dateOfBirth: "2015-01-01" }))
        const all = yield* Effect.all(
          Array.from({ length: 8 }, () => validate(leadId, { offerType: "auto" })),
          { concurrency: "unbounded" }
        )
        assert.isTrue(all.every(({ autoEscalate }) => autoEscalate))
        assert.strictEqual(new Set(all.map(({ review }) => review?.reviewId)).size, 1)
        const open = yield* risk.reviews("open", { before: null, limit: 200 })
        assert.strictEqual(open.filter(review => review.leadId === leadId).length, 1)
      })
    )
  })

  describe("velocity", () => {
    it.effect("shows each of two leads at once the other, and one phone under three names", () =>
      Effect.gen(function* () {
        const shared = { phone: "+16143330000" }
        const ids = yield* Effect.forEach(["Ann", "Bob", "Cy"], firstName => store(stranger({ ...shared, firstName })))
        yield* Effect.forEach(ids, id => validate(id, { validationType: "fraud" }), { concurrency: "unbounded" })
        for (const id of ids) {
          const check = checkNamed(yield* validate(id, { validationType: "fraud" }), "velocity")
          assert.deepStrictEqual(
            check.signals.map(signal => signal.id),
            ["FR-06"]
          )
          assert.isAbove(check.weight, 0)
        }
      })
    )

    it.effect("lets the last of those that come at once see them all", () =>
      Effect.gen(function* () {
        const ids = yield* Effect.replicateEffect(store(stranger({ attributes: { deviceId: "at once" } })), 10)
        const seen = yield* Effect.forEach(ids, id => validate(id, { validationType: "fraud" }), {
          concurrency: "unbounded"
        })
        const counts = seen.map(one =>
          Number(
            /24 h (\d+)/.exec(
              checkNamed(one, "velocity").evidence.find(({ field }) => field === "device")?.says ?? ""
            )?.[1]
          )
        )
        assert.strictEqual(Math.max(...counts), 10)
      })
    )

    it.effect("counts a lead once however often it is validated", () =>
      Effect.gen(function* () {
        const leadId = yield* store(stranger())
        yield* Effect.replicateEffect(validate(leadId), 3)
        const check = checkNamed(yield* validate(leadId), "velocity")
        assert.isTrue(check.evidence.every(({ says }) => says.includes("30 d 1;")))
      })
    )

    it.effect("is answered by a trusted pattern until that expires", () =>
      Effect.gen(function* () {
        const patterns = yield* TrustedPatterns
        const phone = "+16143330001"
        const ids = yield* Effect.forEach(["Ann", "Bob", "Cy"], firstName => store(stranger({ phone, firstName })))
        const fraud = Effect.forEach(ids, id => validate(id, { validationType: "fraud" }))
        yield* fraud
        const before = yield* fraud
        assert.isTrue(before.every(one => checkNamed(one, "velocity").weight === 25))
        const expiresAt = DateTime.add(yield* DateTime.now, { days: 1 })
        const trusted = {
          kind: "phone",
          value: "(614) 333-0001",
          owner: "Ana",
          reason: "shelter's line",
          expiresAt
        } as const
        const { patternId } = yield* patterns.trust(trusted)
        const after = yield* fraud
        assert.isTrue(
          after.every(one => one.overallRiskScore === 0 && one.validationMetadata.trusted.includes("phone"))
        )
        yield* patterns.forget(patternId)
        assert.isTrue((yield* fraud).every(one => checkNamed(one, "velocity").weight === 25))
        const refused = yield* Effect.flip(patterns.trust({ ...trusted, value: "not a phone" }))
        assert.strictEqual(refused._tag, "TrustedPatternRefused")
      })
    )
  })

  describe("a review", () => {
    it.effect("is decided once, approves what was flagged, and stands as long as the grounds do", () =>
      Effect.gen(function* () {
        const risk = yield* RiskValidationService
        const leads = yield* Leads
        const lead = stranger({ ...bot, attributes: { ...bot.attributes, deviceId: fresh() }, interests: ["auto"] })
        const ids = yield* Effect.replicateEffect(store({ ...lead, email: `r${fresh()}@acme-insured.com` }), 5)
        yield* Effect.forEach(ids, id => validate(id))
        const [leadId] = ids
        assert.isDefined(leadId)
        const flagged = yield* validate(leadId)
        assert.isTrue(flagged.requiresReview, `${flagged.overallRiskScore}`)
        const deciding = yield* Effect.all(
          Array.from({ length: 4 }, () => Effect.either(risk.review(flagged.validationId, byReviewer("approve")))),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(deciding.filter(({ _tag }) => _tag === "Right").length, 1)
        const closed = yield* Effect.flip(risk.review(flagged.validationId, byReviewer("reject")))
        assert.strictEqual(closed._tag, "ReviewClosed")
        assert.isTrue((yield* risk.latest(leadId, "all")).isApproved)
        assert.isTrue((yield* validate(leadId)).isApproved)
        yield* leads.put(leadId, yield* Schema.decodeUnknown(LeadInput)({ ...lead, phone: "+16144440000" }))
        assert.isFalse((yield* validate(leadId)).isApproved)
      })
    )

    it.effect("of what had passed counts as a miss when it is rejected", () =>
      Effect.gen(function* () {
        const risk = yield* RiskValidationService
        const since = DateTime.subtract(yield* DateTime.now, { hours: 1 })
        const before = yield* risk.outcomes(since)
        const passed = yield* validate(yield* store(stranger({ interests: ["auto"] })))
        yield* risk.review(passed.validationId, byReviewer("reject"))
        const after = yield* risk.outcomes(since)
        assert.deepStrictEqual(after, { ...before, missed: before.missed + 1 })
        assert.isFalse((yield* risk.latest(passed.leadId, null)).isApproved)
      })
    )
  })

  it.effect("leaves nothing of a person who is erased but what says nothing of them", () =>
    Effect.gen(function* () {
      const risk = yield* RiskValidationService
      const sql = yield* SqlClient.SqlClient
      const leadId = yield* store(stranger({ ...bot, source: "form of old", dateOfBirth: "2015-01-01" }))
      const { validationId } = yield* validate(leadId, { offerType: "auto", callId: undefined })
      yield* risk.review(validationId, { ...byReviewer("reject"), note: "A child." })
      yield* (yield* Erasure).erase(leadId)
      const gone = yield* Effect.flip(risk.latest(leadId, null))
      assert.strictEqual(gone._tag, "RiskValidationNotFound")
      const left = yield* sql<{ text: string }>`
        select to_jsonb(v)::text text from risk_validation_results v where validation_id = ${validationId}::uuid
        union all select to_jsonb(r)::text from risk_reviews r where lead_id is null`
      assert.strictEqual(left.length, 2)
      for (const { text } of left) for (const word of ["A child", leadId, "honeypot"]) assert.notInclude(text, word)
      const events = yield* sql`select from velocity_events where lead_id = ${leadId}
        union all select from risk_source_history where lead_id = ${leadId}`
      assert.strictEqual(events.length, 0)
      const refused = yield* Effect.flip(risk.review(validationId, byReviewer("approve")))
      assert.strictEqual(refused._tag, "RiskValidationNotFound")
    })
  )

  it.effect("sees a ring though nobody has validated its leads, also one that came to share a phone later", () =>
    Effect.gen(function* () {
      const noting = yield* Noting
      const phone = "+16145550177"
      const named = (firstName: string, more: object = {}) => stranger({ firstName, lastName: "Ring", ...more })
      yield* store(named("Ann", { phone }))
      const later = yield* store(named("Bea"))
      const asked = yield* store(named("Cleo", { phone }))
      const velocity = Effect.map(validate(asked), validation => checkNamed(validation, "velocity"))
      yield* noting.all
      assert.notInclude((yield* velocity).message, "names")
      yield* (yield* Leads).patch(later, yield* Schema.decodeUnknown(LeadPatch)({ phone }))
      yield* Effect.all([noting.all, noting.all], { concurrency: 2 })
      const seen = yield* velocity
      assert.strictEqual(seen.status, "failed")
      assert.include(JSON.stringify(seen.evidence), "names 3")
      const left = yield* (yield* SqlClient.SqlClient)`select from leads_to_note`
      assert.strictEqual(left.length, 0)
    })
  )

  it.effect("notes a lead anew that changes while it is being noted", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const comings = yield* ComingsRepo
      yield* (yield* Noting).all
      const leadId = yield* store(stranger())
      const [taken, changed] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      const noting = yield* Effect.gen(function* () {
        const leads = yield* comings.awaiting(10)
        yield* Deferred.succeed(taken, undefined)
        yield* Deferred.await(changed)
        yield* comings.noted(leads.map(lead => lead.leadId))
      }).pipe(sql.withTransaction, Effect.fork)
      yield* Deferred.await(taken)
      const change = yield* Schema.decodeUnknown(LeadPatch)({ phone: "+16145550178" })
      const patching = yield* Effect.fork((yield* Leads).patch(leadId, change))
      yield* Effect.sleep("300 millis")
      yield* Deferred.succeed(changed, undefined)
      yield* noting
      yield* patching
      const left = yield* sql`select from leads_to_note where lead_id = ${leadId}`
      assert.strictEqual(left.length, 1)
    }).pipe(Effect.provide(ComingsRepo.layer))
  )

  it.effect("knows no lead that is not there", () =>
    Effect.gen(function* () {
      const missing = yield* Effect.flip(validate(LeadId.make("nobody")))
      assert.strictEqual(missing._tag, "LeadNotFound")
    })
  )
})
