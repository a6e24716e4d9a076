import { DateTime, Duration } from "effect"
import type { Play } from "./Play.ts"
import type { Prompt, Prompts } from "./Prompts.ts"
import type { Situation } from "./Situation.ts"

/** The same thing is not said again so soon. */
const quietFor = Duration.seconds(120)
const liveAtMost = 3
/** Who says it unprompted so often needs no prompt. */
const knowsIt = 2

export const isLive = ({ expiresAt, said, status, withheld }: Prompt, now: DateTime.Utc): boolean =>
  !withheld && !said && (status === "pending" || status === "shown") && DateTime.greaterThan(expiresAt, now)

/** Whether the agent can take it in: few at a time, few in a minute, none twice; what must be seen always. */
export const mayBeMade = (play: Play, { own, prompts, spent }: Prompts, { limits, now }: Situation): boolean => {
  const quietSince = DateTime.subtractDuration(now, quietFor)
  if (prompts.some(one => one.key === play.key && DateTime.greaterThan(one.madeAt, quietSince))) return false
  if (play.mustBeSeen) return true
  if ((own[play.rule] ?? 0) >= knowsIt) return false
  return spent.length < limits.promptsPerMinute && prompts.filter(one => isLive(one, now)).length < liveAtMost
}
