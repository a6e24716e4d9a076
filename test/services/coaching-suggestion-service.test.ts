import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Schedule } from "effect"
import { CallId } from "../../src/calls/CallId.ts"
import type { CallEvent } from "../../src/calls/events/CallEvent.ts"
import { CoachingSuggestionService } from "../../src/coaching/CoachingSuggestionService.ts"
import { Conversations } from "../../src/coaching/Conversations.ts"
import type { SuggestionType } from "../../src/coaching/Suggestion.ts"
import { untried } from "../../src/coaching/suggesting/Experience.ts"
import { Experiences } from "../../src/coaching/suggesting/Experiences.ts"
import { AgentId } from "../../src/keys/ApiKey.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"

let number = 0

/** A call with somebody of whom much is known, when it has been prepared. */
const talking = (more: object = {}) =>
  Effect.gen(function* () {
    const key = yield* issueKey("admin")
    const people = wellKnown(yield* Sandbox)
    const at = number++
    const callId = CallId.make(`talk-${at}`)
    const leadId = LeadId.make(`person-${at}`)
    yield* call("PUT", `/api/leads/${leadId}`, { key, body: { ...people[at]?.lead, interests: ["auto"], ...more } })
    yield* call("POST", "/api/calls", { key, body: { callId, leadId, agentId: "ana", direction: "inbound" } })
    yield* call("GET", `/api/calls/${callId}/briefing`, { key }).pipe(
      Effect.repeat({ until: ({ json }) => json.pending.length === 0, schedule: Schedule.spaced("20 millis") })
    )
    const conversations = yield* Conversations
    const tell = (...events: ReadonlyArray<CallEvent>) =>
      Effect.map(conversations.hear(callId, events, null), ({ answer }) => answer)
    const say = (text: string) => tell({ type: "utterance", speaker: "lead", text })
    return { key, callId, leadId, tell, say }
  })

const typed = (type: SuggestionType) => (one: { readonly type: SuggestionType }) => one.type === type

const App = SandboxApp({
  CALLWISE_RATE_LIMIT_PER_MINUTE: "100000",
  CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0",
  CALLWISE_PROMPTS_PER_MINUTE: "60",
  CALLWISE_COMPETITORS: "Rival Mutual"
})

layer(App, { excludeTestServices: true })("the coaching suggestion service", it => {
  it.effect(
    "handles objections, pain points and competitors, each with what triggered it and the conversation so far",
    () =>
      Effect.gen(function* () {
        const { say } = yield* talking()
        const price = yield* say("That is too expensive for me.")
        const [objection] = price.suggestions.filter(typed("objection_handling"))
        assert.strictEqual(objection?.triggeredBy[0].value, "OBJ-PRICE")
        assert.include(objection?.context.objections ?? [], "OBJ-PRICE")
        const [pain] = (yield* say("My premium went up again this year.")).suggestions.filter(
          typed("pain_point_response")
        )
        assert.deepInclude(pain?.triggeredBy[0], { type: "pain", value: "rising_cost" })
        const [rival] = (yield* say("Rival Mutual gave me a quote as well.")).suggestions.filter(
          typed("competitive_positioning")
        )
        assert.include(rival?.title, "Rival Mutual")
        assert.include(rival?.context.painPoints ?? [], "rising_cost")
      })
  )

  it.effect("adjusts to the mood only when it has turned, not for one bad sentence", () =>
    Effect.gen(function* () {
      const { tell } = yield* talking()
      const felt = (score: number) =>
        Effect.map(
          tell({ type: "sentiment", sentiment: score < 0 ? "negative" : "positive", score }),
          ({ suggestions }) => suggestions.filter(typed("sentiment_adjustment"))
        )
      const calm = yield* Effect.forEach([0.3, 0.2, 0.4, 0.3, 0.2, 0.3], felt)
      assert.deepStrictEqual([...calm.flat(), ...(yield* felt(-0.4))], [])
      const turned = yield* Effect.forEach(
        Array.from({ length: 12 }, () => -0.8),
        felt
      )
      const [suggestion] = turned.flat()
      assert.deepInclude(suggestion?.triggeredBy[0], { type: "sentiment", value: "worsened" })
      assert.strictEqual(suggestion?.title, "Lead is getting frustrated")
      assert.strictEqual(suggestion?.context.currentSentiment, "negative")
    })
  )

  it.effect("reminds of the law, warns of risk, and names what else fits", () =>
    Effect.gen(function* () {
      const { callId, say } = yield* talking({
        address: { state: "FL", postalCode: "33101" },
        attributes: { honeypot: "x", formSeconds: 0.3 }
      })
      const coaching = yield* CoachingSuggestionService
      const before = yield* coaching.ofCall(callId, { maxSuggestions: 50 }, null)
      const types = new Set(before.map(({ type }) => type))
      assert.isTrue(types.has("compliance_reminder"))
      assert.isTrue(types.has("risk_awareness"), [...types].join())
      assert.isTrue(types.has("cross_sell_opportunity") || types.has("upsell_opportunity"), [...types].join())
      const priorities = before.map(({ priority }) => ["urgent", "high", "medium", "low"].indexOf(priority))
      assert.deepStrictEqual(
        priorities,
        priorities.toSorted((a, b) => a - b)
      )
      const baby = yield* say("We just had a baby.")
      assert.isTrue(baby.suggestions.some(typed("cross_sell_opportunity")), JSON.stringify(baby.detected))
      const cheap = yield* say("Do you have any discount if I take more than one policy?")
      assert.isArray(cheap.suggestions)
    })
  )

  it.effect("answers for a lead before any call, the same while it stands, and only as sure as asked for", () =>
    Effect.gen(function* () {
      const { leadId } = yield* talking()
      const coaching = yield* CoachingSuggestionService
      const first = yield* coaching.ofLead(leadId, {}, null)
      assert.deepStrictEqual(
        (yield* coaching.ofLead(leadId, {}, null)).map(({ suggestionId }) => suggestionId),
        first.map(({ suggestionId }) => suggestionId)
      )
      assert.isTrue(
        (yield* coaching.ofLead(leadId, { minConfidence: "high" }, null)).every(
          ({ confidence }) => confidence === "high"
        )
      )
      assert.isAtMost((yield* coaching.ofLead(leadId, { maxSuggestions: 1 }, null)).length, 1)
      assert.strictEqual((yield* Effect.flip(coaching.ofLead(LeadId.make("nobody"), {}, null)))._tag, "LeadNotFound")
    })
  )

  it.effect("learns from what agents say of it: kept, counted, replaced by a later word, and no longer shown", () =>
    Effect.gen(function* () {
      const { callId, key, say } = yield* talking()
      const coaching = yield* CoachingSuggestionService
      const sql = yield* SqlClient.SqlClient
      const [suggestion] = (yield* say("That is too expensive for me.")).suggestions.filter(typed("objection_handling"))
      assert.isDefined(suggestion)
      const { suggestionId } = suggestion
      const used = yield* coaching.answer(
        suggestionId,
        { used: true, usedScript: true, effectivenessRating: 5, notes: "Very helpful suggestion" },
        null
      )
      assert.strictEqual(used.status, "used")
      assert.strictEqual(
        (yield* coaching.answer(suggestionId, { used: false }, AgentId.make("ana"))).status,
        "dismissed"
      )
      assert.strictEqual(
        (yield* Effect.flip(coaching.answer(suggestionId, { used: true }, AgentId.make("bo"))))._tag,
        "SuggestionNotFound"
      )
      const live = yield* coaching.ofCall(callId, {}, null)
      assert.notInclude(
        live.map(one => one.suggestionId),
        suggestionId
      )
      const kept = yield* sql<{
        used: boolean
      }>`select used from suggestion_feedback where suggestion_id = ${suggestionId}::uuid order by feedback_id`
      assert.deepStrictEqual(
        kept.map(one => one.used),
        [true, false]
      )
      const [row] = yield* sql<{
        rule: string
        script: string
      }>`select rule, script from coaching_suggestions where suggestion_id = ${suggestionId}::uuid`
      const experiences = yield* Experiences
      const tried = Effect.zipRight(
        experiences.look,
        Effect.map(experiences.current, ({ of }) => of(row?.rule ?? "", row?.script ?? "", "unknown"))
      )
      assert.deepStrictEqual(yield* tried, { ...untried, shown: 1, dismissed: 1 })
      yield* coaching.answer(suggestionId, { used: true }, null)
      assert.deepStrictEqual(yield* tried, { ...untried, shown: 1, used: 1 })
      for (const little of [{ effectivenessRating: 1 }, { usedScript: false }]) {
        yield* coaching.answer(suggestionId, { used: true, ...little }, null)
        assert.deepStrictEqual(yield* tried, { ...untried, shown: 1, dismissed: 1 })
      }
      yield* call("POST", `/api/calls/${callId}/end`, { key, body: { outcome: "sold" } })
      assert.deepStrictEqual(yield* tried, { ...untried, shown: 1, dismissed: 1 })
      yield* coaching.answer(suggestionId, { used: true, usedScript: true }, null)
      assert.deepStrictEqual(yield* tried, { ...untried, shown: 1, used: 1, sold: 1 })
    }).pipe(Effect.provide(Experiences.layer), Effect.scoped)
  )

  it.effect("shows an agent nothing of another agent's call, and takes their word on what stood before a call", () =>
    Effect.gen(function* () {
      const { leadId, say } = yield* talking()
      const coaching = yield* CoachingSuggestionService
      const bo = AgentId.make("bo")
      const [objection] = (yield* say("That is too expensive for me.")).suggestions.filter(typed("objection_handling"))
      assert.isDefined(objection)
      const idsFor = (viewer: AgentId | null) =>
        Effect.map(coaching.ofLead(leadId, { maxSuggestions: 50 }, viewer), all =>
          all.map(({ suggestionId }) => suggestionId)
        )
      assert.include(yield* idsFor(null), objection.suggestionId)
      assert.include(yield* idsFor(AgentId.make("ana")), objection.suggestionId)
      const [before] = yield* coaching.ofLead(leadId, { maxSuggestions: 50 }, bo)
      assert.notInclude(yield* idsFor(bo), objection.suggestionId)
      assert.isDefined(before)
      assert.isNull(before.callId)
      assert.strictEqual((yield* coaching.answer(before.suggestionId, { used: true }, bo)).status, "used")
    })
  )

  it.effect("notices when the agent says it, and lets it go", () =>
    Effect.gen(function* () {
      const { callId, say, tell } = yield* talking()
      const sql = yield* SqlClient.SqlClient
      const [suggestion] = (yield* say("That is too expensive for me.")).suggestions.filter(typed("objection_handling"))
      assert.isDefined(suggestion)
      yield* tell({ type: "utterance", speaker: "agent", text: suggestion.suggestedScript })
      const [row] = yield* sql<{
        saidAt: Date | null
      }>`select said_at from coaching_suggestions where suggestion_id = ${suggestion.suggestionId}::uuid`
      assert.isNotNull(row?.saidAt)
      const live = yield* Effect.flatMap(CoachingSuggestionService, coaching => coaching.ofCall(callId, {}, null))
      assert.notInclude(
        live.map(one => one.suggestionId),
        suggestion.suggestionId
      )
    })
  )
})
