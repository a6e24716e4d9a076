import { Duration, Option } from "effect"

const jitter = 0.2

export type Next = { readonly _tag: "Retry"; readonly after: Duration.Duration } | { readonly _tag: "GiveUp" }

interface FailedAttempt {
  readonly attempts: number
  readonly ageSeconds: number
  readonly chance: number
  /** What the receiver asked for: heeded up to the longest of the pauses. */
  readonly asked: Option.Option<Duration.Duration>
}

/** A delivery that waited behind others for longer than all pauses together gets this one attempt only. */
export const nextAttempt = (retries: ReadonlyArray<number>, failed: FailedAttempt): Next => {
  const pause = retries[failed.attempts - 1]
  const horizon = retries.reduce((sum, seconds) => sum + seconds, 0) * (1 + jitter) + 60 * (retries.length + 1)
  if (pause === undefined || failed.ageSeconds > horizon) return { _tag: "GiveUp" }
  const asked = Math.min(
    Math.max(...retries),
    Option.match(failed.asked, { onNone: () => 0, onSome: Duration.toSeconds })
  )
  return { _tag: "Retry", after: Duration.seconds(Math.max(pause, asked) * (1 + jitter * failed.chance)) }
}
