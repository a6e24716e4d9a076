import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

/** Of life insurance. */
export const lifeDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-LIFE-TRUTH",
    version: checked,
    title: "Say that wrong answers can cost a claim",
    script:
      "Please answer every question accurately: wrong answers may lead to a claim being denied, mainly in the first two years.",
    elements: [
      {
        what: "to answer accurately",
        cues: [
          "answer ~ ~ accurately|honestly|truthfully|correctly",
          "accurate|honest|truthful ~ answers|answer|answering|can",
          "wrong|false|untrue|incorrect|inaccurate answers|answer|statement|statements|information",
          "can|may|could|might void|contest|rescind|refuse|deny ~ policy|claim|claims|pay|coverage|contract"
        ]
      }
    ],
    due: { kind: "before", topic: "enrolment" },
    lines: ["life"],
    citation: "State contestability statutes",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-LIFE-REPLACEMENT",
    version: checked,
    title: "Ask whether it replaces a policy",
    script:
      "Are you replacing or changing any life policy or annuity? If so I must give you a notice to read and sign.",
    elements: [
      {
        what: "whether it replaces one",
        cues: [
          "replacing|replace|replaces|changing ~ policy|policies|annuity|insurance|coverage",
          "this replace|replaces|replacing",
          "cancel|cancelling|drop|dropping|surrender ~ existing|current|old|other ~ policy|insurance|coverage",
          "take|takes|taking the place of"
        ]
      },
      {
        what: "the notice",
        cues: ["notice", "read and sign", "replacement form|notice|disclosure"]
      }
    ],
    due: { kind: "after", topic: "existing_life", lines: 4 },
    lines: ["life"],
    citation: "NAIC model 613 (life insurance and annuities replacement)",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-LIFE-TERM",
    version: checked,
    title: "Say that term cover ends and has no cash value",
    script: "Cover ends when the term ends, and it has no cash value.",
    elements: [
      {
        what: "that it ends",
        cues: [
          "ends|end|stops|expires|expire when|at|after ~ term|years",
          "after ~ years ~ ends|expires|stops|over",
          "when|once the term ~ over|ends|expires|up",
          "only ~ for the term",
          "no cash value",
          "not|doesnt|never|wont ~ build|have|accumulate ~ cash value"
        ]
      }
    ],
    due: { kind: "after", topic: "term_life", lines: 6 },
    lines: ["life"],
    citation: "NAIC model 580 (life insurance disclosure)",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-LIFE-ILLUSTRATION",
    version: checkedSince,
    title: "Say that values which are not guaranteed can be lower",
    script: "Values that are not guaranteed can be lower than shown; only the insurer's own illustration counts.",
    elements: [
      {
        what: "that they can be lower",
        cues: [
          "not|arent|isnt|non|nothing|no guaranteed|guarantee|guarantees|promised ~ ~ lower|less|change|changes|drop|fall|shrink|vary",
          "value|values|dividend|dividends|figures|numbers|return|returns|interest|growth|projection|projections|illustration ~ ~ not|arent|isnt|never guaranteed|guarantee|promised|promise|certain|fixed",
          "value|values|dividend|dividends|cash|return|returns|growth|projection|projections|illustration|numbers ~ ~ can|could|may|might ~ lower|less|smaller|drop|fall|shrink|worse",
          "not|arent|isnt|no|cant|dont ~ guarantee|guarantees|guaranteed|promise ~ ~ value|values|dividend|dividends|cash|return|returns|growth|projection|projections",
          "only ~ guaranteed ~ ~ count|counts|sure|certain|rely|column"
        ]
      }
    ],
    due: { kind: "after", topic: "permanent_life", lines: 5 },
    lines: ["life"],
    citation: "NAIC model 582 (life insurance illustrations)",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-LIFE-NY",
    version: checked,
    title: "New York: your recommendation is in their best interest",
    script: "My recommendation must be in your best interest, based on the facts you give me. I will record why.",
    elements: [
      {
        what: "their best interest",
        cues: ["best interest|interests", "your interest|interests ~ first|ahead|before|above"]
      }
    ],
    due: { kind: "before", topic: "offer" },
    states: ["NY"],
    lines: ["life"],
    citation: "11 NYCRR 224",
    source: sources.newYork224,
    effectiveFrom: "2020-02-01",
    confidence: "high"
  }
]
