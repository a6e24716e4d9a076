import { Schema } from "effect"
import { PlainDate } from "../leads/PlainDate.ts"
import { Condition } from "./Condition.ts"
import { Line } from "./Line.ts"
import { placeholdersIn } from "./Opening.ts"
import { protectedIn } from "./Protected.ts"
import { isOneOfThe51 } from "./tables/States.ts"

const RuleId = Schema.String.pipe(Schema.pattern(/^[A-Z]{3,4}-[A-Za-z0-9-]+$/), Schema.brand("RuleId"))
export const Severity = Schema.Literal("block", "refer", "warn", "require", "info").annotations({
  identifier: "RuleSeverity",
  description: "block: must not be; refer: a person decides; require: something has to be done; warn, info: say it."
})
export type Severity = typeof Severity.Type

const everywhere = Schema.Literal("*")
const StateCode = Schema.String.pipe(Schema.filter(isOneOfThe51, { message: () => "must be one of the 51" }))
const text = Schema.NonEmptyTrimmedString

/** One rule of law, of carriers' practice or of this service, and when it holds. */
export const Rule = Schema.Struct({
  id: RuleId,
  category: Schema.Literal("age", "geo", "appropriateness", "regulatory", "consent", "contact", "rating", "offer"),
  lines: Schema.NonEmptyArray(Schema.Union(everywhere, Line)),
  states: Schema.NonEmptyArray(Schema.Union(everywhere, StateCode)),
  when: Condition,
  severity: Severity,
  /** A referral whose sense is that the product must not be offered by this service now. */
  closesOffer: Schema.optional(Schema.Literal(true)),
  message: text,
  citation: text,
  /** First and last day. */
  effectiveFrom: Schema.optional(PlainDate),
  effectiveTo: Schema.optional(PlainDate),
  source: text,
  confidence: Schema.Literal("high", "medium", "low"),
  /** The smallest change after which the rule no longer stands in the way. */
  opensWhen: Schema.optional(text),
  /** How it departs from the table it was taken from, and by what authority. */
  correction: Schema.optional(text)
}).pipe(
  Schema.filter(rule => {
    const { closesOffer, effectiveFrom, effectiveTo, opensWhen, severity } = rule
    const named = protectedIn(rule)
    const unknown = placeholdersIn(opensWhen ?? "").unknown
    if (effectiveFrom !== undefined && effectiveTo !== undefined && effectiveTo < effectiveFrom)
      return `${rule.id} ends before it begins`
    if (named.length > 0) return `${rule.id} names what it may not: ${named.join(", ")}`
    if (closesOffer && severity !== "refer") return `${rule.id}: only a referral says that it closes the offer`
    if (unknown.length > 0) return `${rule.id}: no such placeholder: ${unknown.join(", ")}`
    return (severity !== "block" && !closesOffer) || opensWhen !== undefined || `${rule.id} does not say what opens it`
  })
)
export type Rule = typeof Rule.Type

/** Whether what it speaks of must not be offered while it fires. */
export const closes = ({ closesOffer, severity }: Rule): boolean => severity === "block" || closesOffer === true
