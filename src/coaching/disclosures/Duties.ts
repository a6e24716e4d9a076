import type { Duty } from "./Duty.ts"
import { everybodyMustKnow } from "./RecordingStates.ts"

const checked = "2026-11-23"
const estimate = ["estimate|estimates|estimated", "not a quote"]
const hurricaneStates = [
  "AL",
  "CT",
  "DE",
  "FL",
  "GA",
  "HI",
  "LA",
  "ME",
  "MD",
  "MA",
  "MS",
  "NJ",
  "NY",
  "NC",
  "PA",
  "RI",
  "SC",
  "TX",
  "VA"
]

/** What has to be said in a call, by law or by the agency's practice, as collected in November 2026. */
export const duties: ReadonlyArray<Duty> = [
  {
    id: "DIS-IDENTIFY",
    version: checked,
    title: "Say who you are and why you call",
    script:
      "This is {agent}, a licensed insurance agent with {agency}, calling about the insurance quote you asked for.",
    elements: [
      {
        what: "who you are",
        cues: [
          "my name is",
          "this is ~ with|from|at|calling|speaking",
          "licensed insurance? agent|broker|producer",
          "i am ~ agent|with|from",
          "im ~ agent|with|from",
          "speaking with|to ~ with|from"
        ]
      },
      {
        what: "why you call",
        cues: [
          "calling|call ~ about",
          "about your|the|an ~ insurance|quote|coverage|cover|policy",
          "the quote you asked|requested",
          "your request"
        ]
      }
    ],
    due: { kind: "opening", lines: 4 },
    directions: ["outbound"],
    citation: "16 CFR 310.4(d)",
    effectiveFrom: "1995-12-31",
    confidence: "high"
  },
  {
    id: "DIS-RECORDING",
    version: checked,
    title: "Say that the call is recorded and transcribed",
    script: "This call is recorded, and automated tools transcribe it to help me. Is that all right?",
    elements: [
      {
        what: "that it is recorded",
        cues: ["is|are|being|be ~ recorded", "is|are recording", "on a recorded line", "recorded line", "i|we record"]
      }
    ],
    due: { kind: "opening", lines: 4 },
    states: Object.keys(everybodyMustKnow),
    evenWhereUnknown: true,
    citation: "State recording law; Cal. Penal Code 632.7",
    confidence: "high"
  },
  {
    id: "DIS-ESTIMATE",
    version: checked,
    title: "Say that figures are estimates",
    script:
      "The figures I give are estimates. The insurer sets the final price after it reviews your application, and no cover is in force until the insurer confirms it in writing.",
    elements: [
      { what: "that it is an estimate", cues: estimate },
      {
        what: "that the insurer decides",
        cues: [
          "insurer|carrier|company|underwriter|underwriting sets|decides|confirms|determines|reviews",
          "final price|premium|rate",
          "not in force until",
          "until ~ confirms|confirmed"
        ]
      }
    ],
    due: { kind: "before", topic: "price" },
    citation: "NAIC Unfair Trade Practices Act, model 880, section 4",
    confidence: "high"
  },
  {
    id: "DIS-COMPENSATION",
    version: checked,
    title: "Say whom you represent and who pays you",
    script: "I represent several insurers, not all of them. I may be paid a commission.",
    elements: [
      {
        what: "whom you represent",
        cues: [
          "represent|represents",
          "work with several|a few|many|some",
          "not all insurers|companies|carriers|of them"
        ]
      },
      { what: "who pays you", cues: ["commission|commissions", "paid by", "compensated|compensation"] }
    ],
    due: { kind: "before", topic: "offer" },
    states: ["NY"],
    citation: "11 NYCRR 30 (Regulation 194)",
    effectiveFrom: "2011-01-01",
    confidence: "medium"
  },
  {
    id: "DIS-CREDIT",
    version: checked,
    title: "Say that a consumer report may be used",
    script: "We may use a consumer report, such as a credit-based insurance score, where your state allows it.",
    elements: [
      {
        what: "that a report may be used",
        cues: ["may|might|will use ~ report|score", "consumer report", "credit based insurance score"]
      }
    ],
    due: { kind: "after", topic: "credit_report", lines: 3 },
    citation: "15 USC 1681b, 1681m",
    confidence: "high"
  },
  {
    id: "DIS-MINIMUM",
    version: checked,
    title: "Say what the state minimum leaves open",
    script: "This meets your state's legal minimum, but may not cover all the damage you could be responsible for.",
    elements: [
      {
        what: "that it may not be enough",
        cues: ["may|might not cover|be", "not enough", "responsible for", "more than ~ minimum"]
      }
    ],
    due: { kind: "after", topic: "state_minimum", lines: 3 },
    lines: ["auto"],
    citation: "Agency practice (errors and omissions)",
    confidence: "high"
  },
  {
    id: "DIS-UM-REJECTION",
    version: checked,
    title: "Rejecting uninsured motorist cover needs a signature",
    script: "If you turn down uninsured motorist cover, your state wants that in writing; I will send you the form.",
    elements: [{ what: "that it is done in writing", cues: ["in writing", "sign ~ form", "signed form", "the form"] }],
    due: { kind: "after", topic: "um_rejected", lines: 4 },
    lines: ["auto"],
    citation: "State uninsured-motorist statutes",
    confidence: "medium"
  },
  {
    id: "DIS-FLOOD",
    version: checked,
    title: "Say that flood and earthquake are not covered",
    script: "Standard home policies do not cover flood or earthquake. Separate cover may be available.",
    elements: [
      {
        what: "that flood or earthquake is left out",
        cues: [
          "not cover|include ~ flood|earthquake|floods|earthquakes",
          "flood|earthquake|floods ~ not|isnt|arent|separate",
          "doesnt|dont cover|include ~ flood|earthquake"
        ]
      }
    ],
    due: { kind: "after", topic: "home", lines: 8 },
    lines: ["home", "bundle"],
    citation: "Agency practice; some states by statute",
    confidence: "high"
  },
  {
    id: "DIS-HURRICANE",
    version: checked,
    title: "Say that a hurricane deductible may apply",
    script: "In your state a separate percentage deductible may apply to hurricane or wind.",
    elements: [
      {
        what: "the hurricane deductible",
        cues: ["hurricane|wind|windstorm ~ deductible", "deductible ~ hurricane|wind"]
      }
    ],
    due: { kind: "after", topic: "home", lines: 8 },
    states: hurricaneStates,
    lines: ["home", "bundle"],
    citation: "State hurricane-deductible statutes",
    confidence: "high"
  },
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
          "answer ~ accurately|honestly|truthfully|correctly",
          "accurate|honest|truthful ~ answers|answer",
          "wrong|false answers|answer"
        ]
      }
    ],
    due: { kind: "before", topic: "enrolment" },
    lines: ["life"],
    citation: "State contestability statutes",
    confidence: "high"
  },
  {
    id: "DIS-LIFE-REPLACEMENT",
    version: checked,
    title: "Ask whether it replaces a policy",
    script:
      "Are you replacing or changing any life policy or annuity? If so I must give you a notice to read and sign.",
    elements: [
      { what: "whether it replaces one", cues: ["replacing|replace|changing ~ policy|annuity|insurance"] },
      { what: "the notice", cues: ["notice", "read and sign"] }
    ],
    due: { kind: "after", topic: "existing_life", lines: 4 },
    lines: ["life"],
    citation: "NAIC model 613 (life insurance and annuities replacement)",
    confidence: "high"
  },
  {
    id: "DIS-LIFE-NY",
    version: checked,
    title: "New York: your recommendation is in their best interest",
    script: "My recommendation must be in your best interest, based on the facts you give me. I will record why.",
    elements: [{ what: "their best interest", cues: ["best interest|interests"] }],
    due: { kind: "before", topic: "offer" },
    states: ["NY"],
    lines: ["life"],
    citation: "11 NYCRR 224",
    effectiveFrom: "2020-02-01",
    confidence: "high"
  },
  {
    id: "DIS-ACA-CONSENT",
    version: checked,
    title: "Get consent before helping with the Marketplace",
    script:
      "May I have your permission to help you with a Marketplace application? It covers finding and applying for a plan, and you can cancel it at any time by calling us.",
    elements: [
      {
        what: "the permission",
        cues: [
          "permission ~ help|assist|apply",
          "consent ~ help|assist|apply",
          "may i help you ~ application|marketplace",
          "your permission|consent"
        ]
      },
      { what: "how to cancel it", cues: ["cancel|revoke|withdraw|rescind"] }
    ],
    due: { kind: "before", topic: "marketplace" },
    lines: ["health"],
    citation: "45 CFR 155.220(j)(2)",
    effectiveFrom: "2024-01-01",
    confidence: "high"
  },
  {
    id: "DIS-ACA-CREDIT",
    version: checked,
    title: "Say that a credit may have to be paid back",
    script: "If your income is higher than you state, you may have to repay all of the credit.",
    elements: [{ what: "that it may have to be repaid", cues: ["repay", "pay ~ back", "owe ~ back"] }],
    due: { kind: "after", topic: "credit_of_tax", lines: 4 },
    lines: ["health"],
    citation: "26 USC 36B(f)",
    effectiveFrom: "2026-01-01",
    confidence: "high"
  },
  {
    id: "DIS-MEDICARE-TPMO",
    version: checked,
    title: "Say that you do not offer every plan",
    script:
      "We do not offer every plan available in your area. Please contact Medicare.gov or 1-800-MEDICARE to get information on all of your options.",
    elements: [
      {
        what: "that it is not every plan",
        cues: ["not offer every|all plan|plans", "dont offer every|all plan|plans", "not every plan"]
      },
      {
        what: "where to learn of all",
        cues: ["medicare gov", "1 800 medicare", "800 medicare", "one eight hundred medicare"]
      }
    ],
    due: { kind: "before", topic: "benefits" },
    medicare: true,
    citation: "42 CFR 422.2267(e)(41)",
    effectiveFrom: "2026-10-01",
    confidence: "medium"
  },
  {
    id: "DIS-MEDICARE-TPMO-2025",
    version: checked,
    title: "Say that you do not offer every plan",
    script:
      "We do not offer every plan available in your area. Please contact Medicare.gov, 1-800-MEDICARE, or your local State Health Insurance Program to get information on all of your options.",
    elements: [
      {
        what: "that it is not every plan",
        cues: ["not offer every|all plan|plans", "dont offer every|all plan|plans", "not every plan"]
      },
      {
        what: "where to learn of all",
        cues: ["medicare gov", "1 800 medicare", "800 medicare", "one eight hundred medicare"]
      },
      { what: "the state programme", cues: ["state health insurance", "ship"] }
    ],
    due: { kind: "opening", lines: 4 },
    medicare: true,
    citation: "42 CFR 422.2267(e)(41)",
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
      { what: "the scope", cues: ["scope of ~ appointment", "scope", "agree|agreement ~ talk|discuss|products"] }
    ],
    due: { kind: "before", topic: "benefits" },
    medicare: true,
    citation: "42 CFR 422.2264(c)",
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
        cues: ["not ~ connected|affiliated|endorsed|part|government", "not from|with medicare|government"]
      }
    ],
    due: { kind: "before", topic: "benefits" },
    medicare: true,
    citation: "42 CFR 422.2262(a); state Medigap rules",
    confidence: "high"
  },
  {
    id: "DIS-TRANSCRIPTION",
    version: checked,
    title: "California: say that the call is transcribed by machine",
    script: "Automated tools also transcribe this call to help me. Is that all right?",
    elements: [
      {
        what: "that it is transcribed",
        cues: [
          "transcribe|transcribes|transcribed|transcription|transcript",
          "automated tools|software",
          "ai|assistant ~ listens|listening"
        ]
      }
    ],
    due: { kind: "opening", lines: 4 },
    states: ["CA"],
    citation: "Cal. Penal Code 631, 632.7",
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
          "tort"
        ]
      }
    ],
    due: { kind: "before", topic: "enrolment" },
    states: ["FL", "MI", "NJ", "PA"],
    lines: ["auto"],
    citation: "Fla. Stat. 627.739; MCL 500.3107c; N.J.A.C. 11:3-15; 75 Pa.C.S. 1705",
    confidence: "medium"
  },
  {
    id: "DIS-LIFE-TERM",
    version: checked,
    title: "Say that term cover ends and has no cash value",
    script: "Cover ends when the term ends, and it has no cash value.",
    elements: [
      { what: "that it ends", cues: ["ends when|at|after ~ term|years", "no cash value", "expires after|at"] }
    ],
    due: { kind: "after", topic: "term_life", lines: 6 },
    lines: ["life"],
    citation: "NAIC model 580 (life insurance disclosure)",
    confidence: "high"
  },
  {
    id: "DIS-ACA-REVIEW",
    version: checked,
    title: "Let them confirm the application before it goes in",
    script: "Before I submit it: please confirm that you reviewed the application and that it is correct.",
    elements: [{ what: "the review", cues: ["reviewed|review|confirm|check ~ application|correct", "is ~ correct"] }],
    due: { kind: "before", topic: "submission" },
    lines: ["health"],
    citation: "45 CFR 155.220(j)(2)(iii)",
    effectiveFrom: "2024-01-01",
    confidence: "high"
  },
  {
    id: "DIS-LIMITED-HEALTH",
    version: checked,
    title: "Say that this is not comprehensive health insurance",
    script:
      "This is not comprehensive health insurance. It may not cover pre-existing conditions and may limit benefits.",
    elements: [
      {
        what: "that it is not comprehensive",
        cues: [
          "not comprehensive|major",
          "isnt comprehensive|major",
          "not cover ~ existing conditions",
          "limited benefits|benefit"
        ]
      }
    ],
    due: { kind: "after", topic: "limited_health", lines: 3 },
    citation: "26 CFR 54.9801-2; 16 CFR 310.3",
    confidence: "high"
  },
  {
    id: "DIS-WORKERS-COMPENSATION",
    version: checked,
    title: "Say that workers' compensation may be required",
    script: "Your state may require workers' compensation insurance when you have employees. Do you have it?",
    elements: [{ what: "workers' compensation", cues: ["workers|workmans|workers compensation|comp"] }],
    due: { kind: "after", topic: "employees", lines: 5 },
    lines: ["commercial"],
    citation: "State workers' compensation statutes",
    confidence: "high"
  },
  {
    id: "DIS-CERTIFICATE",
    version: checked,
    title: "Say that a certificate changes nothing",
    script: "A certificate of insurance does not change your policy.",
    elements: [
      {
        what: "that it changes nothing",
        cues: ["not change|amend|extend ~ policy|coverage|cover", "doesnt change|amend|extend"]
      }
    ],
    due: { kind: "after", topic: "certificate", lines: 4 },
    lines: ["commercial"],
    citation: "Agency practice; state certificate statutes",
    confidence: "high"
  },
  {
    id: "DIS-BUNDLE",
    version: checked,
    title: "Say that a bundle may cost no less",
    script:
      "A bundle discount depends on each insurer and may not lower the total price. Each policy stands on its own.",
    elements: [
      {
        what: "that it may not lower the price",
        cues: [
          "may|might not lower|reduce|save",
          "depends on ~ insurer|carrier|company",
          "stands on its own",
          "no guarantee"
        ]
      }
    ],
    due: { kind: "after", topic: "bundle", lines: 4 },
    citation: "NAIC Unfair Trade Practices Act, model 880, section 4 (no tying)",
    confidence: "high"
  }
]
