import type { Duty } from "../Duty.ts"
import { checked, sources } from "./Sources.ts"

/** Of a business. */
export const commercialDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-WORKERS-COMPENSATION",
    version: checked,
    title: "Say that workers' compensation may be required",
    script: "Your state may require workers' compensation insurance when you have employees. Do you have it?",
    elements: [
      {
        what: "workers' compensation",
        cues: ["workers|workmans|workmens|work compensation|comp"]
      }
    ],
    due: { kind: "after", topic: "employees", lines: 5 },
    lines: ["commercial"],
    citation: "State workers' compensation statutes",
    source: sources.workersCompensation,
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
        cues: [
          "not|doesnt|wont|cant change|amend|extend|add|alter ~ policy|coverage|cover",
          "certificate ~ for information",
          "certificate ~ them? no rights",
          "coverage|policy stays|remains the same",
          "certificate only|just shows|proves|lists"
        ]
      }
    ],
    due: { kind: "after", topic: "certificate", lines: 4 },
    lines: ["commercial"],
    citation: "Agency practice; state certificate statutes",
    source: sources.practice,
    confidence: "high"
  }
]
