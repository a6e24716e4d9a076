import type { OfferType } from "../offers/OfferType.ts"
import { medicareAge } from "../rules/tables/Medicare.ts"
import type { CallFacts } from "./CallFacts.ts"

/** What words are about, where they do not fit every call. */
export interface About {
  /** About these lines: among the interests or offers of the lead, or spoken of. */
  readonly lines?: ReadonlyArray<OfferType>
  /** Only where Medicare is spoken of, or the person is old enough for it. */
  readonly medicare?: true
  /** Not where the person is old enough for Medicare, unless the Marketplace is spoken of. */
  readonly marketplace?: true
}

const isOldEnough = ({ age, interests }: CallFacts): boolean =>
  age !== null && age >= medicareAge && interests.includes("health")

export const isOfMedicare = (facts: CallFacts, topics: ReadonlySet<string>): boolean =>
  topics.has("medicare") || isOldEnough(facts)

const parts: Partial<Record<OfferType, ReadonlyArray<OfferType>>> = { bundle: ["bundle", "auto", "home"] }

/** By what is known of the lead and what has been spoken of. */
export const isAbout = (
  { lines, marketplace, medicare }: About,
  facts: CallFacts,
  topics: ReadonlySet<string>
): boolean => {
  if (medicare === true) return isOfMedicare(facts, topics)
  if (marketplace === true && isOldEnough(facts) && !topics.has("marketplace")) return false
  if (lines === undefined) return true
  const { interests, offers } = facts
  const asked = interests.length > 0 ? interests : offers.slice(0, 1).map(({ offerType }) => offerType)
  const ofCall = asked.flatMap(line => parts[line] ?? [line])
  return lines.some(line => ofCall.includes(line) || topics.has(line))
}
