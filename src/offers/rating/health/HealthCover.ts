import type { Coverage } from "../../Coverage.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { demographic } from "../SureFacts.ts"
import { povertyRatioOf } from "./Poverty.ts"

const reduced = [
  { upTo: 1.5, share: 94 },
  { upTo: 2, share: 87 },
  { upTo: 2.5, share: 73 }
] as const

const catastrophicUnder = 30

const silver = (ratio: number | undefined) => {
  if (ratio === undefined)
    return {
      limit: "silver",
      reason: "The benchmark plan; income and household tell whether another tier suits better."
    }
  const reduction = ratio >= 1 ? reduced.find(({ upTo }) => ratio <= upTo) : undefined
  if (reduction !== undefined)
    return {
      limit: `silver with cost-sharing reductions, ${reduction.share} % of costs covered`,
      reason: `At ${Math.round(ratio * 100)} % of the poverty line only silver brings lower deductibles and copays.`
    }
  return {
    limit: "silver",
    reason:
      ratio <= 4
        ? "The benchmark that the credit is reckoned by; the price shown is for it."
        : "The price shown is for this benchmark; there is no credit at this income."
  }
}

const alternative = (of: RatingCase, ratio: number | undefined): ReadonlyArray<Coverage> => {
  const age = demographic(of.applicant, "age")?.value
  if (ratio === undefined || ratio <= 2.5) return []
  if (ratio <= 4)
    return [
      suggests({
        name: "Worth comparing",
        limit: "gold",
        reason:
          "The credit may be spent on any tier, and where silver carries the cost reductions gold is often as cheap."
      })
    ]
  return [
    suggests({
      name: "Worth comparing",
      limit: "bronze with a health savings account",
      reason: `No credit at this income, so the lower premium counts${age !== undefined && age < catastrophicUnder ? "; under 30 a catastrophic plan is open, too" : ""}.`
    })
  ]
}

export const healthCoverage = (of: RatingCase): ReadonlyArray<Coverage> => {
  const ratio = povertyRatioOf(of)
  return [suggests({ name: "Metal tier", ...silver(ratio) }), ...alternative(of, ratio)]
}
