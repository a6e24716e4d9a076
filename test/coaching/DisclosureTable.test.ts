import { assert, describe, it } from "@effect/vitest"
import type { CallFacts } from "../../src/coaching/CallFacts.ts"
import { checklist } from "../../src/coaching/disclosures/Checklist.ts"
import { duties } from "../../src/coaching/disclosures/Duties.ts"
import { hearLine, openObligations } from "../../src/coaching/disclosures/Monitor.ts"
import type { Reminder } from "../../src/coaching/disclosures/Reminder.ts"
import { prohibitedPhrases } from "../../src/coaching/ProhibitedPhrases.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"
import { factsOf, later } from "./Situations.ts"

type Said = readonly [speaker: "lead" | "agent", text: string]

interface Row {
  readonly product: string
  readonly when: string
  /** Answered by these duties: asked for once this was said, done with the words that are put before the agent. */
  readonly duties?: ReadonlyArray<string>
  readonly facts?: Partial<CallFacts>
  readonly said?: ReadonlyArray<Said>
  /** Answered by what must not be said: these words, corrected at once. */
  readonly never?: readonly [ruleId: string, words: string]
}

const older: Partial<CallFacts> = { age: 66, interests: ["health"], state: "FL" }

/** Each row of the agency's table of November 2026 of what has to be said, by product and occasion. */
const rows: ReadonlyArray<Row> = [
  {
    product: "all",
    when: "call start",
    facts: { state: "CA" },
    duties: ["DIS-IDENTIFY", "DIS-RECORDING", "DIS-TRANSCRIPTION"]
  },
  { product: "all", when: "before price", said: [["lead", "How much is it?"]], duties: ["DIS-ESTIMATE"] },
  {
    product: "all",
    when: "when not all carriers",
    facts: { state: "NY" },
    said: [["lead", "What do you recommend?"]],
    duties: ["DIS-COMPENSATION"]
  },
  {
    product: "all",
    when: "when not all carriers (another state)",
    said: [["lead", "Do you work with all companies?"]],
    duties: ["DIS-COMPENSATION-ASKED"]
  },
  {
    product: "all",
    when: "adverse action/credit",
    said: [["lead", "Do you look at my credit score?"]],
    duties: ["DIS-CREDIT"]
  },
  {
    product: "all",
    when: "adverse action/credit (it counted against them)",
    said: [["lead", "So it is higher because of my credit?"]],
    duties: ["DIS-ADVERSE-ACTION"]
  },
  {
    product: "auto",
    when: "state minimum chosen",
    said: [["lead", "Just give me the state minimum."]],
    duties: ["DIS-MINIMUM"]
  },
  ...["FL", "MI", "NJ", "PA"].map(
    (state): Row => ({
      product: "auto",
      when: `FL/MI/NJ/PA choices (${state})`,
      facts: { state },
      said: [["lead", "Can you sign me up, so we start the application?"]],
      duties: ["DIS-AUTO-CHOICES"]
    })
  ),
  {
    product: "auto",
    when: "UM/UIM rejection",
    said: [["lead", "I want to drop the uninsured motorist part."]],
    duties: ["DIS-UM-REJECTION"]
  },
  {
    product: "home",
    when: "always",
    facts: { interests: ["home"] },
    said: [["lead", "I want to insure my house."]],
    duties: ["DIS-FLOOD"]
  },
  {
    product: "home",
    when: "hurricane states",
    facts: { interests: ["home"], state: "LA" },
    said: [["lead", "I want to insure my house."]],
    duties: ["DIS-HURRICANE"]
  },
  {
    product: "home",
    when: "surplus lines",
    facts: { interests: ["home"] },
    said: [["lead", "They only offered me a surplus lines company."]],
    duties: ["DIS-SURPLUS-LINES"]
  },
  {
    product: "life",
    when: "always",
    facts: { interests: ["life"] },
    said: [["lead", "Let us start the application."]],
    duties: ["DIS-LIFE-TRUTH"]
  },
  {
    product: "life",
    when: "replacement",
    facts: { interests: ["life"] },
    said: [["lead", "I have life insurance from work."]],
    duties: ["DIS-LIFE-REPLACEMENT"]
  },
  {
    product: "life",
    when: "NY",
    facts: { interests: ["life"], state: "NY" },
    said: [["lead", "What do you recommend?"]],
    duties: ["DIS-LIFE-NY"]
  },
  {
    product: "life",
    when: "term",
    facts: { interests: ["life"] },
    said: [["lead", "Is term life the cheap one?"]],
    duties: ["DIS-LIFE-TERM"]
  },
  {
    product: "life",
    when: "illustration",
    facts: { interests: ["life"] },
    said: [["lead", "And with whole life the cash value would grow?"]],
    duties: ["DIS-LIFE-ILLUSTRATION"]
  },
  {
    product: "life",
    when: "guaranty ads",
    facts: { interests: ["life"] },
    never: ["PP-18", "Do not worry about the insurer. You are protected by the state guaranty fund."]
  },
  {
    product: "health_aca",
    when: "before help",
    facts: { interests: ["health"] },
    said: [["lead", "I need a plan from the Marketplace."]],
    duties: ["DIS-ACA-CONSENT"]
  },
  {
    product: "health_aca",
    when: "before help (scope and duration)",
    facts: { interests: ["health"] },
    said: [["agent", "Do I have your permission to help you apply? You can cancel it."]],
    duties: ["DIS-ACA-CONSENT-TERMS"]
  },
  {
    product: "health_aca",
    when: "before submit",
    facts: { interests: ["health"] },
    said: [["lead", "Then submit it, please."]],
    duties: ["DIS-ACA-REVIEW"]
  },
  {
    product: "health_aca",
    when: "income",
    facts: { interests: ["health"] },
    said: [["lead", "Do I get the tax credit?"]],
    duties: ["DIS-ACA-CREDIT"]
  },
  {
    product: "health_nonaca",
    when: "always",
    facts: { interests: ["health"] },
    said: [["lead", "What about a short term health plan?"]],
    duties: ["DIS-LIMITED-HEALTH"]
  },
  {
    product: "medicare",
    when: "before any benefit",
    facts: older,
    said: [["lead", "Is dental in there?"]],
    duties: ["DIS-MEDICARE-TPMO"]
  },
  {
    product: "medicare",
    when: "before any benefit (until September 2026)",
    facts: { ...older, callDate: PlainDate.make("2026-09-30") },
    duties: ["DIS-MEDICARE-TPMO-2025"]
  },
  {
    product: "medicare",
    when: "before appointment",
    facts: older,
    said: [["lead", "Is dental in there?"]],
    duties: ["DIS-MEDICARE-SCOPE"]
  },
  {
    product: "medicare",
    when: "before appointment (until September 2026)",
    facts: { ...older, callDate: PlainDate.make("2026-09-30") },
    said: [["lead", "Is dental in there?"]],
    duties: ["DIS-MEDICARE-SCOPE", "DIS-MEDICARE-SCOPE-48H"]
  },
  {
    product: "medicare",
    when: "always",
    facts: older,
    said: [["lead", "Is dental in there?"]],
    duties: ["DIS-MEDICARE-NOT-GOVERNMENT"]
  },
  {
    product: "medicare",
    when: "pre-enrol",
    facts: older,
    said: [["lead", "Good, sign me up."]],
    duties: ["DIS-MEDICARE-PRE-ENROL"]
  },
  {
    product: "medicare",
    when: "pre-enrol (no outside products)",
    facts: older,
    never: ["PP-19", "While I have you, would you like to hear about life insurance?"]
  },
  {
    product: "commercial",
    when: "always (certificates)",
    facts: { interests: ["commercial"] },
    said: [["lead", "My landlord wants a certificate of insurance."]],
    duties: ["DIS-CERTIFICATE"]
  },
  {
    product: "commercial",
    when: "always (vehicles)",
    facts: { interests: ["commercial"] },
    said: [["lead", "I need business insurance for my bakery."]],
    duties: ["DIS-BUSINESS-VEHICLES"]
  },
  {
    product: "commercial",
    when: "WC",
    facts: { interests: ["commercial"] },
    said: [["lead", "There are six employees."]],
    duties: ["DIS-WORKERS-COMPENSATION"]
  },
  {
    product: "bundle",
    when: "always",
    facts: { interests: ["auto", "home"] },
    said: [["lead", "Could I bundle them?"]],
    duties: ["DIS-BUNDLE"]
  },
  {
    product: "bundle",
    when: "always (no tying)",
    facts: { interests: ["auto", "home"] },
    never: ["PP-20", "I can only give you the home policy if you also take the auto policy."]
  }
]

/** The table's rows as they are named there; what stands in brackets above splits one. */
const named = [
  "all, call start",
  "all, before price",
  "all, when not all carriers",
  "all, adverse action/credit",
  "auto, state minimum chosen",
  "auto, FL/MI/NJ/PA choices",
  "auto, UM/UIM rejection",
  "home, always",
  "home, hurricane states",
  "home, surplus lines",
  "life, always",
  "life, replacement",
  "life, NY",
  "life, term",
  "life, illustration",
  "life, guaranty ads",
  "health_aca, before help",
  "health_aca, before submit",
  "health_aca, income",
  "health_nonaca, always",
  "medicare, before any benefit",
  "medicare, before appointment",
  "medicare, always",
  "medicare, pre-enrol",
  "commercial, always",
  "commercial, WC",
  "bundle, always"
]

/** Duties that answer a rule from elsewhere than the table. */
const others: Readonly<Record<string, string>> = { "DIS-FAIR-PLAN": "HOME-06" }

const heard = (facts: CallFacts, lines: ReadonlyArray<Said>) => {
  const opening = openObligations(facts)
  let { obligations } = opening
  const reminders: Array<Reminder> = [...opening.reminders]
  for (const [eventIndex, [speaker, text]] of lines.entries()) {
    const step = hearLine(obligations, facts, { speaker, text, eventIndex, at: later(eventIndex) })
    obligations = step.obligations
    reminders.push(...step.reminders)
  }
  return { obligations, reminders }
}

describe("the table of what has to be said", () => {
  for (const { duties: wanted = [], facts: more, never, product, said = [], when } of rows) {
    const facts = factsOf(more)
    for (const id of wanted)
      it(`${product}, ${when}: ${id} is asked for in time, and done with its words`, () => {
        const { reminders } = heard(facts, said)
        const reminder = reminders.find(({ ruleId }) => ruleId === id)
        assert.deepInclude(reminder, { isViolated: false, priority: "high" })
        const { obligations } = heard(facts, [...said, ["agent", reminder?.script ?? ""]])
        const item = checklist(obligations, facts).find(({ ruleId }) => ruleId === id)
        assert.strictEqual(item?.status, "satisfied")
      })
    if (never !== undefined)
      it(`${product}, ${when}: ${never[0]} is corrected at once`, () => {
        const [ruleId, words] = never
        assert.include(
          heard(facts, [["agent", words]]).reminders.map(one => one.ruleId),
          ruleId
        )
        assert.strictEqual(heard(facts, [["lead", words]]).obligations.prohibitedTimes, 0)
      })
  }

  it("has no row without an answer", () => {
    const answered = rows.map(({ product, when }) => `${product}, ${when.replace(/ \(.*\)$/, "")}`)
    assert.deepStrictEqual([...new Set(answered)], named)
    for (const { duties: wanted = [], never, when } of rows)
      assert.isAbove(wanted.length + (never === undefined ? 0 : 1), 0, when)
  })

  it("accounts for every duty, each with its law, its source and its day", () => {
    const answering = new Set(rows.flatMap(({ duties: wanted = [] }) => wanted))
    const loose = duties.filter(({ id }) => !answering.has(id) && others[id] === undefined)
    assert.deepStrictEqual(
      loose.map(({ id }) => id),
      []
    )
    for (const { citation, id, source, version } of duties) {
      assert.isAbove(citation.length, 5, id)
      assert.isAbove(source.length, 20, id)
      assert.match(version, /^2026-11-\d\d$/, id)
    }
    assert.strictEqual(new Set(duties.map(({ id }) => id)).size, duties.length)
    assert.strictEqual(new Set(prohibitedPhrases.map(({ id }) => id)).size, prohibitedPhrases.length)
  })
})
