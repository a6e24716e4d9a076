import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc, Schema } from "effect"
import { CallId } from "../../src/calls/CallId.ts"
import type { CallFacts } from "../../src/coaching/CallFacts.ts"
import { checklist } from "../../src/coaching/disclosures/Checklist.ts"
import { duties } from "../../src/coaching/disclosures/Duties.ts"
import { hearLine, openObligations } from "../../src/coaching/disclosures/Monitor.ts"
import type { Obligations } from "../../src/coaching/disclosures/Obligations.ts"
import { receiptOf } from "../../src/coaching/disclosures/Receipt.ts"
import type { Reminder } from "../../src/coaching/disclosures/Reminder.ts"
import { withNames } from "../../src/coaching/disclosures/Reminding.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"
import { yearsBetween } from "../../src/leads/Years.ts"
import { OfferType } from "../../src/offers/OfferType.ts"
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

  it("of Medicare has the agency's own numbers where they are set, and says where they are missing", () => {
    const known = { ...medicare, tpmo: { organizations: 7, products: 42 } }
    const itemOf = (facts: CallFacts) =>
      checklist(openObligations(facts).obligations, facts).find(({ ruleId }) => ruleId === "DIS-MEDICARE-TPMO")
    assert.include(
      itemOf(known)?.script,
      "Currently we represent 7 organizations which offer 42 products in your area."
    )
    assert.isNull(itemOf(known)?.missing)
    assert.notMatch(itemOf(medicare)?.script ?? "", /represent|[{}]|\d+ (?:org|prod)/)
    assert.match(itemOf(medicare)?.missing ?? "", /CALLWISE_TPMO_ORGANIZATIONS/)
    const asked: Said = ["lead", "What dental benefits are there?"]
    const reminded = (facts: CallFacts) =>
      heard(facts, [asked]).reminders.find(({ ruleId }) => ruleId === "DIS-MEDICARE-TPMO")
    assert.include(reminded(known)?.script, "7 organizations")
    assert.match(reminded(medicare)?.content ?? "", /CALLWISE_TPMO_PRODUCTS/)
    const without: Said = [
      "agent",
      "We don't offer every plan in your area, please contact Medicare.gov for all of them."
    ]
    const numbers: Said = ["agent", "We represent 7 organizations which offer 42 products in your area."]
    assert.strictEqual(heard(medicare, [without]).statuses["DIS-MEDICARE-TPMO"], "satisfied")
    assert.strictEqual(heard(known, [without]).statuses["DIS-MEDICARE-TPMO"], "open")
    assert.strictEqual(heard(known, [without, numbers]).statuses["DIS-MEDICARE-TPMO"], "satisfied")
  })

  it("stands in the receipt with its law, its wording's version and where that was collected", () => {
    const facts = factsOf({ state: "CA", age: 66, interests: ["auto", "home", "life", "health", "commercial"] })
    const { obligations } = heard(facts, [["lead", "Do you do Medicare?"]])
    const { items } = receiptOf(CallId.make("call"), obligations, facts)
    assert.isAbove(items.length, 12)
    for (const { citation, ruleId, source, version } of items) {
      assert.isAbove(citation.length, 5, ruleId)
      assert.isAbove(source.length, 20, ruleId)
      assert.match(version, /^2026-11-\d\d$/, ruleId)
    }
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

  it("joins the list only when it is asked for, where nobody need think of it before", () => {
    const statusAfter = (...lines: ReadonlyArray<Said>) => heard(florida, lines).statuses["DIS-COMPENSATION-ASKED"]
    assert.isUndefined(statusAfter(["lead", "Do you have a minute?"]))
    assert.isUndefined(statusAfter(["agent", "Who do you work for, do you get a commission there?"]))
    assert.strictEqual(statusAfter(["lead", "Who pays you?"]), "open")
    assert.strictEqual(
      statusAfter(["lead", "Who pays you?"], ["agent", "Nobody yet."], ["agent", "Let us go on."]),
      "violated"
    )
  })

  it("of Medicare bears its name, by which the call screen knows such a call, and no other does", () => {
    for (const { id, medicare = false } of duties) assert.strictEqual(id.startsWith("DIS-MEDICARE"), medicare, id)
  })

  it("of the Marketplace is none of who is old enough for Medicare, until they speak of it, and of bundles that of both", () => {
    const marketplace = ["DIS-ACA-CONSENT", "DIS-ACA-CONSENT-TERMS", "DIS-ACA-REVIEW", "DIS-ACA-CREDIT"]
    const named = (facts: CallFacts, ...lines: ReadonlyArray<Said>) => Object.keys(heard(facts, lines).statuses)
    const atFirst = named(medicare)
    assert.deepStrictEqual(
      marketplace.filter(id => atFirst.includes(id)),
      []
    )
    assert.includeMembers(named(medicare, ["lead", "My wife is on a marketplace plan."]), marketplace)
    assert.includeMembers(named(factsOf({ age: 40, interests: ["health"] })), marketplace)
    assert.includeMembers(named(factsOf({ state: "FL", interests: ["bundle"] })), ["DIS-MINIMUM", "DIS-FLOOD"])
    assert.notInclude(named(florida), "DIS-LIMITED-HEALTH")
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
    for (const limit of [
      "If the house is insured for 300,000 dollars, the rest is paid.",
      "It covers $500,000 of liability, with a deductible of $1,000.",
      "The limit is about 100,000 dollars."
    ])
      assert.strictEqual(status(limit), "open", limit)
    assert.strictEqual(status("It would be up to $120 a month."), "violated")
    assert.strictEqual(status("It covers $500,000 and comes to $90."), "violated")
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
    for (const { due, effectiveTo, id, medicare, onceSpokenOf, script, scripts, states } of duties) {
      if (onceSpokenOf) continue
      const facts = factsOf({
        state: states?.[0] ?? "FL",
        age: medicare === true ? 66 : 40,
        interests: ["auto", "home", "life", "health", "commercial"],
        callDate: PlainDate.make(effectiveTo ?? "2026-12-02")
      })
      for (const one of [script, ...Object.values(scripts ?? {})])
        assert.strictEqual(
          heard(facts, [["agent", withNames(one, facts)]]).statuses[id],
          "satisfied",
          `${id} (${due.kind})`
        )
    }
  })

  it("is not confused with saying that something is not so", () => {
    for (const text of [
      "I am not from Medicare or the government.",
      "I can't guarantee a lower rate.",
      "We don't guarantee savings.",
      "I'm not allowed to give tax advice.",
      "Do you own an investment property?",
      "It does not cover everything.",
      "This insurer is not protected by the guaranty fund.",
      "The guaranty association does not cover it.",
      "I may not speak of the guaranty fund.",
      "You don't have to buy both policies.",
      "You have to list both cars.",
      "We could also look at your life insurance."
    ])
      assert.strictEqual(heard(florida, [["agent", text]]).obligations.prohibitedTimes, 0, text)
    const { reminders } = heard(florida, [["agent", "I am calling from Medicare."]])
    assert.notMatch(JSON.stringify(reminders), /[{]agency|[{]date|[{]n[}]/)
  })

  it("asks only for the rest of what was said in part, and for all of it before", () => {
    const scriptAfter = (...lines: ReadonlyArray<Said>) =>
      heard(medicare, [...lines, ["lead", "Good, sign me up."]]).reminders.find(
        ({ ruleId }) => ruleId === "DIS-MEDICARE-PRE-ENROL"
      )?.script ?? ""
    for (const part of ["doctors", "prescriptions", "pharmacy", "premium", "cover that you have", "right to cancel"])
      assert.include(scriptAfter(), part)
    const rest = scriptAfter(
      ["agent", "Which doctors do you see, and which prescriptions do you take?"],
      ["agent", "Your pharmacy is in the network, and it replaces your current plan."]
    )
    assert.notMatch(rest, /doctors|prescriptions|pharmacy|cover that you have/)
    assert.match(rest, /premium.*right to cancel/)
    const all = heard(medicare, [
      ["agent", "Which doctors do you see, and which prescriptions do you take?"],
      ["agent", "Your pharmacy is in the network, and it replaces your current plan."],
      ["agent", "The premium is zero, and you have the right to cancel."],
      ["agent", "Then I enroll you in it now."]
    ])
    assert.strictEqual(all.statuses["DIS-MEDICARE-PRE-ENROL"], "satisfied")
    const statusOf = (text: string) => heard(medicare, [["agent", text]]).statuses["DIS-MEDICARE-PRE-ENROL"]
    assert.strictEqual(statusOf("Then I enroll you in it now."), "violated")
    assert.strictEqual(statusOf("You had one before. Enroll in it now?"), "violated")
    assert.strictEqual(statusOf("Before I enroll you there are some questions."), "open")
  })

  it("of workers' compensation names the state's own number of employees", () => {
    const scriptIn = (state: string | null) => {
      const facts = factsOf({ state, interests: ["commercial"] })
      return heard(facts, [["lead", "There are six employees."]]).reminders.find(
        ({ ruleId }) => ruleId === "DIS-WORKERS-COMPENSATION"
      )?.script
    }
    assert.include(scriptIn("FL"), "when you have 4 or more employees, in construction 1 or more.")
    assert.include(scriptIn("CA"), "when you have 1 or more employees.")
    assert.include(scriptIn("OH"), "from the state's own fund")
    assert.include(scriptIn("TX"), "leaves workers' compensation to the employer")
    assert.include(scriptIn(null), "when you have employees.")
  })

  it("is asked of the 48 hours while they were the law, and of outbound calls", () => {
    const asked: Said = ["lead", "Is dental in there?"]
    const on = (day: string, direction: CallFacts["direction"]) =>
      ids(heard({ ...medicare, callDate: PlainDate.make(day), direction }, [asked]).reminders)
    assert.include(on("2026-09-30", "outbound"), "DIS-MEDICARE-SCOPE-48H")
    assert.notInclude(on("2026-09-30", "inbound"), "DIS-MEDICARE-SCOPE-48H")
    assert.notInclude(on("2026-10-01", "outbound"), "DIS-MEDICARE-SCOPE-48H")
    assert.include(on("2026-10-01", "outbound"), "DIS-MEDICARE-SCOPE")
  })

  it("includes taking back what must not be said", () => {
    const { obligations, reminders } = heard(florida, [["agent", "You will save money, I guarantee the lowest rate."]])
    assert.includeMembers(
      reminders.map(({ ruleId }) => ruleId),
      ["PP-01", "PP-02"]
    )
    assert.isAbove(obligations.prohibitedTimes, 1)
    const other: Said = ["agent", "While I have you, I could also look at your life insurance."]
    assert.strictEqual(heard(florida, [other]).obligations.prohibitedTimes, 0)
    const [taken] = heard(medicare, [other]).reminders.filter(({ ruleId }) => ruleId === "PP-19")
    assert.include(taken?.citation, "42 CFR 422.2263")
    assert.deepStrictEqual(
      heard(florida, [["lead", "Will I save money, do you guarantee the lowest rate?"]]).obligations.prohibited,
      []
    )
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

const Sample = Schema.Struct({
  lead: Schema.Struct({
    interests: Schema.Array(OfferType),
    address: Schema.Struct({ state: Schema.String }),
    dateOfBirth: Schema.optional(PlainDate)
  }),
  lines: Schema.Array(Schema.Struct({ speaker: Schema.Literal("lead", "agent"), text: Schema.String }))
})

const samplesFolder = new URL("../../scripts/samples/calls/", import.meta.url)

describe("watching a call", () => {
  it("reminds of a few things in an ordinary one, and never of many at once", () => {
    for (const name of readdirSync(samplesFolder)) {
      const content = readFileSync(new URL(name, samplesFolder), "utf8")
      const { lead, lines } = Schema.decodeUnknownSync(Schema.parseJson(Sample))(content)
      const { address, dateOfBirth, interests } = lead
      const facts = factsOf({
        state: address.state,
        interests,
        age: dateOfBirth === undefined ? null : yearsBetween(dateOfBirth, "2026-12-02")
      })
      const said: ReadonlyArray<Said> = lines.map(({ speaker, text }) => [speaker, text])
      const upTo = said.map((_, at) => heard(facts, said.slice(0, at + 1)).reminders.length)
      assert.isAtMost(upTo.at(-1) ?? 0, 8, name)
      assert.isAtMost(Math.max(...upTo.slice(1).map((count, at) => count - (upTo[at] ?? 0))), 3, name)
    }
  })

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
            assert.isAtMost(said.length, 6)
          }
        }
        assert.isAtMost(obligations.items.length, duties.length)
        assert.isAtMost(JSON.stringify(obligations).length, 20_000)
      })
    )
  })
})
