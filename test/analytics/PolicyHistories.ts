import type { ArmShare } from "../../src/analytics/policies/Chances.ts"
import { chosenBy, type Policy } from "../../src/analytics/policies/Policy.ts"
import type { LoggedDecision } from "../../src/analytics/policies/Weighing.ts"
import { OfferType } from "../../src/offers/OfferType.ts"
import type { Choice } from "../../src/offers/ranking/Choice.ts"
import { firstMention } from "../../src/offers/ranking/FirstMention.ts"
import { rank } from "../../src/offers/ranking/Ranking.ts"
import { Draw } from "../../src/sandbox/population/Draw.ts"

type Open = Omit<Choice, "propensity">

/** Leads of every kind, each with what is open to it. */
const kinds: ReadonlyArray<ReadonlyArray<Open>> = Array.from({ length: 40 }, (_, kind) => {
  const draw = new Draw("kind of lead", kind)
  return OfferType.literals
    .filter(() => draw.chance(0.7))
    .map(offerType => ({
      offerType,
      fitScore: draw.int(20, 95),
      probability: draw.between(0.02, 0.3),
      annualPremium: draw.int(300, 4_000)
    }))
}).filter(({ length }) => length > 0)

/** What really comes of it, which the log's own probabilities only guess. */
const acceptance = ({ fitScore, offerType, probability }: Open) =>
  Math.min(0.9, 0.1 + probability + (fitScore > 60 ? 0.15 : 0) + (offerType === "life" ? 0.2 : 0))

export const arms: ReadonlyArray<ArmShare> = [
  { ranking: "expected_value", share: 0.5 },
  { ranking: "fit", share: 0.5 }
]

export interface Made extends LoggedDecision {
  readonly variant: "A" | "B"
}

/** As the product decides: an arm by chance, its best first, now and then another. */
export const historyOf = (name: string, count: number, exploration = 0.05): ReadonlyArray<Made> => {
  const draw = new Draw(name)
  return Array.from({ length: count }, () => {
    const inA = draw.chance(0.5)
    const ranked = rank(draw.pick(kinds), inA ? "expected_value" : "fit")
    const choices = firstMention(ranked, { exploration, seed: draw.int(0, 2 ** 31 - 1) }).map(
      ({ item, propensity }) => ({
        ...item.candidate,
        propensity
      })
    )
    const [first] = choices
    const accepted = first !== undefined && draw.chance(acceptance(first))
    return {
      choices,
      arms,
      variant: inA ? "A" : "B",
      accepted,
      premium: accepted ? (first?.annualPremium ?? 0) : 0,
      converted: accepted || draw.chance(0.05)
    }
  })
}

/** Of a policy, over all kinds of leads. */
export const truthOf = (policy: Policy): { readonly acceptance: number; readonly premiumPerLead: number } => {
  const chosen = kinds.flatMap(kind => {
    const first = chosenBy[policy](kind.map(choice => ({ ...choice, propensity: 1 })))
    return first === undefined ? [] : [{ accepted: acceptance(first), premium: first.annualPremium }]
  })
  const mean = (of: (one: (typeof chosen)[number]) => number) =>
    chosen.reduce((sum, one) => sum + of(one), 0) / chosen.length
  return { acceptance: 100 * mean(one => one.accepted), premiumPerLead: mean(one => one.accepted * one.premium) }
}
