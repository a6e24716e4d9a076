import { Array as Arr, type DateTime } from "effect"
import type { Facts } from "../../rules/Field.ts"
import type { Applicant } from "../applicant/Applicant.ts"
import { NotOffered } from "../NotOffered.ts"
import { lineCandidates } from "./LineCandidates.ts"
import { type Candidate, type Eligible, type Outcome, outcomeOf } from "./LineJudgement.ts"

/** Every type of offer is in one of the two, with the reason that keeps it closed or the notices that go with it, and what to ask. */
export interface Eligibility {
  readonly eligible: ReadonlyArray<Eligible>
  readonly notOffered: ReadonlyArray<NotOffered>
}

const isOpen = (outcome: Outcome): outcome is Eligible => !(outcome instanceof NotOffered)
const isClosed = (outcome: Outcome): outcome is NotOffered => outcome instanceof NotOffered

const partsOpening = (parts: ReadonlyArray<Outcome>) =>
  parts
    .filter(isClosed)
    .map(({ offerType, opensWhen }) => ` ${offerType}: ${opensWhen}`)
    .join("")

/** The person and the place are judged with the parts, whose notices and questions it carries. */
const bundleOf = (facts: Facts, day: string, parts: ReadonlyArray<Outcome>): Outcome => {
  const candidate: Candidate = {
    offerType: "bundle",
    product: "bundle",
    line: "bundle",
    facts: { ...facts, bothPartsOpen: { value: parts.every(isOpen) } },
    openings: () => ({ parts: partsOpening(parts) })
  }
  const whole = outcomeOf(candidate, day, rule => rule.lines.some(line => line === "bundle"))
  if (isClosed(whole)) return whole
  const all = [...parts.filter(isOpen), whole]
  return {
    ...whole,
    notices: Arr.dedupeWith(
      all.flatMap(({ notices }) => notices),
      (one, other) => one.ruleId === other.ruleId
    ),
    questions: Arr.dedupeWith(
      all.flatMap(({ questions }) => questions),
      (one, other) => one.field === other.field
    )
  }
}

/** What may be offered to whom on that day, and why the rest may not. */
export const eligibility = (applicant: Applicant, at: DateTime.Utc): Eligibility => {
  const { commercial, day, health, life, person, ...parts } = lineCandidates(applicant, at)
  const auto = outcomeOf(parts.auto, day)
  const home = outcomeOf(parts.home, day)
  const whole = [life, health, commercial].map(candidate => outcomeOf(candidate, day))
  const outcomes = [auto, home, ...whole, bundleOf(person, day, [auto, home])]
  return { eligible: outcomes.filter(isOpen), notOffered: outcomes.filter(isClosed) }
}
