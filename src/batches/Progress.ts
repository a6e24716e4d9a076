import { DateTime, Duration } from "effect"
import type { BatchStatus } from "./Batch.ts"

export interface Pace {
  readonly status: BatchStatus
  readonly total: number
  readonly done: number
  readonly startedAt: DateTime.Utc | null
  readonly finishedAt: DateTime.Utc | null
  /** A moment up to a minute ago, and what was done by then. */
  readonly earlierAt: DateTime.Utc | null
  readonly earlierDone: number
  readonly now: DateTime.Utc
}

const perSecond = (leads: number, from: DateTime.Utc | null, to: DateTime.Utc): number => {
  if (from === null || leads <= 0) return 0
  const seconds = Duration.toSeconds(DateTime.distanceDuration(from, to))
  return seconds === 0 ? 0 : Math.round((leads / seconds) * 1000) / 1000
}

/** How fast the batch goes, and when it will be done if it goes on so. */
export const progressOf = ({ status, total, done, now, ...pace }: Pace) => {
  if (status !== "running") {
    const ratePerSecond = pace.finishedAt === null ? 0 : perSecond(done, pace.startedAt, pace.finishedAt)
    return { ratePerSecond, estimatedCompletionAt: null }
  }
  const ratePerSecond = perSecond(done - pace.earlierDone, pace.earlierAt, now)
  const estimatedCompletionAt =
    ratePerSecond === 0 ? null : DateTime.addDuration(now, Duration.seconds((total - done) / ratePerSecond))
  return { ratePerSecond, estimatedCompletionAt }
}
