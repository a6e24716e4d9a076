import { DateTime } from "effect"
import type { OfferType } from "../../offers/OfferType.ts"
import { banOf, type RatedLine } from "../../offers/rating/RatingFactors.ts"
import type { Evidence, Finding, Subject } from "../checks/Check.ts"

const linesOf: Readonly<Record<OfferType, ReadonlyArray<RatedLine>>> = {
  auto: ["auto"],
  home: ["home"],
  life: ["life"],
  health: ["health_aca"],
  commercial: ["commercial"],
  bundle: ["auto", "home"]
}

/** Where one line forbids it, it is not shown for any: what has been seen cannot be unseen. */
const banFor = ({ at, lead }: Subject, offerType: OfferType | null) => {
  const state = lead.address?.state
  if (state === undefined) return undefined
  const day = DateTime.formatIsoDateUtc(at)
  const lines = offerType === null ? Object.values(linesOf).flat() : linesOf[offerType]
  return lines.map(line => banOf(state, line, "credit", day)).find(ban => ban !== undefined)
}

const classOf = (value: number, low: number, high: number) => (value < low ? "low" : value < high ? "middling" : "high")

/** Standing in the world is no sign of fraud: it is shown where the law lets it be seen, and never weighs. */
export const financialStability = (subject: Subject, offerType: OfferType | null): Finding => {
  const base = {
    name: "financial_stability",
    category: "financial",
    verdict: "clear",
    signals: [],
    cannotTell: "Whether somebody pays: these are estimates of a provider, no consumer report.",
    settledBy: null
  } as const
  const ban = banFor(subject, offerType)
  if (ban !== undefined)
    return {
      ...base,
      evidence: [{ field: "risk", says: `not looked at: ${ban.citation}` }],
      message: "Credit must not be looked at here."
    }
  const { creditScoreProxy, financialStability } = subject.profile?.risk ?? {}
  const evidence: ReadonlyArray<Evidence> = [
    ...(creditScoreProxy === undefined
      ? []
      : [{ field: "risk.creditScoreProxy", says: classOf(creditScoreProxy, 580, 740) }]),
    ...(financialStability === undefined
      ? []
      : [{ field: "risk.financialStability", says: classOf(financialStability, 33, 67) }])
  ]
  return {
    ...base,
    evidence,
    message: evidence.length === 0 ? "Nothing is known, and nothing is needed." : "For information: it does not weigh."
  }
}
