import { Array as Arr, DateTime, Duration, Option } from "effect"
import type { Play } from "./Play.ts"
import { byPriority } from "./Pressing.ts"
import type { Prompt, Prompts } from "./Prompts.ts"
import type { Situation } from "./Situation.ts"

/** The same thing is not said again so soon. */
const quietFor = Duration.seconds(120)
const liveAtMost = 3
/** Who says it unprompted so often needs no prompt. */
const knowsIt = 2

export const isLive = ({ expiresAt, said, status, withheld }: Prompt, now: DateTime.Utc): boolean =>
  !withheld && !said && (status === "pending" || status === "shown") && DateTime.greaterThan(expiresAt, now)

const mayAsk = (play: Play, { own, prompts, spent }: Prompts, { limits, now }: Situation): boolean => {
  const quietSince = DateTime.subtractDuration(now, quietFor)
  if (prompts.some(one => one.key === play.key && DateTime.greaterThan(one.madeAt, quietSince))) return false
  return play.mustBeSeen || ((own[play.rule] ?? 0) < knowsIt && spent.length < limits.promptsPerMinute)
}

export interface Room {
  /** Those that give way to what presses more. */
  readonly yielding: ReadonlyArray<Prompt>
}

/** Whether the agent can take it in: few at a time, few in a minute, none twice; what must be seen always. */
export const roomFor = (play: Play, prompts: Prompts, situation: Situation): Option.Option<Room> => {
  if (!mayAsk(play, prompts, situation)) return Option.none()
  const others = prompts.prompts.filter(one => !one.mustBeSeen && isLive(one, situation.now))
  if (play.mustBeSeen || others.length < liveAtMost) return Option.some({ yielding: [] })
  const least = Arr.isNonEmptyReadonlyArray(others) ? Arr.max(others, byPriority) : undefined
  return least !== undefined && byPriority(least, play) > 0 ? Option.some({ yielding: [least] }) : Option.none()
}
