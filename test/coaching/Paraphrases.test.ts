import { assert, describe, it } from "@effect/vitest"
import { duties } from "../../src/coaching/disclosures/Duties.ts"
import type { Duty } from "../../src/coaching/disclosures/Duty.ts"
import { elementsIn } from "../../src/coaching/disclosures/Elements.ts"
import { hearLine, openObligations } from "../../src/coaching/disclosures/Monitor.ts"
import { wordsOf } from "../../src/hearing/Words.ts"
import { PlainDate } from "../../src/leads/PlainDate.ts"
import { type Paraphrases, paraphrases, unseen } from "./Paraphrases.ts"
import { factsOf, later } from "./Situations.ts"

const factsFor = ({ effectiveTo, medicare, states }: Duty) =>
  factsOf({
    state: states?.[0] ?? "FL",
    age: medicare === true ? 66 : 40,
    interests: ["auto", "home", "life", "health", "commercial"],
    callDate: PlainDate.make(effectiveTo ?? "2026-12-02")
  })

const isHeard = (duty: Duty, text: string) => {
  const facts = factsFor(duty)
  const line = { speaker: "agent", text, eventIndex: 0, at: later(0) } as const
  const topics = duty.onceSpokenOf === true && duty.due.kind !== "opening" ? [duty.due.topic] : []
  const { items } = hearLine({ ...openObligations(facts).obligations, topics }, facts, line).obligations
  const status = items.find(({ id }) => id === duty.id)?.status
  return status === "satisfied" || status === "late"
}

const none: Paraphrases = { said: [], notSaid: [] }

const measured = (duty: Duty, { notSaid, said }: Paraphrases) => ({
  said: said.length,
  missed: said.filter(text => !isHeard(duty, text)),
  notSaid: notSaid.length,
  taken: notSaid.filter(text => isHeard(duty, text))
})

const recallFrom = 0.9
const precisionFrom = 0.9
const unseenRecallFrom = 0.85
const unseenPrecisionFrom = 0.95

describe("a duty in the agent's own words", () => {
  for (const duty of duties) {
    const { missed, notSaid, said, taken } = measured(duty, paraphrases[duty.id] ?? none)
    const heard = said - missed.length
    it(`${duty.id} is heard in ${heard} of ${said} ways of saying it, and in ${taken.length} of ${notSaid} that do not`, () => {
      assert.isAtLeast(said, 4)
      assert.isAtLeast(notSaid, 5)
      assert.isAtLeast(heard / said, recallFrom, missed.join(" | "))
      assert.isAtLeast(heard / (heard + taken.length), precisionFrom, taken.join(" | "))
    })
  }

  it("is not heard in what says another, but where the one holds the other", () => {
    const held: Readonly<Record<string, string>> = {
      "DIS-RECORDING": "DIS-TRANSCRIPTION",
      "DIS-MEDICARE-TPMO-2025": "DIS-MEDICARE-TPMO",
      "DIS-COMPENSATION": "DIS-COMPENSATION-ASKED",
      "DIS-COMPENSATION-ASKED": "DIS-COMPENSATION",
      "DIS-ACA-CONSENT": "DIS-ACA-CONSENT-TERMS",
      "DIS-ACA-CONSENT-TERMS": "DIS-ACA-CONSENT",
      "DIS-MEDICARE-SCOPE-48H": "DIS-MEDICARE-SCOPE"
    }
    const wrong = duties.flatMap(({ id, script }) =>
      [script, ...(paraphrases[id] ?? none).said, ...(unseen[id] ?? none).said].flatMap(text => {
        const spoken = elementsIn(wordsOf(text))
        return duties
          .filter(other => other.id !== id && other.id !== held[id])
          .filter(({ elements, id: other }) =>
            elements.every(({ needs }, at) => needs !== undefined || spoken.get(other)?.elements.has(at) === true)
          )
          .map(other => `${other.id} in "${text}" (${id})`)
      })
    )
    assert.deepStrictEqual(wrong, [])
  })

  const all = duties.map(duty => measured(duty, unseen[duty.id] ?? none))
  const said = all.reduce((sum, one) => sum + one.said, 0)
  const missed = all.flatMap(one => one.missed)
  const taken = all.flatMap(one => one.taken)
  const heard = said - missed.length
  it(`is heard in ${heard} of ${said} ways that the phrases were not made for, with ${taken.length} wrong`, () => {
    assert.isAtLeast(said, 2 * duties.length)
    assert.isAtLeast(heard / said, unseenRecallFrom, missed.join(" | "))
    assert.isAtLeast(heard / (heard + taken.length), unseenPrecisionFrom, taken.join(" | "))
  })
})
