import { Config, ConfigError, Duration, Either } from "effect"
import { wholeNumber } from "../platform/NumberSetting.ts"

const twoDays = 172_800
const mostRetries = 20

/** Five seconds, then ever longer, until almost a day is over. */
const usualRetries = [5, 300, 1_800, 7_200, 18_000, 28_800, 28_800]

const retries = Config.array(Config.integer(), "CALLWISE_WEBHOOK_RETRY_SECONDS").pipe(
  Config.withDefault(usualRetries),
  Config.mapOrFail(given =>
    given.length <= mostRetries && given.every(seconds => seconds >= 1 && seconds <= twoDays)
      ? Either.right(given)
      : Either.left(ConfigError.InvalidData([], `must be at most ${mostRetries} pauses of 1-${twoDays} seconds`))
  )
)

export const WebhookSettings = Config.all({
  retries,
  atOnce: wholeNumber("CALLWISE_WEBHOOK_WORKERS", { from: 0, to: 1_000, otherwise: 16 }),
  atOncePerWebhook: wholeNumber("CALLWISE_WEBHOOK_CONCURRENCY", { from: 1, to: 100, otherwise: 4 }),
  timeout: Config.map(
    wholeNumber("CALLWISE_WEBHOOK_TIMEOUT_SECONDS", { from: 1, to: 60, otherwise: 15 }),
    Duration.seconds
  ),
  overlapHours: wholeNumber("CALLWISE_WEBHOOK_OVERLAP_HOURS", { from: 0, to: 720, otherwise: 24 }),
  historyDays: wholeNumber("CALLWISE_WEBHOOK_HISTORY_DAYS", { from: 1, to: 3_650, otherwise: 30 })
})
