import type { OfferType } from "../OfferType.ts"

/**
 * Share of clients who keep a policy another year, by how many policies they hold. S53, agency benchmarks; low
 * confidence, figures of 2024-2025.
 */
const yearlyRetention = { one: 0.73, two: 0.87, more: 0.94 } as const

const horizonYears = 5

const yearsKept = (policies: number) => {
  const retention = policies <= 1 ? yearlyRetention.one : policies === 2 ? yearlyRetention.two : yearlyRetention.more
  return (1 - retention ** horizonYears) / (1 - retention)
}

/**
 * What a sale is worth: policy-years expected within five years. Neither commission nor premium enters: a dearer
 * product must not rank higher for being dearer (11 NYCRR 224, state unfair-trade-practice laws).
 */
export const policyYears = (offerType: OfferType): number => (offerType === "bundle" ? 2 * yearsKept(2) : yearsKept(1))
