import { Array as Arr, DateTime, Duration, Option, Order } from "effect"
import { answers } from "./Answers.ts"
import { isLive, mayBeMade } from "./Attention.ts"
import { lasts } from "./Lasting.ts"
import { made } from "./Making.ts"
import { openings } from "./Opening.ts"
import type { Play } from "./Play.ts"
import { type Prompt, type Prompts, promptsAtMost } from "./Prompts.ts"
import { reminding } from "./Reminding.ts"
import { type Progress, saidBy } from "./Saying.ts"
import type { Situation } from "./Situation.ts"
import type { Made } from "./SuggestionChange.ts"
import { tellingWords } from "./Telling.ts"

const gravestFirst: ReadonlyArray<Play["priority"]> = ["urgent", "high", "medium", "low"]
export const byPriority: Order.Order<{ readonly priority: Play["priority"] }> = Order.mapInput(
  Order.number,
  ({ priority }) => gravestFirst.indexOf(priority)
)

const promptOf = ({ rule, suggestion, withheld }: Made, { key, mustBeSeen }: Play): Prompt => ({
  suggestionId: suggestion.suggestionId,
  key,
  rule,
  type: suggestion.type,
  priority: suggestion.priority,
  status: "pending",
  withheld,
  said: false,
  mustBeSeen,
  madeAt: suggestion.createdAt,
  expiresAt: suggestion.expiresAt,
  words: tellingWords(suggestion.suggestedScript)
})

/** The same heard again while it stands: it stays a while longer, and nothing moves. */
const refreshed = (prompts: Prompts, play: Play, { now }: Situation): Option.Option<Progress> =>
  Option.map(
    Arr.findFirst(prompts.prompts, one => one.key === play.key && isLive(one, now)),
    known => {
      const expiresAt = DateTime.addDuration(now, lasts[play.type])
      return {
        prompts: { ...prompts, prompts: prompts.prompts.map(one => (one === known ? { ...one, expiresAt } : one)) },
        changed: [{ kind: "extended" as const, suggestionId: known.suggestionId, expiresAt }]
      }
    }
  )

const next = ({ changed, prompts }: Progress, play: Play, situation: Situation): Progress => {
  const again = refreshed(prompts, play, situation)
  if (Option.isSome(again)) return { prompts: again.value.prompts, changed: [...changed, ...again.value.changed] }
  if (!mayBeMade(play, prompts, situation)) return { prompts, changed }
  const one = made(play, situation)
  const costs = !play.mustBeSeen && !one.withheld
  return {
    prompts: {
      ...prompts,
      prompts: [...prompts.prompts, promptOf(one, play)].slice(-promptsAtMost),
      spent: costs ? [...prompts.spent, situation.now] : prompts.spent
    },
    changed: [...changed, one]
  }
}

/** The next thing to say, if any, to what has just happened: gravest first, few at a time, the law before all else. */
export const suggest = (before: Prompts, situation: Situation): Progress => {
  const { facts, now, reminders } = situation
  const aMinuteAgo = DateTime.subtractDuration(now, Duration.minutes(1))
  const fresh = { ...before, opened: true, spent: before.spent.filter(at => DateTime.greaterThan(at, aMinuteAgo)) }
  const plays = [
    ...reminders.map(reminder => reminding(reminder, now)),
    ...answers(situation),
    ...(before.opened || situation.heard.stopCalling ? [] : openings(facts, now))
  ]
  return Arr.sort(plays, byPriority).reduce(
    (progress, play) => next(progress, play, situation),
    saidBy(fresh, situation)
  )
}
