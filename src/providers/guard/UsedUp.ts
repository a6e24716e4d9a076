import { Duration } from "effect"
import { LruCache } from "../../platform/LruCache.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import type { RefusalReason } from "./Order.ts"

const budgetReasons = [
  "daily_budget",
  "provider_budget",
  "campaign_budget"
] as const satisfies ReadonlyArray<RefusalReason>
type BudgetReason = (typeof budgetReasons)[number]

interface Purchase {
  readonly config: Pick<ProviderConfig, "id" | "version">
  /** Of the lead. */
  readonly source: string | undefined
  readonly cost: number
  readonly now: number
}

const knownFor = Duration.toMillis("1 minute")
const day = Duration.toMillis("1 day")
const mostKnown = 1_000

export const isOfBudget = (reason: RefusalReason): reason is BudgetReason =>
  budgetReasons.some(known => known === reason)

/** A changed provider may have another budget, and a new day has a new one. */
const keyOf = (reason: BudgetReason, { config, now, source }: Purchase) =>
  JSON.stringify([
    reason,
    Math.floor(now / day),
    reason === "provider_budget" ? [config.id, config.version] : reason === "campaign_budget" ? source : null
  ])

/** Budgets that had not so much left: for a minute nobody queues, and takes of a provider's quota, to hear it again. */
export const makeUsedUp = () => {
  const refused = new LruCache<number>(mostKnown)
  const leastRefused = (reason: BudgetReason, purchase: Purchase) =>
    refused.get(keyOf(reason, purchase), purchase.now) ?? Number.POSITIVE_INFINITY
  const holds = (reason: BudgetReason, { source }: Purchase) => reason !== "campaign_budget" || source !== undefined
  return {
    find: (purchase: Purchase): BudgetReason | undefined =>
      budgetReasons.find(reason => holds(reason, purchase) && purchase.cost >= leastRefused(reason, purchase)),
    note: (reason: BudgetReason, purchase: Purchase): void => {
      if (!holds(reason, purchase)) return
      const least = Math.min(purchase.cost, leastRefused(reason, purchase))
      refused.set(keyOf(reason, purchase), least, purchase.now + knownFor)
    }
  }
}
