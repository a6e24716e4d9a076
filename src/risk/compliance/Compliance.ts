import { Array as Arr, Order, Struct } from "effect"
import type { LicensedLines } from "../../compliance/Licence.ts"
import { applicantOf } from "../../offers/applicant/ApplicantOf.ts"
import { lineCandidates } from "../../offers/eligibility/LineCandidates.ts"
import type { Candidate } from "../../offers/eligibility/LineJudgement.ts"
import type { OfferType } from "../../offers/OfferType.ts"
import type { Rule } from "../../rules/Rule.ts"
import type { Grounds } from "../Assessment.ts"
import type { Finding, Signal, Subject } from "../checks/Check.ts"
import { type RuleKind, type Ruling, rulePoints, rulingOf, together } from "./Ruling.ts"

const kinds = {
  age: { name: "age_eligibility", subject: "age", cannotTell: "Whether the date of birth is the person's own." },
  geo: { name: "geographic_restrictions", subject: "place", cannotTell: "Whether the person lives where they say." },
  licence: {
    name: "agent_licence",
    subject: "agent's licence",
    cannotTell: "Whether the state has withdrawn a licence since it was registered."
  },
  appropriateness: {
    name: "coverage_appropriateness",
    subject: "cover",
    cannotTell: "What the person needs beyond what is known of them."
  },
  regulatory: {
    name: "regulatory",
    subject: "law of the line",
    cannotTell: "What is said and done in the call: it is judged there."
  }
} as const satisfies Record<RuleKind, object>

export interface Asked {
  /** Null: what the lead is interested in, or any line. */
  readonly offerType: OfferType | null
  /** Null: no agent was named. */
  readonly licensed: LicensedLines | null
}

const parts: Readonly<Record<OfferType, ReadonlyArray<Exclude<OfferType, "bundle">>>> = {
  auto: ["auto"],
  home: ["home"],
  life: ["life"],
  health: ["health"],
  commercial: ["commercial"],
  bundle: ["auto", "home"]
}

const everyLine: ReadonlyArray<OfferType> = ["auto", "home", "life", "health", "commercial"]

const typesAsked = ({ lead }: Subject, offerType: OfferType | null): ReadonlyArray<OfferType> => {
  if (offerType !== null) return [offerType]
  const interests = lead.interests ?? []
  return interests.length > 0 ? interests : everyLine
}

const gravestFirst = Order.mapInput(Order.reverse(Order.number), ({ severity }: Rule) => rulePoints[severity])

/** The gravest speaks for all that fire: they are one objection. */
const signalsOf = ({ firing }: Ruling): ReadonlyArray<Signal> =>
  Arr.sort(firing, gravestFirst).map(({ citation, id, message, severity }, index) => ({
    id,
    points: index === 0 ? rulePoints[severity] : 0,
    strength: "hard",
    message,
    citation
  }))

const decidingIds = ({ firing }: Ruling) =>
  firing.filter(({ severity }) => rulePoints[severity] > 0).map(({ id }) => id)

const findingOf = (kind: RuleKind, ruling: Ruling, others: ReadonlyArray<Ruling>): Finding => {
  const { cannotTell, name, subject } = kinds[kind]
  const signals = signalsOf(ruling)
  const closed = others.filter(({ points }) => points > 0)
  const [waiting] = ruling.waiting
  const base = {
    name,
    category: "compliance",
    cannotTell,
    signals,
    evidence: [
      ...[ruling, ...others].flatMap(one =>
        decidingIds(one).map(id => ({ field: one.offerType, says: `closed by ${id}` }))
      ),
      ...ruling.waiting.map(({ field, rule }) => ({ field, says: `not known; ${rule.id} asks for it` }))
    ]
  } as const
  if (ruling.points === 0 && waiting !== undefined)
    return {
      ...base,
      verdict: "unknown",
      settledBy: waiting.question,
      message: `Not known yet: ${waiting.rule.message}`
    }
  const isSaid = ruling.firing.some(({ severity }) => severity !== "info")
  return {
    ...base,
    verdict: isSaid ? "contradicted" : "clear",
    settledBy: null,
    message:
      signals[0]?.message ??
      (closed.length === 0
        ? `Nothing about the ${subject} stands in the way.`
        : `The ${subject} closes ${closed.map(({ offerType }) => offerType).join(", ")}, not the rest.`)
  }
}

interface Judged {
  readonly rulings: ReadonlyArray<{ readonly kind: RuleKind; readonly ruling: Ruling }>
}

/** The least forbidden first, then the least unknown. */
const mostOpenFirst = Order.mapInput(Order.array(Order.number), ({ rulings }: Judged) => [
  Math.max(...rulings.map(({ ruling }) => ruling.points)),
  rulings.filter(({ ruling }) => ruling.waiting.length > 0).length
])

const withSeverity = ({ rulings }: Judged, severity: Rule["severity"]) =>
  rulings.flatMap(({ ruling }) => ruling.firing.filter(rule => rule.severity === severity).map(({ id }) => id))

/** The rules of the line asked about, by kind; where there is a choice of lines, the one most open to the lead decides. */
export const compliance = (subject: Subject, { licensed, offerType }: Asked): Grounds => {
  const lines = lineCandidates(applicantOf(subject.lead, subject.profile, subject.at), subject.at)
  const candidate = (part: Exclude<OfferType, "bundle">): Candidate => {
    const known = licensed?.[part]
    const { facts, ...rest } = lines[part]
    return { ...rest, facts: { ...facts, agentLicensed: known === undefined ? undefined : { value: known } } }
  }
  const asked = Struct.keys(kinds).filter(kind => kind !== "licence" || licensed !== null)
  const judged = typesAsked(subject, offerType).map(type => ({
    rulings: asked.map(kind => ({
      kind,
      ruling: together(
        type,
        parts[type].map(part => rulingOf(candidate(part), kind, lines.day))
      )
    }))
  }))
  const [deciding, ...others] = Arr.sort(judged, mostOpenFirst)
  if (deciding === undefined) return { findings: [], blockedBy: [], referredBy: [] }
  return {
    findings: deciding.rulings.map(({ kind, ruling }) =>
      findingOf(
        kind,
        ruling,
        others.flatMap(({ rulings }) => rulings.filter(other => other.kind === kind).map(other => other.ruling))
      )
    ),
    blockedBy: withSeverity(deciding, "block"),
    referredBy: withSeverity(deciding, "refer")
  }
}
