import { Config, Duration } from "effect"
import { wholeNumber } from "../../platform/NumberSetting.ts"

export const StreamSettings = Config.all({
  atMost: wholeNumber("CALLWISE_STREAMS", { from: 1, to: 100_000, otherwise: 5_000 }),
  ofKeyAtMost: wholeNumber("CALLWISE_STREAMS_PER_KEY", { from: 1, to: 100_000, otherwise: 2_500 }),
  heartbeat: Config.map(
    wholeNumber("CALLWISE_STREAM_HEARTBEAT_SECONDS", { from: 1, to: 15, otherwise: 10 }),
    Duration.seconds
  ),
  /** Then it ends, and whoever follows comes back with the number that was read: with a key that still holds. */
  life: Config.map(wholeNumber("CALLWISE_STREAM_MINUTES", { from: 1, to: 1_440, otherwise: 15 }), Duration.minutes)
})
