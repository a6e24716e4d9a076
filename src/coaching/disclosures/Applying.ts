import { isAbout } from "../About.ts"
import type { CallFacts } from "../CallFacts.ts"
import { duties } from "./Duties.ts"
import type { Duty } from "./Duty.ts"

const inForce = ({ effectiveFrom, effectiveTo }: Duty, day: string): boolean =>
  (effectiveFrom === undefined || effectiveFrom <= day) && (effectiveTo === undefined || day <= effectiveTo)

const isThere = ({ evenWhereUnknown, states }: Duty, { state }: CallFacts): boolean => {
  if (states === undefined) return true
  return state === null ? evenWhereUnknown === true : states.includes(state)
}

const hasComeUp = ({ due, onceSpokenOf }: Duty, topics: ReadonlySet<string>): boolean =>
  onceSpokenOf === undefined || due.kind === "opening" || topics.has(due.topic)

/** The duties of a call, under the law of its day. */
export const applying = (facts: CallFacts, topics: ReadonlySet<string>): ReadonlyArray<Duty> =>
  duties.filter(
    duty =>
      inForce(duty, facts.callDate) &&
      (duty.directions === undefined || duty.directions.includes(facts.direction)) &&
      isThere(duty, facts) &&
      hasComeUp(duty, topics) &&
      isAbout(duty, facts, topics)
  )

const known = new Map(duties.map(duty => [duty.id, duty]))

export const dutyOf = (id: string): Duty | undefined => known.get(id)
