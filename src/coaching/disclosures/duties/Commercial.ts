import { workersCompensationFrom } from "../../../rules/tables/WorkersCompensation.ts"
import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

/** Where it is bought from the state and nobody else; in Wyoming by the most dangerous trades. */
const stateFunds = new Set(["ND", "OH", "WA", "WY"])

const wantedIn = ([state, { construction, employees }]: (typeof workersCompensationFrom)[number]): readonly [
  string,
  string
] => {
  if (employees === null || construction === null)
    return [
      state,
      "Your state leaves workers' compensation to the employer, but an injured employee may sue the one who has none. Do you have it?"
    ]
  const building = construction === employees ? "" : `, in construction ${construction} or more`
  const fund = stateFunds.has(state) ? " There it comes from the state's own fund." : ""
  return [
    state,
    `Your state may require workers' compensation insurance when you have ${employees} or more employees${building}.${fund} Do you have it?`
  ]
}

/** Of a business. */
export const commercialDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-WORKERS-COMPENSATION",
    version: checkedSince,
    title: "Say that workers' compensation may be required",
    script: "Your state may require workers' compensation insurance when you have employees. Do you have it?",
    scripts: Object.fromEntries(workersCompensationFrom.map(wantedIn)),
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
    onceSpokenOf: true,
    lines: ["commercial"],
    citation: "Agency practice; state certificate statutes",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-BUSINESS-VEHICLES",
    version: checkedSince,
    title: "Say that vehicles used for business may need commercial auto",
    script: "Vehicles used for business may need commercial auto insurance.",
    elements: [
      {
        what: "that business use may need its own cover",
        cues: [
          "commercial|business auto|vehicle|car",
          "commercial|business policy|insurance|coverage|cover ~ ~ truck|trucks|van|vans|vehicle|vehicles|car|cars",
          "truck|trucks|van|vans|vehicle|vehicles|car|cars|auto ~ ~ need|needs|require|requires ~ commercial|business|own|separate",
          "personal ~ ~ not|doesnt|dont|wont|cant|excludes|exclude|leaves|isnt ~ ~ business|work|delivery|deliveries|rideshare|hire|commercial|customers",
          "business|delivery|deliveries|rideshare|commercial use? ~ ~ excluded|extra|endorsement",
          "business|delivery|deliveries|rideshare|commercial use? ~ ~ not|isnt|arent ~ covered|included"
        ]
      }
    ],
    due: { kind: "after", topic: "business_use", lines: 8 },
    onceSpokenOf: true,
    lines: ["commercial", "auto"],
    citation: "ISO personal auto policy (business and livery exclusions); agency practice",
    source: sources.practice,
    confidence: "high"
  }
]
