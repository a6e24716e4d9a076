import type { Duty } from "../Duty.ts"
import { checked, sources } from "./Sources.ts"

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
  }
]
