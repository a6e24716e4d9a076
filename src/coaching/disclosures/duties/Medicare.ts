import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

const beforeEnrolling: Duty["elements"] = [
  {
    what: "their doctors",
    sentence: "Let us check that your doctors are in the plan's network.",
    cues: [
      "your|which|what|any|all ~ doctor|doctors|physician|physicians|specialist|specialists|provider|providers",
      "doctor|doctors|physician|physicians|specialist|specialists|provider|providers ~ ~ network|accept|accepts|take|takes"
    ]
  },
  {
    what: "their drugs",
    sentence: "Are all of your prescriptions covered, and what would you pay for them?",
    cues: [
      "your|which|what|any|all ~ prescription|prescriptions|medication|medications|medicine|medicines|drug|drugs|pills",
      "prescription|prescriptions|medication|medications|medicine|medicines|drug|drugs|pills ~ ~ covered|cost|costs|tier|list|pay",
      "formulary"
    ]
  },
  {
    what: "their pharmacy",
    sentence: "Which pharmacy do you use?",
    cues: ["pharmacy|pharmacies|drugstore|pharmacist"]
  },
  {
    what: "the premium",
    sentence: "You pay the plan's premium, and still the one for Part B.",
    cues: ["premium|premiums", "pay|costs|cost ~ month|monthly", "monthly cost|payment|price"]
  },
  {
    what: "what becomes of the cover that they have",
    sentence: "It takes the place of the cover that you have now.",
    cues: [
      "replace|replaces|replacing|end|ends|lose|leave|leaving|affect|affects|change|changes|drop ~ ~ current|existing|old|other|present|medigap|supplement|coverage|cover|plan|policy|insurance|now",
      "current|existing|old|present|medigap|supplement|cover|coverage|plan|policy ~ ~ ends|end|stops|stop|replaced|cancelled|canceled|over|drops|goes|changes",
      "take|takes|taking the place of",
      "instead of ~ current|existing|old|present|medigap|supplement|plan|cover|coverage|one",
      "not|wont|doesnt affect|change|replace|end ~ current|existing|old|present|medigap|supplement|coverage|cover|plan"
    ]
  },
  {
    what: "the right to cancel",
    sentence: "And you have the right to cancel: until it starts you may change your mind.",
    cues: [
      "right to cancel|disenroll|change|leave|undo",
      "you ~ can|may|could ~ cancel|disenroll|undo",
      "cancel|disenroll ~ until|before|within|any|anytime|later|by",
      "change your mind"
    ]
  }
]

/** Of Medicare. */
export const medicareDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-MEDICARE-TPMO",
    version: "2026-11-26",
    title: "Say that you do not offer every plan",
    script:
      "We do not offer every plan available in your area. {represented}Please contact Medicare.gov or 1-800-MEDICARE to get information on all of your options.",
    elements: [
      {
        what: "that it is not every plan",
        cues: [
          "not|dont|cant|cannot ~ offer|sell|have|carry|represent|show ~ every|all ~ plan|plans",
          "not every|all|each plan|plans",
          "plans ~ ~ dont|cant|cannot ~ offer|sell|have|carry|represent"
        ]
      },
      {
        what: "where to learn of all",
        cues: ["medicare gov", "medicare dot gov", "800 medicare", "eight hundred medicare"]
      },
      {
        what: "how many organisations and products",
        needs: "tpmo",
        cues: [
          "represent|with|for ~ organizations|organisations|companies|carriers|insurers",
          "offer|offering ~ products|plans in|here"
        ]
      }
    ],
    due: { kind: "before", topic: "benefits" },
    medicare: true,
    citation: "42 CFR 422.2267(e)(41)",
    source: sources.tpmo,
    effectiveFrom: "2026-10-01",
    confidence: "medium"
  },
  {
    id: "DIS-MEDICARE-TPMO-2025",
    version: "2026-11-26",
    title: "Say that you do not offer every plan",
    script:
      "We do not offer every plan available in your area. {represented}Please contact Medicare.gov, 1-800-MEDICARE, or your local State Health Insurance Program to get information on all of your options.",
    elements: [
      {
        what: "that it is not every plan",
        cues: [
          "not|dont|cant|cannot ~ offer|sell|have|carry|represent|show ~ every|all ~ plan|plans",
          "not every|all|each plan|plans",
          "plans ~ ~ dont|cant|cannot ~ offer|sell|have|carry|represent"
        ]
      },
      {
        what: "where to learn of all",
        cues: ["medicare gov", "medicare dot gov", "800 medicare", "eight hundred medicare"]
      },
      {
        what: "the state programme",
        cues: ["state health insurance", "your|the|local ship"]
      },
      {
        what: "how many organisations and products",
        needs: "tpmo",
        cues: [
          "represent|with|for ~ organizations|organisations|companies|carriers|insurers",
          "offer|offering ~ products|plans in|here"
        ]
      }
    ],
    due: { kind: "opening", lines: 4 },
    medicare: true,
    citation: "42 CFR 422.2267(e)(41)",
    source: sources.tpmo2025,
    effectiveFrom: "2023-09-30",
    effectiveTo: "2026-09-30",
    confidence: "high"
  },
  {
    id: "DIS-MEDICARE-SCOPE",
    version: checked,
    title: "Agree on the scope of the appointment",
    script:
      "Before we begin I need your agreement on what we will talk about: only the Medicare plans you ask for. Do you agree to that scope?",
    elements: [
      {
        what: "the scope",
        cues: [
          "scope of",
          "that|the scope",
          "agree|agreement|permission|okay|ok|consent ~ ~ talk|talking|discuss|discussing|speak ~ about|medicare|plans|plan|products|product"
        ]
      }
    ],
    due: { kind: "before", topic: "benefits" },
    medicare: true,
    citation: "42 CFR 422.2264(c)",
    source: sources.medicareMarketing,
    confidence: "high"
  },
  {
    id: "DIS-MEDICARE-SCOPE-48H",
    version: checkedSince,
    title: "Be sure that the scope was agreed 48 hours ago",
    script:
      "You agreed to what we talk about at least 48 hours ago, is that right? Otherwise I call you again once the two days are over.",
    elements: [
      {
        what: "the 48 hours",
        cues: [
          "48|eight hours",
          "two|2 full|whole? days ~ ~ ago|since|passed|over|pass|before|wait|between|after|up|later|early|earlier",
          "wait|after|least|within ~ two|2 full|whole? days"
        ]
      }
    ],
    due: { kind: "before", topic: "benefits" },
    directions: ["outbound"],
    medicare: true,
    citation: "42 CFR 422.2264(c)(3)",
    source: sources.scope48,
    effectiveFrom: "2023-09-30",
    effectiveTo: "2026-09-30",
    confidence: "high"
  },
  {
    id: "DIS-MEDICARE-NOT-GOVERNMENT",
    version: checked,
    title: "Say that you are not from the government",
    script: "We are not connected with or endorsed by the United States government or the federal Medicare program.",
    elements: [
      {
        what: "that you are not the government",
        cues: [
          "not|neither ~ ~ connected|affiliated|endorsed|associated ~ ~ government|medicare|federal|united",
          "not|isnt|arent ~ part of ~ government|medicare",
          "not from|with the? federal? government|medicare",
          "not a|the ~ government",
          "dont|not work for ~ government|medicare"
        ]
      }
    ],
    due: { kind: "before", topic: "benefits" },
    medicare: true,
    citation: "42 CFR 422.2262(a); state Medigap rules",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-MEDICARE-PRE-ENROL",
    version: checkedSince,
    title: "Go through doctors, drugs, pharmacy, premium and rights before enrolling",
    script: beforeEnrolling.map(({ sentence }) => sentence).join(" "),
    elements: beforeEnrolling,
    due: { kind: "before", topic: "medicare_enrolment" },
    medicare: true,
    citation: "42 CFR 422.2274(c)(12)",
    source: sources.practice,
    confidence: "medium"
  }
]
