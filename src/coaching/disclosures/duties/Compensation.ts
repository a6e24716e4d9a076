import { usStates } from "../../../leads/UsState.ts"
import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

const whomAndWhoPays: Duty["elements"] = [
  {
    what: "whom you represent",
    cues: [
      "represent|represents",
      "not|dont represent all|every",
      "not all|every insurer|insurers|carrier|carriers|company|companies|of|one",
      "with|for several|many|some|multiple|different ~ insurer|insurers|carrier|carriers|company|companies",
      "with|for a few|handful|number of? ~ insurer|insurers|carrier|carriers|company|companies",
      "independent agent|agency|broker"
    ]
  },
  {
    what: "who pays you",
    cues: ["commission|commissions", "paid by", "pay|pays me|us|our", "compensated|compensation"]
  }
]

/** Of whom the agent works for, and who pays. */
export const compensationDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-COMPENSATION",
    version: checked,
    title: "Say whom you represent and who pays you",
    script: "I represent several insurers, not all of them. I may be paid a commission.",
    elements: whomAndWhoPays,
    due: { kind: "before", topic: "offer" },
    states: ["NY"],
    citation: "11 NYCRR 30 (Regulation 194)",
    source: sources.practice,
    effectiveFrom: "2011-01-01",
    confidence: "medium"
  },
  {
    id: "DIS-COMPENSATION-ASKED",
    version: checkedSince,
    title: "Answer whom you represent and who pays you",
    script: "I represent several insurers, not all of them. I may be paid a commission.",
    elements: whomAndWhoPays,
    due: { kind: "after", topic: "representation", lines: 2 },
    onceSpokenOf: true,
    states: Object.keys(usStates).filter(state => state !== "NY"),
    evenWhereUnknown: true,
    citation: "Agency practice, after 11 NYCRR 30 (Regulation 194)",
    source: sources.practice,
    confidence: "medium"
  }
]
