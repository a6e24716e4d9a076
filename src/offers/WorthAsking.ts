import { Array as Arr, Order } from "effect"
import { ofValidParts } from "../profile/Trusted.ts"
import type { EligibilityQuestion } from "./eligibility/Questions.ts"
import { OfferQuestion } from "./Reason.ts"

/** What an agent can keep in view. */
const atMost = 8

const byPoints = Order.mapInput(Order.reverse(Order.number), ({ points }: OfferQuestion) => points)
const byClosing = Order.mapInput(Order.reverse(Order.boolean), ({ closes }: EligibilityQuestion) => closes)

/**
 * What would make the offer fit better, the most first, then what the rules have to know, first what may close the offer. One
 * answer that serves both is asked for once.
 */
export const worthAsking = (
  ofFit: ReadonlyArray<OfferQuestion>,
  ofRules: ReadonlyArray<EligibilityQuestion>
): ReadonlyArray<OfferQuestion> => {
  const points = new Map(ofFit.map(asked => [asked.field, asked.points]))
  const ruled = Arr.sort(ofRules, byClosing).map(
    ({ field, question, ruleId }) =>
      new OfferQuestion({ field, question, points: points.get(field) ?? 0, ruleId }, ofValidParts)
  )
  const once = Arr.dedupeWith([...ruled, ...ofFit], (one, other) => one.field === other.field)
  return Arr.take(Arr.sort(once, byPoints), atMost)
}
