import type { Duty } from "../Duty.ts"
import { checked, checkedSince, sources } from "./Sources.ts"

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

/** Of a home. */
export const homeDuties: ReadonlyArray<Duty> = [
  {
    id: "DIS-FLOOD",
    version: checked,
    title: "Say that flood and earthquake are not covered",
    script: "Standard home policies do not cover flood or earthquake. Separate cover may be available.",
    elements: [
      {
        what: "that flood or earthquake is left out",
        cues: [
          "not cover|include ~ flood|flooding|floods|earthquake|earthquakes",
          "doesnt|dont|wont cover|include ~ flood|flooding|floods|earthquake|earthquakes",
          "flood|flooding|floods|earthquake|earthquakes ~ not|isnt|arent|excluded",
          "flood|flooding|floods|earthquake|earthquakes ~ separate|separately",
          "flood|flooding|floods|earthquake|earthquakes ~ ~ separate policy|cover|coverage|insurance",
          "flood|flooding|floods|earthquake|earthquakes ~ you ~ add|buy|need ~ separately|extra",
          "separate flood|flooding|floods|earthquake|earthquakes",
          "exclude|excludes|excluded|excluding ~ flood|flooding|floods|earthquake|earthquakes"
        ]
      }
    ],
    due: { kind: "after", topic: "home", lines: 8 },
    lines: ["home", "bundle"],
    citation: "Agency practice; some states by statute",
    source: sources.practice,
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
        cues: [
          "hurricane|hurricanes|wind|winds|windstorm|windstorms|hail|storm|storms|named deductible|deductibles",
          "hurricane|hurricanes|wind|winds|windstorm|windstorms|hail|storm|storms ~ own|separate|different|higher|bigger|special|percentage|percent ~ deductible|deductibles",
          "own|separate|different|higher|bigger|special|percentage|percent deductible ~ ~ hurricane|hurricanes|wind|winds|windstorm|windstorms|hail|storm|storms",
          "deductible ~ own|separate|different|higher|bigger|special|percentage|percent ~ ~ hurricane|hurricanes|wind|winds|windstorm|windstorms|hail|storm|storms",
          "hurricane|hurricanes|wind|winds|windstorm|windstorms|hail|storm|storms ~ deductible ~ own|separate|different|higher|bigger|special|percentage|percent",
          "deductible ~ hurricane|hurricanes|wind|winds|windstorm|windstorms|hail|storm|storms ~ own|separate|different|higher|bigger|special|percentage|percent"
        ]
      }
    ],
    due: { kind: "after", topic: "home", lines: 8 },
    states: hurricaneStates,
    lines: ["home", "bundle"],
    citation: "State hurricane-deductible statutes",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-SURPLUS-LINES",
    version: checkedSince,
    title: "Say that a surplus lines insurer is not licensed, and not backed",
    script: "This insurer is not licensed by the state and is not protected by the guaranty fund.",
    elements: [
      {
        what: "that the state does not license it",
        cues: [
          "not|isnt|arent|never ~ licensed|admitted|authorized|regulated|approved",
          "no|without|lacks ~ license|licence",
          "doesnt|dont|not have|hold ~ license|licence",
          "unlicensed|unauthorized"
        ]
      },
      {
        what: "that no fund backs it",
        cues: [
          "not|isnt|arent|wont|no|without|outside ~ ~ guaranty|guarantee fund|association|protection",
          "guaranty|guarantee fund|association ~ ~ not|wont|doesnt|cant|isnt|nothing",
          "fails|fail|bankrupt|insolvent|under|broke ~ ~ no|not|nobody|wont|nothing|doesnt",
          "no|nobody|not|wont|nothing|doesnt ~ ~ ~ fails|fail|bankrupt|insolvent|under|broke",
          "no state fund|protection|backing|backstop|safety"
        ]
      }
    ],
    due: { kind: "after", topic: "surplus_lines", lines: 4 },
    onceSpokenOf: true,
    lines: ["home", "bundle", "commercial"],
    citation: "State surplus lines statutes",
    source: sources.practice,
    confidence: "high"
  },
  {
    id: "DIS-FAIR-PLAN",
    version: checkedSince,
    title: "Say what a plan of last resort leaves out and may charge",
    script:
      "A plan of last resort covers less than an ordinary home policy, and after a disaster you may have to pay an assessment.",
    elements: [
      {
        what: "that it covers less",
        cues: [
          "covers|cover ~ less|fewer",
          "narrower|limited|basic|reduced|less|bare ~ cover|coverage|policy|protection|bones",
          "not|wont|doesnt|dont cover|include ~ ~ much|theft|liability|water|everything|things|regular",
          "only covers|cover|fire",
          "leaves out"
        ]
      },
      {
        what: "that it may charge more afterwards",
        cues: [
          "assessment|assessments|assess|assessed",
          "surcharge|surcharges|surcharged",
          "charge|charged|charges|bill|billed|pay|owe ~ extra|more|additional|later|afterwards|again"
        ]
      }
    ],
    due: { kind: "after", topic: "fair_plan", lines: 4 },
    onceSpokenOf: true,
    lines: ["home", "bundle"],
    citation: "State FAIR plan and wind pool statutes",
    source: sources.residual,
    confidence: "medium"
  }
]
