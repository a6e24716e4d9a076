import type { DateTime } from "effect"
import type { Facts } from "../../rules/Field.ts"
import type { Applicant } from "../applicant/Applicant.ts"
import { NotOffered } from "../NotOffered.ts"
import { lineCandidates } from "./LineCandidates.ts"
import { type Candidate, type Eligible, type Outcome, outcomeOf } from "./LineJudgement.ts"
import type { EligibilityQuestion } from "./Questions.ts"

/** Every type of offer is in one of the two, with the reason that keeps it closed or the notices that go with it. */
export interface Eligibility {
  readonly eligible: ReadonlyArray<Eligible>
  readonly notOffered: ReadonlyArray<NotOffered>
  readonly questions: ReadonlyArray<EligibilityQuestion>
}

const isOpen = ({ result }: Outcome): boolean => !(result instanceof NotOffered)

const partsOpening = (parts: ReadonlyArray<Outcome>) =>
  parts
    .flatMap(({ result }) => (result instanceof NotOffered ? [` ${result.offerType}: ${result.opensWhen}`] : []))
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
  const { questions, result } = outcomeOf(candidate, day, rule => rule.lines.some(line => line === "bundle"))
  if (result instanceof NotOffered) return { questions, result }
  const open = parts.flatMap(part => (part.result instanceof NotOffered ? [] : [part.result]))
  const notices = [...open, result].flatMap(part => part.notices)
  const asked = [...open, result].flatMap(part => part.questions)
  return {
    questions,
    result: {
      ...result,
      notices: [...new Map(notices.map(notice => [notice.ruleId, notice])).values()],
      questions: [...new Map(asked.map(one => [one.field, one])).values()]
    }
  }
}

/** What may be offered to whom on that day, and why the rest may not. */
export const eligibility = (applicant: Applicant, at: DateTime.Utc): Eligibility => {
  const { commercial, day, health, life, person, ...parts } = lineCandidates(applicant, at)
  const auto = outcomeOf(parts.auto, day)
  const home = outcomeOf(parts.home, day)
  const whole = [life, health, commercial].map(candidate => outcomeOf(candidate, day))
  const outcomes = [auto, home, ...whole, bundleOf(person, day, [auto, home])]
  return {
    eligible: outcomes.flatMap(({ result }) => (result instanceof NotOffered ? [] : [result])),
    notOffered: outcomes.flatMap(({ result }) => (result instanceof NotOffered ? [result] : [])),
    questions: outcomes.flatMap(({ questions }) => questions)
  }
}
