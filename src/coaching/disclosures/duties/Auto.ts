import type { Duty } from "../Duty.ts"
import { checked, sources } from "./Sources.ts"

/** Of car insurance. */
export const autoDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-MINIMUM",
    version: checked,
    title: "Say what the state minimum leaves open",
    script: "This meets your state's legal minimum, but may not cover all the damage you could be responsible for.",
    elements: [
      {
        what: "that it may not be enough",
        cues: [
          "may|might|could not cover|be ~ all|enough|everything|sufficient",
          "not|isnt|arent ~ enough|sufficient",
          "responsible for ~ damage|rest|above|anything|whatever|difference|more|beyond|over",
          "cost|costs|costing ~ more than ~ minimum|limits|that",
          "out of your own? pocket",
          "on the hook",
          "leave|leaves you ~ paying|short|exposed",
          "pay|paying the rest|difference"
        ]
      }
    ],
    due: { kind: "after", topic: "state_minimum", lines: 3 },
    lines: ["auto"],
    citation: "Agency practice (errors and omissions)",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-UM-REJECTION",
    version: checked,
    title: "Rejecting uninsured motorist cover needs a signature",
    script: "If you turn down uninsured motorist cover, your state wants that in writing; I will send you the form.",
    elements: [
      {
        what: "that it is done in writing",
        cues: [
          "wants|want|needs|need|requires|require|must|done ~ in writing",
          "done in writing",
          "reject|rejecting|rejection|decline|declining|waive|turn ~ ~ in writing",
          "sign|signed|signature ~ form|waiver|rejection",
          "rejection|waiver form",
          "form to sign",
          "your signature",
          "sign off on"
        ]
      }
    ],
    due: { kind: "after", topic: "um_rejected", lines: 4 },
    lines: ["auto"],
    citation: "State uninsured-motorist statutes",
    source: sources.practice,
    confidence: "medium"
  },
  {
    id: "DIS-AUTO-CHOICES",
    version: checked,
    title: "Explain the choices that the state form asks for",
    script:
      "Your state has a form with choices on injury protection and on the right to sue. I will go through it with you, and you choose in writing.",
    elements: [
      {
        what: "the choices of the form",
        cues: [
          "form ~ choices|options|choose",
          "choose|choice|option ~ form",
          "personal injury protection",
          "pip",
          "right|limitation to|on sue|lawsuit",
          "limited|full tort"
        ]
      }
    ],
    due: { kind: "before", topic: "enrolment" },
    states: ["FL", "MI", "NJ", "PA"],
    lines: ["auto"],
    citation: "Fla. Stat. 627.739; MCL 500.3107c; N.J.A.C. 11:3-15; 75 Pa.C.S. 1705",
    source: sources.practice,
    confidence: "medium"
  }
]
