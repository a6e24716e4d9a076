import { Config } from "effect"
import { decimal } from "../platform/NumberSetting.ts"

/** US dollars a day (UTC) over all replicas. */
export const DailyBudget = Config.option(decimal("ENRICHMENT_DAILY_BUDGET", { from: 0, to: 1_000_000_000 }))
