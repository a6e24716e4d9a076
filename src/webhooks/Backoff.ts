import { Duration } from "effect"

const jitter = 0.2

export type Next = { readonly _tag: "Retry"; readonly after: Duration.Duration } | { readonly _tag: "GiveUp" }

/** A delivery that waited behind others for longer than all pauses together gets this one attempt only. */
export const nextAttempt = (
  retries: ReadonlyArray<number>,
  failed: { readonly attempts: number; readonly ageSeconds: number; readonly chance: number }
): Next => {
  const pause = retries[failed.attempts - 1]
  const horizon = retries.reduce((sum, seconds) => sum + seconds, 0) * (1 + jitter) + 60 * (retries.length + 1)
  return pause === undefined || failed.ageSeconds > horizon
    ? { _tag: "GiveUp" }
    : { _tag: "Retry", after: Duration.seconds(pause * (1 + jitter * failed.chance)) }
}
