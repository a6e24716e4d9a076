import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { duties } from "../../src/coaching/disclosures/Duties.ts"
import { nothingHeard } from "../../src/coaching/Heard.ts"
import { prohibitedIn } from "../../src/coaching/ProhibitedPhrases.ts"
import { competitionWords } from "../../src/coaching/suggesting/book/CompetitionPlays.ts"
import { moodWords } from "../../src/coaching/suggesting/book/MoodPlays.ts"
import { objectionWords } from "../../src/coaching/suggesting/book/ObjectionPlays.ts"
import {
  bundleWords,
  crossSellWords,
  lifeEventOpenings,
  likedWords
} from "../../src/coaching/suggesting/book/OpportunityPlays.ts"
import { painPoints, painPointWords } from "../../src/coaching/suggesting/book/PainPointPlays.ts"
import { permissionWords, riskWords } from "../../src/coaching/suggesting/book/RiskPlays.ts"
import { untried } from "../../src/coaching/suggesting/Experience.ts"
import { filled } from "../../src/coaching/suggesting/Filling.ts"
import type { Words } from "../../src/coaching/suggesting/Play.ts"
import { noPrompts, promptsAtMost } from "../../src/coaching/suggesting/Prompts.ts"
import type { Situation } from "../../src/coaching/suggesting/Situation.ts"
import { suggest } from "../../src/coaching/suggesting/Suggest.ts"
import type { Made, SuggestionChange } from "../../src/coaching/suggesting/SuggestionChange.ts"
import { lifeEventCues } from "../../src/hearing/cues/LifeEvents.ts"
import { painPointCues } from "../../src/hearing/cues/PainPoints.ts"
import { objections } from "../../src/hearing/Objections.ts"
import { OfferId } from "../../src/offers/Offer.ts"
import { OfferType } from "../../src/offers/OfferType.ts"
import { cue, factsOf, later, situationOf } from "./Situations.ts"

const books: ReadonlyArray<Words> = [
  ...Object.values(objectionWords),
  ...Object.values(moodWords),
  ...lifeEventOpenings.values(),
  ...painPoints.flatMap(value => painPointWords(value) ?? []),
  ...OfferType.literals.map(crossSellWords),
  bundleWords,
  likedWords,
  competitionWords("Rival", {
    name: "Rival",
    points: [{ text: "Has no local office", source: "their site", asOf: "2026-11-01" }]
  }),
  ...(["velocity", "age_eligibility", "agent_licence"] as const).map(check =>
    riskWords({
      check,
      category: check === "velocity" ? "behavioral" : "compliance",
      severity: "high",
      message: "Something was found."
    })
  ),
  permissionWords(true),
  permissionWords(false)
]

const made = (changes: ReadonlyArray<SuggestionChange>): ReadonlyArray<Made> =>
  changes.flatMap(change => (change.kind === "made" ? [change] : []))

const names = fc.option(fc.constantFrom("Ana", "Bo O'Neil", "Zoë"), { nil: null })

describe("the agency's words", () => {
  it("hold nothing that must not be said, whatever is filled in", () => {
    fc.assert(
      fc.property(names, names, (agentName, agency) => {
        const facts = factsOf({ agentName, agency })
        for (const { content, scripts, talkingPoints, title } of books)
          for (const text of [
            title,
            content,
            ...talkingPoints.filter(point => !point.startsWith("Avoid:")),
            ...scripts.map(script => filled(script, facts) ?? "")
          ])
            assert.deepStrictEqual(
              prohibitedIn(text).map(({ id }) => id),
              [],
              text
            )
      })
    )
    for (const { script } of duties)
      assert.deepStrictEqual(
        prohibitedIn(script).map(({ id }) => id),
        [],
        script
      )
  })

  it("never leave a placeholder open, and say nothing that is not known", () => {
    for (const { scripts } of books)
      for (const script of scripts) {
        assert.notMatch(filled(script, factsOf()) ?? "", /[{}]/)
        const unknown = filled(script, factsOf({ agentName: null, agency: null, firstName: null }))
        assert.strictEqual(unknown === undefined, /\{/.test(script.text), script.id)
      }
  })

  it("answer every objection and pain point that is heard, each script under an id of its own", () => {
    for (const value of objections) assert.isAbove(objectionWords[value].scripts.length, 0, value)
    for (const value of Object.keys(painPointCues)) assert.isDefined(painPointWords(value), value)
    const ids = books.flatMap(({ scripts }) => scripts.map(({ id }) => id)).filter(id => id !== "COMP-fair-1")
    assert.strictEqual(new Set(ids).size, ids.length)
    const griefs = ["divorce", "death_in_family", "illness"]
    for (const event of Object.keys(lifeEventCues))
      assert.strictEqual(lifeEventOpenings.has(event), !griefs.includes(event), event)
  })
})

describe("a suggestion", () => {
  it("is refreshed, not repeated, when the same is heard again, and comes back only after a while", () => {
    const price = [cue("objection", "OBJ-PRICE")]
    const first = suggest(noPrompts, situationOf(price))
    assert.strictEqual(made(first.changed).length, 1)
    const again = suggest(first.prompts, situationOf(price, { now: later(20) }))
    assert.deepStrictEqual(
      again.changed.map(({ kind }) => kind),
      ["expires"]
    )
    const soon = suggest(again.prompts, situationOf(price, { now: later(100) }))
    assert.deepStrictEqual(soon.changed, [])
    assert.strictEqual(made(suggest(soon.prompts, situationOf(price, { now: later(200) })).changed).length, 1)
  })

  it("is never one of more than a few, unless law or fraud wants it, and a graver one takes a lesser one's place", () => {
    const small = ["rising_cost", "paperwork", "poor_service", "billing_trouble"].map((value, at) =>
      cue("pain_point", value, at)
    )
    const limits = { promptsPerMinute: 10, holdoutPercent: 0 }
    const crowded = suggest(noPrompts, situationOf(small, { limits }))
    assert.strictEqual(made(crowded.changed).length, 3)
    const grave = suggest(crowded.prompts, situationOf([cue("objection", "OBJ-TRUST")], { limits, now: later(1) }))
    assert.deepStrictEqual(
      grave.changed.map(({ kind }) => kind),
      ["expires", "made"]
    )
    const reminder = {
      ruleId: "DIS-ESTIMATE",
      title: "t",
      content: "c",
      script: "s",
      citation: "x",
      priority: "high",
      isViolated: false
    } as const
    const none = { promptsPerMinute: 0, holdoutPercent: 50 }
    const spent = suggest(
      grave.prompts,
      situationOf([cue("objection", "OBJ-STALL")], { limits: none, reminders: [reminder], now: later(2) })
    )
    assert.deepStrictEqual(
      made(spent.changed).map(({ suggestion }) => suggestion.type),
      ["compliance_reminder"]
    )
  })

  it("asks for attention no more often in a minute than it may", () => {
    const all = objections.filter(value => value !== "OBJ-STOP").map((value, at) => cue("objection", value, at))
    let prompts = noPrompts
    let shown = 0
    for (const [at, heard] of all.entries()) {
      const step = suggest(
        prompts,
        situationOf([heard], { now: later(at * 4), limits: { promptsPerMinute: 2, holdoutPercent: 0 } })
      )
      prompts = step.prompts
      shown += made(step.changed).length
    }
    assert.strictEqual(shown, 2)
  })

  it("gives nothing back but the confirmation when somebody wants no calls", () => {
    const { changed } = suggest(
      noPrompts,
      situationOf(
        [
          cue("stop_calling", "do_not_call"),
          cue("objection", "OBJ-STOP"),
          cue("objection", "OBJ-PRICE"),
          cue("buying_signal", "ready_to_start")
        ],
        {
          limits: { promptsPerMinute: 4, holdoutPercent: 50 }
        }
      )
    )
    assert.deepStrictEqual(
      made(changed).map(({ rule, withheld }) => [rule, withheld]),
      [["objection:OBJ-STOP", false]]
    )
  })

  it("is known again in what the agent says, and an agent who says it unprompted is left alone", () => {
    const first = suggest(noPrompts, situationOf([cue("objection", "OBJ-PRICE")]))
    const [{ suggestion }] = made(first.changed) as [Made]
    const said = suggest(first.prompts, situationOf([], { agentSaid: [suggestion.suggestedScript], now: later(5) }))
    assert.deepStrictEqual(said.changed, [{ kind: "said", suggestionId: suggestion.suggestionId, at: later(5) }])
    const other = suggest(
      first.prompts,
      situationOf([], { agentSaid: ["The weather is fine in Texas."], now: later(5) })
    )
    assert.deepStrictEqual(other.changed, [])
  })

  it("of two that press as much is the one that helped before, where there is room for one", () => {
    const cues = ["paperwork", "poor_service"].map((value, at) => cue("pain_point", value, at))
    const limits = { promptsPerMinute: 1, holdoutPercent: 0 }
    const helped = (rule: string) =>
      made(
        suggest(
          noPrompts,
          situationOf(cues, {
            limits,
            experience: { of: of => (of === rule ? { ...untried, shown: 20, used: 18 } : untried) }
          })
        ).changed
      ).map(one => one.rule)
    assert.deepStrictEqual(helped("pain:paperwork"), ["pain:paperwork"])
    assert.deepStrictEqual(helped("pain:poor_service"), ["pain:poor_service"])
  })

  it("leaves a memory of bounded size however long the call", () => {
    const kinds = ["objection", "pain_point", "life_event", "competitor"] as const
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), fc.string({ maxLength: 12 })), { maxLength: 200 }),
        heard => {
          let prompts = noPrompts
          for (const [at, [type, value]] of heard.entries())
            prompts = suggest(
              prompts,
              situationOf([cue(type, value, at)], {
                now: later(at * 10),
                limits: { promptsPerMinute: 60, holdoutPercent: 5 }
              })
            ).prompts
          assert.isAtMost(prompts.prompts.length, promptsAtMost)
          assert.isAtMost(prompts.spent.length, 60)
        }
      ),
      { numRuns: 20 }
    )
  })

  const offered = (offerType: OfferType, fitScore: number) => ({
    offerId: OfferId.make(`01920000-0000-7000-8000-00000000000${fitScore % 10}`),
    offerType,
    product: offerType,
    tier: "secondary" as const,
    fitScore,
    monthly: 90
  })

  it("brings nothing but health into a call about Medicare, whatever has happened in the person's life", () => {
    const offers = [offered("bundle", 81), offered("life", 72)]
    const events = [cue("life_event", "new_child"), cue("life_event", "retirement", 1)]
    const named = (age: number, topics: ReadonlySet<string> = new Set()) =>
      made(
        suggest(
          noPrompts,
          situationOf(events, {
            topics,
            facts: factsOf({ age, interests: ["health"], offers }),
            limits: { promptsPerMinute: 60, holdoutPercent: 0 }
          })
        ).changed
      ).map(({ rule }) => rule)
    assert.includeMembers(named(40), ["upsell:bundle", "life:new_child", "life:retirement"])
    assert.deepStrictEqual(named(70), ["life:retirement"])
    assert.deepStrictEqual(named(40, new Set(["medicare"])), ["life:retirement"])
  })

  it("goes when the call turns to Medicare or the person wants no more calls, but for what must be seen", () => {
    const facts = factsOf({
      interests: ["health"],
      offers: [offered("bundle", 81)],
      risks: [{ check: "velocity", category: "behavioral", severity: "high", message: "Seen too often." }]
    })
    const first = suggest(noPrompts, situationOf([], { facts }))
    const idsOf = (type: string) =>
      made(first.changed).flatMap(({ suggestion }) => (suggestion.type === type ? [suggestion.suggestionId] : []))
    const gone = (more: Partial<Situation>) =>
      suggest(first.prompts, situationOf([], { facts, now: later(5), ...more })).changed.flatMap(change =>
        change.kind === "expires" ? [change.suggestionId] : []
      )
    assert.lengthOf(idsOf("upsell_opportunity"), 1)
    assert.deepStrictEqual(gone({}), [])
    assert.deepStrictEqual(gone({ topics: new Set(["medicare"]) }), idsOf("upsell_opportunity"))
    assert.deepStrictEqual(gone({ heard: { ...nothingHeard, stopCalling: true } }), idsOf("upsell_opportunity"))
  })

  it("draws no script of another line than the call is about", () => {
    const scripts = (interests: ReadonlyArray<OfferType>, value: string) =>
      new Set(
        Array.from({ length: 60 }, (_, seed) =>
          made(
            suggest(
              noPrompts,
              situationOf([cue("objection", value)], { seed: `${seed}`, facts: factsOf({ interests }) })
            ).changed
          ).map(({ script }) => script)
        ).flat()
      )
    assert.deepStrictEqual(scripts(["auto"], "OBJ-NONEED"), new Set())
    assert.deepStrictEqual(scripts(["life"], "OBJ-NONEED"), new Set([1, 2, 3, 5].map(at => `OBJ-NONEED-${at}`)))
    assert.deepStrictEqual(scripts(["commercial"], "OBJ-NONEED"), new Set(["OBJ-NONEED-2"]))
    assert.deepStrictEqual(scripts(["bundle"], "OBJ-QUALIFY"), new Set([1, 2, 4].map(at => `OBJ-QUALIFY-${at}`)))
    assert.isFalse(scripts(["auto"], "OBJ-STOP").has("OBJ-STOP-3"))
  })

  it("asks who is calling where that is in doubt, and not where a rule stands in the way", () => {
    const titleOf = (check: string, category: "contact" | "compliance") =>
      riskWords({ check, category, severity: "medium", message: "Found." }).title
    assert.match(titleOf("phone_reachable", "contact"), /^Check who is calling/)
    assert.match(titleOf("age_eligibility", "compliance"), /^Mind a rule/)
    assert.match(titleOf("agent_licence", "compliance"), /licensed/)
  })

  it("comes before the first word where the profile calls for it, once", () => {
    const facts = factsOf({
      permission: "cannot_tell",
      risks: [{ check: "velocity", category: "behavioral", severity: "critical", message: "Seen too often." }],
      offers: [
        {
          offerId: "01920000-0000-7000-8000-000000000001" as never,
          offerType: "home",
          product: "HO-3",
          tier: "secondary",
          fitScore: 70,
          monthly: 90
        },
        {
          offerId: "01920000-0000-7000-8000-000000000002" as never,
          offerType: "bundle",
          product: "auto+home",
          tier: "primary",
          fitScore: 80,
          monthly: 180
        }
      ]
    })
    const first = suggest(noPrompts, situationOf([], { facts }))
    assert.deepStrictEqual(
      made(first.changed).map(({ suggestion }) => [suggestion.type, suggestion.priority]),
      [
        ["risk_awareness", "urgent"],
        ["risk_awareness", "high"],
        ["upsell_opportunity", "low"],
        ["cross_sell_opportunity", "low"]
      ]
    )
    assert.deepStrictEqual(suggest(first.prompts, situationOf([], { facts, now: later(1) })).changed, [])
  })
})
