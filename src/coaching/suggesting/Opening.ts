import type { DateTime } from "effect"
import type { CallFacts } from "../CallFacts.ts"
import type { Trigger } from "../Suggestion.ts"
import { bundleWords, crossSellWords } from "./book/OpportunityPlays.ts"
import { permissionWords, riskWords } from "./book/RiskPlays.ts"
import type { Play } from "./Play.ts"

/** How pressing a risk of each severity is; what hardly weighs is not worth a word. */
const pressing: ReadonlyMap<string, Play["priority"]> = new Map([
  ["critical", "urgent"],
  ["high", "high"],
  ["medium", "medium"]
])

const byProfile = (value: string, at: DateTime.Utc, confidence: number): Trigger => ({
  type: "profile",
  value,
  detectedAt: at,
  confidence
})

const risks = ({ risks: found }: CallFacts, at: DateTime.Utc): ReadonlyArray<Play> =>
  found
    .filter(({ severity }) => pressing.has(severity))
    .slice(0, 2)
    .map(risk => ({
      ...riskWords(risk),
      rule: `risk:${risk.check}`,
      key: `risk:${risk.check}`,
      type: "risk_awareness",
      priority: pressing.get(risk.severity) ?? "medium",
      trigger: byProfile(`risk: ${risk.check}`, at, 0.9),
      mustBeSeen: true
    }))

const permission = ({ permission: verdict, direction }: CallFacts, at: DateTime.Utc): ReadonlyArray<Play> =>
  verdict === null || verdict === "allowed" || direction === "inbound"
    ? []
    : [
        {
          ...permissionWords(verdict === "forbidden"),
          rule: `permission:${verdict}`,
          key: "permission",
          type: "risk_awareness",
          priority: verdict === "forbidden" ? "urgent" : "high",
          trigger: byProfile(`call permission: ${verdict}`, at, 1),
          mustBeSeen: true
        }
      ]

const bundle = ({ offers }: CallFacts, at: DateTime.Utc): ReadonlyArray<Play> => {
  const found = offers.find(({ offerType }) => offerType === "bundle")
  if (found === undefined) return []
  const trigger = byProfile("offer: bundle", at, found.fitScore / 100)
  return [
    {
      ...bundleWords,
      rule: "upsell:bundle",
      key: "upsell:bundle",
      type: "upsell_opportunity",
      priority: "low",
      trigger,
      mustBeSeen: false
    }
  ]
}

/** The best offer of a line that the lead has not asked about. */
const crossSell = ({ interests, offers }: CallFacts, at: DateTime.Utc): ReadonlyArray<Play> => {
  if (interests.length === 0) return []
  const [best] = offers
    .filter(({ offerType }) => offerType !== "bundle" && !interests.includes(offerType))
    .toSorted((a, b) => b.fitScore - a.fitScore)
  if (best === undefined) return []
  const rule = `cross:${best.offerType}`
  const trigger = byProfile(`offer: ${best.offerType}`, at, best.fitScore / 100)
  return [
    {
      ...crossSellWords(best.offerType),
      rule,
      key: rule,
      type: "cross_sell_opportunity",
      priority: "low",
      trigger,
      mustBeSeen: false
    }
  ]
}

/** What is worth knowing before the first word. */
export const openings = (facts: CallFacts, at: DateTime.Utc): ReadonlyArray<Play> => [
  ...permission(facts, at),
  ...risks(facts, at),
  ...bundle(facts, at),
  ...crossSell(facts, at)
]
