import { DateTime } from "effect"
import type { IntentSignal } from "../../../profile/Profile.ts"
import { behaviour, statedConfidence } from "../../applicant/Applicant.ts"
import type { OfferType } from "../../OfferType.ts"
import { fact, listed, mapped, type Subject } from "../Fact.ts"
import { topicOf } from "../Topic.ts"

const halfLifeMillis = 30 * 86_400_000

/** Half as strong with every thirty days, as intent of all sources is here. */
export const strengthAt = ({ observedAt, strength }: IntentSignal, at: DateTime.Utc): number =>
  strength * 2 ** (-Math.max(0, DateTime.distance(observedAt, at)) / halfLifeMillis)

type Wish = "this" | "within_bundle" | "both_parts" | "one_part" | "other"

const parts = new Set<OfferType>(["auto", "home"])

const wishOf = ({ applicant, offerType }: Subject): Wish => {
  const wanted = new Set(applicant.interests)
  if (wanted.has(offerType)) return "this"
  if (parts.has(offerType) && wanted.has("bundle")) return "within_bundle"
  if (offerType !== "bundle") return "other"
  if (parts.isSubsetOf(wanted)) return "both_parts"
  return parts.isDisjointFrom(wanted) ? "other" : "one_part"
}

export const interest = fact("lead.interests", "What kind of insurance would you like to look at first?", subject =>
  subject.applicant.interests.length === 0
    ? []
    : [{ value: wishOf(subject), confidence: statedConfidence, field: "lead.interests" }]
)

/** 0-1: the strongest of the topics that speak of the product. */
export const intent = fact("behavioral.intentSignals", null, ({ applicant, at, product }) =>
  listed(
    mapped(behaviour(applicant, "intentSignals"), signals =>
      signals.reduce(
        (best, signal) => Math.max(best, strengthAt(signal, at) * (topicOf(signal).speaks[product] ?? 0)),
        0
      )
    )
  )
)

export const webVisits = fact("behavioral.webVisits", null, ({ applicant }) =>
  listed(behaviour(applicant, "webVisits"))
)

export const contentEngagement = fact("behavioral.contentEngagement", null, ({ applicant }) =>
  listed(behaviour(applicant, "contentEngagement"))
)
