import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

/** Of health insurance. */
export const healthDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-ACA-CONSENT",
    version: checkedSince,
    title: "Get consent before helping with the Marketplace",
    script:
      "May I have your permission to help you with a Marketplace application? It covers finding and applying for a plan, it lasts until you cancel it, and you can do that at any time by calling us.",
    elements: [
      {
        what: "the permission",
        cues: [
          "permission|consent|okay|ok ~ help|helping|assist|apply|enroll|enrol|search|work",
          "may|can i help you ~ application|marketplace|apply|enroll",
          "your permission|consent"
        ]
      },
      {
        what: "how to cancel it",
        cues: [
          "cancel|revoke|withdraw|rescind",
          "take back ~ consent|permission|it",
          "change your mind",
          "stop ~ permission|consent"
        ]
      }
    ],
    due: { kind: "before", topic: "marketplace" },
    lines: ["health"],
    marketplace: true,
    citation: "45 CFR 155.220(j)(2)",
    source: sources.marketplace,
    effectiveFrom: "2024-01-01",
    confidence: "high"
  },
  {
    id: "DIS-ACA-CONSENT-TERMS",
    version: checkedSince,
    title: "Say what the permission covers and how long it lasts",
    script: "Your permission covers finding and applying for a plan, and it lasts until you cancel it.",
    elements: [
      {
        what: "what it covers",
        cues: [
          "covers|cover|includes|include ~ ~ search|searching|find|finding|apply|applying|application|enroll|enrolling|enrollment|help|helping|update|updates|updating|changes",
          "lets|allows|allow|let me|us ~ search|find|look|apply|enroll|help|update|submit|work|call",
          "permission|consent ~ ~ is for|to ~ ~ search|searching|find|finding|apply|applying|enroll|enrolling|application",
          "only for|to ~ search|searching|find|finding|apply|applying|application|enroll|enrolling"
        ]
      },
      {
        what: "how long it lasts",
        cues: [
          "lasts|last|good|valid|stands|stays|remains|continues|runs|effective ~ until|till|for|through|as",
          "until|till you ~ cancel|revoke|withdraw|take|tell|stop|say|change|end",
          "for ~ year|plan|months|enrollment|period|days",
          "expires|ends|runs ~ after|when|on|in|out"
        ]
      }
    ],
    due: { kind: "after", topic: "marketplace_consent", lines: 3 },
    lines: ["health"],
    marketplace: true,
    citation: "45 CFR 155.220(j)(2)(iii)",
    source: sources.marketplace,
    effectiveFrom: "2024-01-01",
    confidence: "high"
  },
  {
    id: "DIS-ACA-REVIEW",
    version: checked,
    title: "Let them confirm the application before it goes in",
    script: "Before I submit it: please confirm that you reviewed the application and that it is correct.",
    elements: [
      {
        what: "the review",
        cues: [
          "reviewed|review|confirm|check|checked|gone|look|looked|read ~ ~ application|information ~ ~ correct|right|accurate",
          "reviewed|review|check|checked|gone|look|confirm ~ ~ application ~ ~ submit|send|before",
          "read ~ back ~ ~ ~ correct|right|accurate"
        ]
      }
    ],
    due: { kind: "before", topic: "submission" },
    lines: ["health"],
    marketplace: true,
    citation: "45 CFR 155.220(j)(2)(iii)",
    source: sources.marketplace,
    effectiveFrom: "2024-01-01",
    confidence: "high"
  },
  {
    id: "DIS-ACA-CREDIT",
    version: checked,
    title: "Say that a credit may have to be paid back",
    script: "If your income is higher than you state, you may have to repay all of the credit.",
    elements: [
      {
        what: "that it may have to be repaid",
        cues: ["repay|repaid|repaying", "pay|paid|give ~ back", "owe ~ back", "return ~ credit|subsidy"]
      }
    ],
    due: { kind: "after", topic: "credit_of_tax", lines: 4 },
    lines: ["health"],
    marketplace: true,
    citation: "26 USC 36B(f)",
    source: sources.practice,
    effectiveFrom: "2026-01-01",
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
          "not|isnt comprehensive|major|full|complete",
          "not|doesnt count as",
          "not|wont|doesnt cover ~ existing conditions",
          "no pre? existing conditions",
          "limited benefits|benefit",
          "limit|limits benefits",
          "not aca|obamacare|marketplace"
        ]
      }
    ],
    due: { kind: "after", topic: "limited_health", lines: 3 },
    onceSpokenOf: true,
    citation: "26 CFR 54.9801-2; 16 CFR 310.3",
    source: sources.limitedHealth,
    confidence: "high"
  }
]
