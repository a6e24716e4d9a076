import { assert, describe, it } from "@effect/vitest"
import { pageOf, silence, withEvents } from "../../src/console/client/Heard.ts"
import { withOffers } from "../../src/console/client/OfferProgress.ts"
import { stillFresh, withPrompts } from "../../src/console/client/Prompts.ts"
import { changed, isAboutMedicare, nothingYet } from "../../src/console/client/State.ts"
import type { BriefingJson, EventJson, OfferJson, SuggestionJson } from "../../src/console/client/Wire.ts"

const at = (second: number) => new Date(Date.UTC(2026, 11, 1, 12, 0, second)).toISOString()

const suggestion = (
  suggestionId: string,
  priority: SuggestionJson["priority"],
  second: number,
  more: Partial<SuggestionJson> = {}
): SuggestionJson => ({
  suggestionId,
  leadId: "lead",
  callId: "call",
  type: "objection_handling",
  title: suggestionId,
  content: "",
  suggestedScript: "",
  talkingPoints: [],
  confidence: "high",
  priority,
  triggeredBy: [{ type: "objection", value: "price", detectedAt: at(second), confidence: 1 }],
  context: { currentSentiment: "neutral", detectedIntents: [], painPoints: [], objections: [] },
  status: "shown",
  createdAt: at(second),
  expiresAt: at(second + 60),
  expired: false,
  ...more
})

const ids = (prompts: ReadonlyArray<SuggestionJson>) => prompts.map(({ suggestionId }) => suggestionId)
const nobody: ReadonlySet<string> = new Set()

describe("what to say next", () => {
  const read = withPrompts([], [suggestion("read", "high", 1)], nobody)

  it("keeps its place while nothing presses more, and gives it up to what does", () => {
    const next = withPrompts(read, [suggestion("news", "high", 2), suggestion("later", "low", 3)], nobody)
    assert.deepStrictEqual(ids(next), ["read", "news", "later"])
    assert.deepStrictEqual(ids(withPrompts(next, [suggestion("law", "urgent", 4)], nobody)), [
      "law",
      "news",
      "read",
      "later"
    ])
  })

  it("does not come back once it is answered, went stale or was used elsewhere", () => {
    assert.deepStrictEqual(withPrompts([], read, new Set(["read"])), [])
    assert.deepStrictEqual(withPrompts(read, [suggestion("read", "high", 1, { expired: true })], nobody), [])
    assert.deepStrictEqual(withPrompts(read, [suggestion("read", "high", 1, { status: "dismissed" })], nobody), [])
    assert.strictEqual(stillFresh(read, Date.parse(at(60))), read)
    assert.deepStrictEqual(stillFresh(read, Date.parse(at(61))), [])
  })
})

describe("a stream that is read again from its beginning", () => {
  const line = (eventIndex: number): EventJson => ({ eventIndex, at: at(eventIndex), type: "utterance", detected: [] })
  const lines = Array.from({ length: 6_000 }, (_, index) => line(index))

  it("tells each line once, and is let grow no further than a few thousand", () => {
    const heard = withEvents(withEvents(silence, lines), lines.slice(5_900))
    assert.deepStrictEqual([heard.count, heard.events.length], [6_000, 5_000])
    assert.deepStrictEqual(
      pageOf(heard, 1).map(({ eventIndex }) => eventIndex),
      lines.slice(5_600, 5_800).map(({ eventIndex }) => eventIndex)
    )
  })

  it("takes no step of an offer back", () => {
    const offer = (status: OfferJson["status"]) => ({ offerId: "one", status })
    for (const further of ["presented", "accepted", "rejected"] as const)
      assert.strictEqual(withOffers([offer(further)], [offer("suggested")])[0]?.status, further)
    assert.strictEqual(withOffers([offer("suggested")], [offer("presented")])[0]?.status, "presented")
  })
})

describe("a call", () => {
  it("is about Medicare when what must be said there is on its list", () => {
    const listed = (...ruleIds: ReadonlyArray<string>) => ruleIds.map(ruleId => ({ ruleId }))
    assert.isTrue(isAboutMedicare(listed("DIS-RECORDING", "DIS-MEDICARE-TPMO")))
    assert.isFalse(isAboutMedicare(listed("DIS-RECORDING", "DIS-ACA-CONSENT")))
  })
})

describe("a briefing", () => {
  it("says what is no longer on its way, though nothing came of it", () => {
    const briefing: BriefingJson = {
      callId: "call",
      leadId: "lead",
      permission: { verdict: "allowed", rules: [], localTime: null, timeZone: null, nextAllowedAt: null },
      profile: null,
      offers: [],
      notOffered: [
        { offerType: "health", ruleId: "AGE-004", reason: "Medicare comes first.", citation: "SSA", opensWhen: "" }
      ],
      suggestions: [],
      risk: null,
      preparedAt: null,
      pending: ["risk"],
      missing: [{ part: "profile", reason: "not_found", providers: [] }]
    }
    const { missing, notOffered, pending } = changed(nothingYet, { type: "briefed", briefing })
    assert.deepStrictEqual([pending, missing, notOffered], [["risk"], briefing.missing, briefing.notOffered])
  })
})
