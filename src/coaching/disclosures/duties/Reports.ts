import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

/** Of reports on a consumer. */
export const reportDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-CREDIT",
    version: checked,
    title: "Say that a consumer report may be used",
    script: "We may use a consumer report, such as a credit-based insurance score, where your state allows it.",
    elements: [
      {
        what: "that a report may be used",
        cues: [
          "may|might|will|could|can|well|theyll|to|would use|order|pull|check|run|get|obtain|look|request ~ credit|consumer|insurance ~ report|score|history|check",
          "we|they|some|insurer|insurers|carrier|carriers|company|companies use|uses|pull|pulls|order|orders|check|checks ~ credit|consumer ~ report|score|history",
          "consumer report",
          "credit based insurance score"
        ]
      }
    ],
    due: { kind: "after", topic: "credit_report", lines: 3 },
    citation: "15 USC 1681b, 1681m",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-ADVERSE-ACTION",
    version: checkedSince,
    title: "Say what follows from a report that counts against somebody",
    script:
      "Since your credit or claims record counted against you, the insurer sends you a notice: you are entitled to a free copy of the report for 60 days, and you may dispute what is wrong in it.",
    elements: [
      {
        what: "the free copy",
        cues: [
          "free copy|report",
          "copy of ~ report|credit|file ~ free|cost|charge|nothing",
          "copy|report ~ at no cost|charge",
          "copy|report ~ without cost|charge|paying",
          "free ~ ~ copy|report",
          "adverse action notice|letter"
        ]
      },
      {
        what: "the right to dispute it",
        cues: [
          "dispute|disputing|contest|challenge",
          "correct|correcting|corrected|fix|fixed ~ ~ mistake|mistakes|error|errors|wrong|report|incorrect",
          "mistake|mistakes|error|errors|wrong|incorrect ~ ~ correct|corrected|fix|fixed"
        ]
      }
    ],
    due: { kind: "after", topic: "adverse_report", lines: 4 },
    onceSpokenOf: true,
    citation: "15 USC 1681m(a)",
    source: sources.practice,
    confidence: "high"
  }
]
