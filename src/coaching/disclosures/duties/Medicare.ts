import type { Duty } from "../Duty.ts"
import { checked, sources } from "./Sources.ts"

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
  }
]
