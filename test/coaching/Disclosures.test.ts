import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import type { CallFacts } from "../../src/coaching/CallFacts.ts"
import { checklist } from "../../src/coaching/disclosures/Checklist.ts"
import { duties } from "../../src/coaching/disclosures/Duties.ts"
import { hearLine, openObligations } from "../../src/coaching/disclosures/Monitor.ts"
import type { Obligations } from "../../src/coaching/disclosures/Obligations.ts"
import type { Reminder } from "../../src/coaching/disclosures/Reminder.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"
import { factsOf, later } from "./Situations.ts"

type Said = readonly [speaker: "lead" | "agent", text: string]

const heard = (facts: CallFacts, lines: ReadonlyArray<Said>) => {
  const opening = openObligations(facts)
  let { obligations } = opening
  const reminders: Array<Reminder> = [...opening.reminders]
  for (const [eventIndex, [speaker, text]] of lines.entries()) {
    const step = hearLine(obligations, facts, { speaker, text, eventIndex, at: later(eventIndex) })
    obligations = step.obligations
    reminders.push(...step.reminders)
  }
  const statuses = Object.fromEntries(checklist(obligations, facts).map(({ ruleId, status }) => [ruleId, status]))
  return { obligations, reminders, statuses, opening }
}

const ids = (reminders: ReadonlyArray<Reminder>) =>
  reminders.map(({ isViolated, ruleId }) => (isViolated ? `${ruleId} late` : ruleId))

const florida = factsOf({ state: "FL" })
const medicare = factsOf({ state: "FL", age: 66, interests: ["health"], direction: "inbound" })

describe("what must be said", () => {
  it("is asked for before the first word: who calls, and in all-party states that it is recorded", () => {
    assert.deepStrictEqual(ids(heard(florida, []).reminders), ["DIS-IDENTIFY", "DIS-RECORDING"])
    assert.deepStrictEqual(ids(heard(factsOf({ state: "TX" }), []).reminders), ["DIS-IDENTIFY"])
    assert.deepStrictEqual(ids(heard(factsOf({ state: "TX", direction: "inbound" }), []).reminders), [])
    const [, recording] = checklist(openObligations(florida).obligations, florida)
    assert.deepInclude(recording, {
      ruleId: "DIS-RECORDING",
      citation: "Fla. Stat. 934.03",
      status: "open",
      isDue: true
    })
  })

  it("is done when the agent has said it, also over two lines, and shows which words did", () => {
    const { obligations, statuses } = heard(florida, [
      ["agent", "Hello Rosa, this is Ana with Pelican Insurance."],
      ["agent", "I am calling about your auto insurance quote, and this call is recorded."]
    ])
    assert.deepInclude(statuses, { "DIS-IDENTIFY": "satisfied", "DIS-RECORDING": "satisfied" })
    const item = checklist(obligations, florida).find(({ ruleId }) => ruleId === "DIS-RECORDING")
    assert.strictEqual(item?.dischargedBy?.eventIndex, 1)
    const [from, to] = item?.dischargedBy?.span ?? [0, 0]
    assert.include(
      "I am calling about your auto insurance quote, and this call is recorded.".slice(from, to),
      "recorded"
    )
  })

  it("is late when it comes after its time, and says so at once with what to say now", () => {
    const { reminders, statuses } = heard(florida, [
      ["agent", "Hello, how are you?"],
      ["agent", "Nice weather today."],
      ["agent", "Did you have a good week?"],
      ["agent", "So let us see."],
      ["agent", "By the way, this call is recorded."]
    ])
    assert.deepInclude(statuses, { "DIS-IDENTIFY": "violated", "DIS-RECORDING": "late" })
    assert.includeMembers(ids(reminders), ["DIS-IDENTIFY late", "DIS-RECORDING late"])
  })

  it("is asked for when the person brings it up, in time for the agent to say it first", () => {
    const asked: Said = ["lead", "And what would it cost per month?"]
    const before = heard(florida, [asked])
    assert.include(ids(before.reminders), "DIS-ESTIMATE")
    const good = heard(florida, [
      asked,
      ["agent", "These are estimates, the insurer sets the final price. It would be 120 dollars a month."]
    ])
    assert.strictEqual(good.statuses["DIS-ESTIMATE"], "satisfied")
    const bad = heard(florida, [asked, ["agent", "It would be 120 dollars a month."]])
    assert.strictEqual(bad.statuses["DIS-ESTIMATE"], "violated")
    const half = heard(florida, [asked, ["agent", "As an estimate it would be 120 dollars a month."]])
    assert.strictEqual(half.statuses["DIS-ESTIMATE"], "violated")
  })

  it("of Medicare comes before any benefit, in the words of the law of the day", () => {
    const benefit: Said = ["agent", "This plan has dental and vision benefits."]
    const { reminders, statuses } = heard(medicare, [["lead", "What dental benefits are there?"], benefit])
    assert.includeMembers(ids(reminders), [
      "DIS-MEDICARE-TPMO",
      "DIS-MEDICARE-SCOPE",
      "DIS-MEDICARE-NOT-GOVERNMENT",
      "DIS-MEDICARE-TPMO late"
    ])
    assert.strictEqual(statuses["DIS-MEDICARE-TPMO"], "violated")
    const said = heard(medicare, [
      [
        "agent",
        "We do not offer every plan available in your area. Please contact Medicare.gov or 1-800-MEDICARE to get information on all of your options."
      ],
      ["agent", "We are not connected with or endorsed by the United States government."],
      ["agent", "Do you agree to the scope of this appointment?"],
      benefit
    ])
    assert.deepInclude(said.statuses, {
      "DIS-MEDICARE-TPMO": "satisfied",
      "DIS-MEDICARE-SCOPE": "satisfied",
      "DIS-MEDICARE-NOT-GOVERNMENT": "satisfied"
    })
    const earlier = { ...medicare, callDate: PlainDate.make("2026-03-02") }
    assert.include(ids(heard(earlier, []).reminders), "DIS-MEDICARE-TPMO-2025")
    assert.notInclude(ids(heard(medicare, []).reminders), "DIS-MEDICARE-TPMO-2025")
  })

  it("grows with what the call turns to", () => {
    const { statuses } = heard(factsOf({ interests: ["auto"] }), [["lead", "I turn 65 soon, do you do Medicare?"]])
    assert.strictEqual(statuses["DIS-MEDICARE-TPMO"], "open")
    assert.isUndefined(heard(factsOf({ interests: ["auto"] }), []).statuses["DIS-MEDICARE-TPMO"])
    const life = heard(factsOf({ interests: ["life"] }), [
      ["lead", "I have life insurance from work."],
      ["agent", "Are you replacing or changing that policy? Then I must give you a notice to read and sign."]
    ])
    assert.strictEqual(life.statuses["DIS-LIFE-REPLACEMENT"], "satisfied")
  })

  it("is not said by saying that it is not so, nor in front of nobody's name", () => {
    for (const text of [
      "This call is not recorded.",
      "Nothing is being recorded today.",
      "This call isn't going to be recorded."
    ])
      assert.strictEqual(heard(florida, [["agent", text]]).statuses["DIS-RECORDING"], "open", text)
    const nobody: Said = ["agent", "This is a good day, I call about your insurance quote."]
    assert.strictEqual(heard(florida, [nobody]).statuses["DIS-IDENTIFY"], "open")
  })

  it("holds for a recording also where nobody knows in which state the person is", () => {
    assert.include(ids(heard(factsOf({ state: null }), []).reminders), "DIS-RECORDING")
    assert.isUndefined(heard(factsOf({ state: null }), []).statuses["DIS-HURRICANE"])
  })

  it("of a price comes before the figure, also within one breath, and a year in a house is no price", () => {
    const status = (text: string) => heard(florida, [["agent", text]]).statuses["DIS-ESTIMATE"]
    assert.strictEqual(status("It comes to $120."), "violated")
    assert.strictEqual(status("Have you lived there for a year?"), "open")
    assert.strictEqual(
      status("It is 120 dollars a month. That is an estimate, the insurer sets the final price."),
      "late"
    )
    assert.strictEqual(
      status("As an estimate, and the insurer sets the final price, it is 120 dollars a month."),
      "satisfied"
    )
  })

  it("can be done with the words that are put before the agent", () => {
    for (const { due, id, medicare, script, states } of duties) {
      const facts = factsOf({
        state: states?.[0] ?? "FL",
        age: medicare === true ? 66 : 40,
        interests: ["auto", "home", "life", "health", "commercial"],
        callDate: PlainDate.make(id === "DIS-MEDICARE-TPMO-2025" ? "2026-03-02" : "2026-12-02")
      })
      const said = script.replace("{agent}", "Ana").replace("{agency}", "Pelican Insurance")
      const { statuses } = heard(facts, [["agent", said]])
      assert.include(["satisfied", "late"], statuses[id], `${id} (${due.kind})`)
    }
  })

  it("is not confused with saying that something is not so", () => {
    for (const text of [
      "I am not from Medicare or the government.",
      "I can't guarantee a lower rate.",
      "We don't guarantee savings.",
      "I'm not allowed to give tax advice.",
      "Do you own an investment property?",
      "It does not cover everything."
    ])
      assert.strictEqual(heard(florida, [["agent", text]]).obligations.prohibitedTimes, 0, text)
    const { reminders } = heard(florida, [["agent", "I am calling from Medicare."]])
    assert.notMatch(JSON.stringify(reminders), /[{]agency|[{]date|[{]n[}]/)
  })

  it("includes taking back what must not be said", () => {
    const { obligations, reminders } = heard(florida, [["agent", "You will save money, I guarantee the lowest rate."]])
    assert.includeMembers(
      reminders.map(({ ruleId }) => ruleId),
      ["PP-01", "PP-02"]
    )
    assert.isAbove(obligations.prohibitedTimes, 1)
    assert.deepStrictEqual(
      heard(florida, [["lead", "Will I save money, do you guarantee the lowest rate?"]]).obligations.prohibited,
      []
    )
  })
})

const paraphrases: Readonly<
  Record<string, { readonly said: ReadonlyArray<string>; readonly notSaid: ReadonlyArray<string> }>
> = {
  "DIS-RECORDING": {
    said: [
      "This call is recorded.",
      "Just so you know, we are being recorded.",
      "I should mention this line is being recorded for quality.",
      "You are on a recorded line.",
      "The call may be recorded, is that all right?",
      "I record my calls so that I can look things up later.",
      "Calls are recorded and transcribed.",
      "This conversation is going to be recorded.",
      "We record these calls.",
      "Our calls are always recorded."
    ],
    notSaid: [
      "Let me check your driving record.",
      "For the record, I think that is fair.",
      "Do you have the records of the claim?",
      "That was a record year for storms.",
      "I will make a note of that.",
      "Your record is clean.",
      "Our line is open until eight.",
      "I will write that down."
    ]
  },
  "DIS-ESTIMATE": {
    said: [
      "These are estimates; the insurer sets the final price.",
      "It is only an estimate until the carrier confirms it.",
      "What I give you is an estimate, the company decides the final rate.",
      "This is not a quote, underwriting determines the premium.",
      "Please treat it as an estimate; the insurer reviews the application first.",
      "All figures are estimated, and the final premium comes from the insurer.",
      "An estimate, nothing more: cover is not in force until it is confirmed.",
      "My numbers are estimates and the carrier sets the rate."
    ],
    notSaid: [
      "It would be about 120 dollars.",
      "The insurer is a good one.",
      "I estimate you drive a lot.",
      "That is the price.",
      "The final answer is yours.",
      "We have many companies."
    ]
  },
  "DIS-MEDICARE-TPMO": {
    said: [
      "We do not offer every plan available in your area. Please contact Medicare.gov or 1-800-MEDICARE to get information on all of your options.",
      "We don't offer every plan in your area, so please contact Medicare.gov for all of them.",
      "Not every plan is with us; 1-800-MEDICARE can tell you about the others."
    ],
    notSaid: [
      "You can look at Medicare.gov.",
      "We have every plan.",
      "We offer many plans.",
      "I am calling about Medicare."
    ]
  },
  "DIS-FLOOD": {
    said: [
      "Standard home policies do not cover flood or earthquake.",
      "A home policy doesn't include flood.",
      "Flood is not covered, that is a separate policy.",
      "Earthquakes and floods are not included here.",
      "It does not cover any flood damage."
    ],
    notSaid: [
      "It covers fire and theft.",
      "Was there a flood?",
      "Do you live near water?",
      "We had an earthquake last year."
    ]
  }
}

describe("what counts as said", () => {
  it("is what has the substance, in most of the ways in which people put it, and nothing else", () => {
    for (const [id, { notSaid, said }] of Object.entries(paraphrases)) {
      const facts = id.startsWith("DIS-MEDICARE") ? medicare : factsOf({ state: "FL", interests: ["home"] })
      const isSaid = (text: string) => heard(facts, [["agent", text]]).statuses[id] === "satisfied"
      const missed = said.filter(text => !isSaid(text))
      assert.isAtMost(missed.length, said.length / 10, `${id}: ${missed.join(" | ")}`)
      assert.deepStrictEqual(notSaid.filter(isSaid), [], id)
    }
  })
})

const line = fc.tuple(
  fc.constantFrom<Said[0]>("lead", "agent"),
  fc.constantFrom(
    ...duties.map(({ script }) => script),
    "What would it cost per month?",
    "I have life insurance.",
    "Do you do Medicare? What dental benefits are there?",
    "Let us start the application.",
    "Could we bundle both policies?",
    "You will save money."
  )
)

describe("watching a call", () => {
  it("never takes back what was said in time, forgets no violation, and stays small", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), lines => {
        const facts = factsOf({ state: "NY", interests: ["life", "home", "health", "auto"], age: 70 })
        let obligations: Obligations = openObligations(facts).obligations
        for (const [eventIndex, [speaker, text]] of lines.entries()) {
          const before = new Map(obligations.items.map(item => [item.id, item.status]))
          obligations = hearLine(obligations, facts, { speaker, text, eventIndex, at: later(eventIndex) }).obligations
          for (const { discharged, id, said, status } of obligations.items) {
            const was = before.get(id)
            if (was === "satisfied" || was === "late") assert.strictEqual(status, was, id)
            if (was === "violated") assert.include(["violated", "late"], status)
            assert.strictEqual(discharged !== null, status === "satisfied" || status === "late")
            assert.isAtMost(said.length, 3)
          }
        }
        assert.isAtMost(obligations.items.length, duties.length)
        assert.isAtMost(JSON.stringify(obligations).length, 20_000)
      })
    )
  })
})
