import { Config, ConfigError, Either } from "effect"
import { decimal } from "../platform/NumberSetting.ts"

const mostDollars = 1_000_000_000
const mostCampaigns = 100
const longestSource = 100

/** US dollars a day (UTC) over all replicas. */
export const DailyBudget = Config.option(decimal("ENRICHMENT_DAILY_BUDGET", { from: 0, to: mostDollars }))

/** By the source of a lead; a name may have an equals sign in it, an amount none. */
const campaignOf = (text: string): readonly [source: string, dollars: number] | undefined => {
  const [, source = "", amount = ""] = /^(.*)=([^=]*)$/.exec(text.trim()) ?? []
  const dollars = amount.trim() === "" ? Number.NaN : Number(amount)
  const name = source.trim()
  return name !== "" && name.length <= longestSource && dollars >= 0 && dollars <= mostDollars
    ? [name, dollars]
    : undefined
}

export const CampaignBudgets = Config.array(Config.string(), "CALLWISE_CAMPAIGN_BUDGETS").pipe(
  Config.withDefault([]),
  Config.mapOrFail(parts => {
    const known = parts.map(campaignOf).filter(campaign => campaign !== undefined)
    const budgets: ReadonlyMap<string, number> = new Map(known)
    return known.length === parts.length && budgets.size === parts.length && budgets.size <= mostCampaigns
      ? Either.right(budgets)
      : Either.left(
          ConfigError.InvalidData(
            [],
            `must be at most ${mostCampaigns} sources of leads, each once with its US dollars a day, such as facebook=50,web=20`
          )
        )
  })
)
