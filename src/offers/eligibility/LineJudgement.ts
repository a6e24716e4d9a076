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
import { OfferQuestion } from "../Reason.ts"
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

export type Outcome = Eligible | NotOffered

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

const matters = ({ rule }: Judgement) => rule.severity === "block" || rule.severity === "refer"

const questionsOf = (
  judgements: ReadonlyArray<Judgement>,
  missingOf: (judgement: Judgement) => ReadonlyArray<FieldName>
): ReadonlyArray<EligibilityQuestion> => {
  const byField = new Map<string, EligibilityQuestion>()
  const [closing, others] = Arr.partition(judgements.filter(matters), ({ rule }) => !closes(rule))
  for (const judgement of [...closing, ...others])
    for (const { field, question } of askedOf(missingOf(judgement)))
      if (!byField.has(field))
        byField.set(field, { ruleId: judgement.rule.id, closes: closes(judgement.rule), field, question })
  return [...byField.values()]
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
        opensWhen: opensWhen(candidate, closing),
        questions: questionsOf(closing, judgement => needed(candidate.offerType, judgement)).map(
          ({ field, question, ruleId }) => new OfferQuestion({ field, question, points: 0, ruleId }, ofValidParts)
        )
      },
      ofValidParts
    )
  )
}

const noticeOf = ({ rule: { citation, id, message, severity } }: Judgement) =>
  new OfferNotice({ ruleId: id, severity, message, citation }, ofValidParts)

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
  return (
    notOffered(candidate, closing) ?? {
      offerType,
      product,
      notices: judgements.filter(({ verdict }) => verdict === "fires").map(noticeOf),
      questions: questionsOf(judgements, ({ missing }) => missing)
    }
  )
}
