import { createHash } from "node:crypto"
import { Schema } from "effect"
import { usStates } from "../leads/UsState.ts"
import age from "./book/age.json" with { type: "json" }
import appropriateness from "./book/appropriateness.json" with { type: "json" }
import contact from "./book/contact.json" with { type: "json" }
import geography from "./book/geography.json" with { type: "json" }
import medicare from "./book/medicare.json" with { type: "json" }
import offers from "./book/offers.json" with { type: "json" }
import rating from "./book/rating.json" with { type: "json" }
import { isWithin, type Line, lines } from "./Line.ts"
import { Rule } from "./Rule.ts"
import bopClasses from "./tables/bopClasses.json" with { type: "json" }
import callingHours from "./tables/callingHours.json" with { type: "json" }
import contractAge from "./tables/contractAge.json" with { type: "json" }
import holidays from "./tables/holidays.json" with { type: "json" }
import incomeMultiples from "./tables/incomeMultiples.json" with { type: "json" }
import marketplace from "./tables/marketplace.json" with { type: "json" }
import workersCompensation from "./tables/workersCompensation.json" with { type: "json" }
import zip3 from "./tables/zip3.json" with { type: "json" }

export const Rulebook = Schema.Array(Rule).pipe(
  Schema.filter(rules => {
    const twice = rules.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) < index)
    return twice.length === 0 || `more than one rule is called ${twice.join(", ")}`
  })
)

const book = [...age, ...geography, ...appropriateness, ...medicare, ...contact, ...rating, ...offers]

/** Refused as a whole when one of them is wrong: the service does not start with a rule that it misreads. */
export const rules = Schema.decodeUnknownSync(Rulebook, { onExcessProperty: "error" })(book)

const tables = [
  bopClasses,
  callingHours,
  contractAge,
  holidays,
  incomeMultiples,
  marketplace,
  workersCompensation,
  zip3
]
const reviewedOn = "2026-11-26"

/** The day on which the rules were last gone through, and what they and their tables say. */
export const rulesVersion = `${reviewedOn}.${createHash("sha256")
  .update(JSON.stringify([book, tables]))
  .digest("hex")
  .slice(0, 12)}`

const isEverywhere = ({ states }: Rule) => states.some(state => state === "*")

/** The more specific first. */
const ordered = [...rules.filter(rule => !isEverywhere(rule)), ...rules.filter(isEverywhere)]

const onLine = new Map(
  lines.map(line => [line, ordered.filter(rule => rule.lines.some(ruled => ruled === "*" || isWithin(line, ruled)))])
)

const isThere = (state: string) => (rule: Rule) => rule.states.some(ruled => ruled === "*" || ruled === state)

const inState = new Map(
  [...onLine].map(([line, found]) => [
    line,
    new Map(Object.keys(usStates).map(state => [state, found.filter(isThere(state))]))
  ])
)

const lawOf = (line: Line, state: string | undefined): ReadonlyArray<Rule> =>
  (state === undefined ? undefined : inState.get(line)?.get(state)) ?? onLine.get(line) ?? []

const isInForce = ({ effectiveFrom, effectiveTo }: Rule, day: string) =>
  (effectiveFrom === undefined || effectiveFrom <= day) && (effectiveTo === undefined || day <= effectiveTo)

/** The law of a line in a state on a day, YYYY-MM-DD; while the state is not known, that of all states. */
export const rulesInForce = (line: Line, state: string | undefined, day: string): ReadonlyArray<Rule> =>
  lawOf(line, state).filter(rule => isInForce(rule, day))
