import { Config } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"

export const OfferSettings = Config.all({
  validityHours: wholeNumber("OFFER_VALIDITY_HOURS", { from: 1, to: 8_760, otherwise: 168 }),
  maxOffers: wholeNumber("MAX_OFFERS_PER_LEAD", { from: 1, to: 20, otherwise: 5 }),
  exploration: Config.map(
    wholeNumber("OFFER_EXPLORATION_PERCENT", { from: 0, to: 50, otherwise: 5 }),
    percent => percent / 100
  ),
  remembered: wholeNumber("CALLWISE_DECISION_CACHE_SIZE", { from: 0, to: 1_000_000, otherwise: 5_000 })
})
