import { Array as Arr } from "effect"
import { ofValidParts } from "../../profile/Trusted.ts"
import { type Judgement, judge } from "../../rules/Evaluate.ts"
import type { Facts, FieldName } from "../../rules/Field.ts"
import type { Line } from "../../rules/Line.ts"
import { filled, type Openings } from "../../rules/Opening.ts"
import { closes, type Rule } from "../../rules/Rule.ts"
import { rulesInForce } from "../../rules/Rulebook.ts"
import { NotOffered } from "../NotOffered.ts"
import type { OfferType } from "../OfferType.ts"
import type { Product } from "../Product.ts"
import { OfferNotice } from "./OfferNotice.ts"
import { askedOf, type EligibilityQuestion } from "./Questions.ts"

/** What the call and the premium have to answer for. */
const ofOthers: ReadonlySet<Rule["category"]> = new Set(["consent", "contact", "rating"])

/** Without these no rule of the line can be judged, so that it stays closed until they are known. */
const essential: Readonly<Record<OfferType, ReadonlyArray<FieldName>>> = {
  auto: ["state", "vehicleOrInterest"],
  home: ["state", "homeOrInterest"],
  life: ["state", "age", "dateOfBirth"],
  health: ["state", "age"],
  commercial: ["state", "firmOrInterest"],
  bundle: []
}

export interface Candidate {
  readonly offerType: OfferType
  readonly product: Product
  readonly line: Line
  readonly facts: Facts
  readonly openings: () => Openings
}

export interface Eligible {
  readonly offerType: OfferType
  readonly product: Product
  readonly notices: ReadonlyArray<OfferNotice>
  /** What would tell of the rules that cannot be judged yet. */
  readonly questions: ReadonlyArray<EligibilityQuestion>
}

export interface Outcome {
  readonly result: Eligible | NotOffered
  readonly questions: ReadonlyArray<EligibilityQuestion>
}

const needed = (offerType: OfferType, { missing }: Judgement) =>
  missing.filter(field => essential[offerType].some(known => known === field))

/** One that would still wait for something else is not what stands in the way. */
const awaitsOnly = (offerType: OfferType, judgement: Judgement) =>
  judgement.verdict === "unknown" && needed(offerType, judgement).length === judgement.missing.length

const isClosing = (offerType: OfferType, judgement: Judgement): boolean =>
  closes(judgement.rule) && (judgement.verdict === "fires" || awaitsOnly(offerType, judgement))

const nouns = (judgements: ReadonlyArray<Judgement>) =>
  [...new Set(judgements.flatMap(({ missing }) => askedOf(missing)).map(({ noun }) => noun))].join(" and ")

/** A rule of our own says what is missing; a law only what it asks. */
const speaksForItself = ({ rule, verdict }: Judgement) => verdict === "fires" || rule.category === "offer"

const reasonOf = (judgement: Judgement): string =>
  speaksForItself(judgement)
    ? judgement.rule.message
    : `Not known yet: ${nouns([judgement])}. The rule: ${judgement.rule.message}`

const opensWhen = ({ openings }: Candidate, closing: ReadonlyArray<Judgement>): string => {
  const [speaking, waiting] = Arr.partition(closing, judgement => !speaksForItself(judgement))
  const filling = openings()
  const sentences = [
    ...(waiting.length === 0 ? [] : [`Once known: ${nouns(waiting)}.`]),
    ...new Set(speaking.map(({ rule }) => filled(rule.opensWhen ?? "", filling)))
  ]
  return sentences.join(" And: ")
}

/** What is certain before what is not known. */
const notOffered = (candidate: Candidate, closing: ReadonlyArray<Judgement>): NotOffered | undefined => {
  const first = closing.find(({ verdict }) => verdict === "fires") ?? closing[0]
  return (
    first &&
    new NotOffered(
      {
        offerType: candidate.offerType,
        ruleId: first.rule.id,
        reason: reasonOf(first),
        citation: first.rule.citation,
        opensWhen: opensWhen(candidate, closing)
      },
      ofValidParts
    )
  )
}

const noticeOf = ({ rule: { citation, id, message, severity } }: Judgement) =>
  new OfferNotice({ ruleId: id, severity, message, citation }, ofValidParts)

const matters = ({ rule }: Judgement) => rule.severity === "block" || rule.severity === "refer"

const questionsOf = (
  offerType: OfferType,
  judgements: ReadonlyArray<Judgement>,
  missingOf: (judgement: Judgement) => ReadonlyArray<FieldName>
): ReadonlyArray<EligibilityQuestion> => {
  const byField = new Map<string, EligibilityQuestion>()
  const [closing, others] = Arr.partition(judgements.filter(matters), ({ rule }) => !closes(rule))
  for (const judgement of [...closing, ...others])
    for (const { field, question } of askedOf(missingOf(judgement)))
      if (!byField.has(field))
        byField.set(field, { offerType, ruleId: judgement.rule.id, closes: closes(judgement.rule), field, question })
  return [...byField.values()]
}

export const outcomeOf = (
  candidate: Candidate,
  day: string,
  isJudged: (rule: Rule) => boolean = () => true
): Outcome => {
  const { facts, line, offerType, product } = candidate
  const judgements = rulesInForce(line, facts.state?.value, day)
    .filter(rule => !ofOthers.has(rule.category) && isJudged(rule))
    .map(rule => judge(rule, facts))
  const closing = judgements.filter(judgement => isClosing(offerType, judgement))
  const closed = notOffered(candidate, closing)
  if (closed !== undefined)
    return { result: closed, questions: questionsOf(offerType, closing, judgement => needed(offerType, judgement)) }
  const questions = questionsOf(offerType, judgements, ({ missing }) => missing)
  const notices = judgements.filter(({ verdict }) => verdict === "fires").map(noticeOf)
  return { result: { offerType, product, notices, questions }, questions }
}
