import { Config } from "effect"
import { decimal } from "../platform/NumberSetting.ts"

export const ExperimentSettings = Config.all({
  enabled: Config.withDefault(Config.boolean("AB_TEST_ENABLED"), true),
  holdoutPercent: decimal("PERSONALIZATION_HOLDOUT_PERCENT", { from: 0, to: 50, otherwise: 10 })
})
