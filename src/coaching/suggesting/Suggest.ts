import { Array as Arr, DateTime, Duration, Option, Order } from "effect"
import { isOfMedicare } from "../About.ts"
import { answers } from "./Answers.ts"
import { isLive, roomFor } from "./Attention.ts"
import { lasts } from "./Lasting.ts"
import { hopeOf, made } from "./Making.ts"
import { openings } from "./Opening.ts"
import type { Play } from "./Play.ts"
import { byPriority } from "./Pressing.ts"
import { type Prompt, type Prompts, promptsAtMost } from "./Prompts.ts"
import { reminding } from "./Reminding.ts"
import { type Progress, saidBy } from "./Saying.ts"
import type { Situation } from "./Situation.ts"
import type { Made } from "./SuggestionChange.ts"
import { tellingWords } from "./Telling.ts"

const promptOf = ({ rule, suggestion, withheld }: Made, { key, mustBeSeen, opens }: Play): Prompt => ({
  suggestionId: suggestion.suggestionId,
  key,
  rule,
  type: suggestion.type,
  priority: suggestion.priority,
  status: "pending",
  withheld,
  said: false,
  mustBeSeen,
  ...(opens === undefined ? {} : { opens }),
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
        changed: [{ kind: "expires" as const, suggestionId: known.suggestionId, expiresAt }]
      }
    }
  )

const yielded = (prompts: Prompts, yielding: ReadonlyArray<Prompt>, now: DateTime.Utc): Progress => ({
  prompts: {
    ...prompts,
    prompts: prompts.prompts.map(one => (yielding.includes(one) ? { ...one, expiresAt: now } : one))
  },
  changed: yielding.map(({ suggestionId }) => ({ kind: "expires", suggestionId, expiresAt: now }))
})

/** What is known before the first word is read before the first word. */
const costsAttention = (play: Play, { withheld }: Made): boolean =>
  !play.mustBeSeen && !withheld && play.trigger.type !== "profile"

const next = ({ changed, prompts }: Progress, play: Play, situation: Situation): Progress => {
  const again = refreshed(prompts, play, situation)
  if (Option.isSome(again)) return { prompts: again.value.prompts, changed: [...changed, ...again.value.changed] }
  const room = roomFor(play, prompts, situation)
  if (Option.isNone(room)) return { prompts, changed }
  const one = made(play, situation)
  const before = yielded(prompts, one.withheld ? [] : room.value.yielding, situation.now)
  return {
    prompts: {
      ...before.prompts,
      prompts: [...before.prompts.prompts, promptOf(one, play)].slice(-promptsAtMost),
      spent: costsAttention(play, one) ? [...prompts.spent, situation.now] : prompts.spent
    },
    changed: [...changed, ...before.changed, one]
  }
}

/** On a call about Medicare nothing but health is marketed (42 CFR 422.2263; the rule APP-028). */
const mayBeNamed = ({ opens }: Pick<Play, "opens">, { facts, topics }: Situation): boolean =>
  opens === undefined || opens === "health" || !isOfMedicare(facts, topics)

/** What stands there must go when the call turns to Medicare, or the person wants no more calls. */
const withdrawn = ({ changed, prompts }: Progress, situation: Situation): Progress => {
  const { heard, now } = situation
  const isOver = (one: Prompt) => (heard.stopCalling && !one.mustBeSeen) || !mayBeNamed(one, situation)
  const after = yielded(
    prompts,
    prompts.prompts.filter(one => isLive(one, now) && isOver(one)),
    now
  )
  return { prompts: after.prompts, changed: [...changed, ...after.changed] }
}

/** The next thing to say, if any, to what has just happened: gravest first, then what helped before, few at a time, the law before all else. */
export const suggest = (before: Prompts, situation: Situation): Progress => {
  const { facts, now, reminders } = situation
  const aMinuteAgo = DateTime.subtractDuration(now, Duration.minutes(1))
  const fresh = { ...before, opened: true, spent: before.spent.filter(at => DateTime.greaterThan(at, aMinuteAgo)) }
  const plays = [
    ...reminders
      .filter(({ isViolated }) => isViolated || !situation.heard.stopCalling)
      .map(reminder => reminding(reminder, now)),
    ...answers(situation),
    ...(before.opened || situation.heard.stopCalling ? [] : openings(facts, now))
  ].filter(play => mayBeNamed(play, situation))
  const byHope = Order.reverse(Order.mapInput(Order.number, (play: Play) => hopeOf(play, situation)))
  return Arr.sort(plays, Order.combine(byPriority, byHope)).reduce(
    (progress, play) => next(progress, play, situation),
    withdrawn(saidBy(fresh, situation), situation)
  )
}
