import { DateTime } from "effect"
import { pointOf } from "../../experiments/Point.ts"
import { Suggestion, type SuggestionContext, type Sureness } from "../Suggestion.ts"
import { chances, drawn } from "./Choosing.ts"
import { tenureOf } from "./Experience.ts"
import { filled } from "./Filling.ts"
import { lasts } from "./Lasting.ts"
import type { Play, Script } from "./Play.ts"
import type { Situation } from "./Situation.ts"
import type { Made } from "./SuggestionChange.ts"

const surenessOf = (confidence: number): Sureness => (confidence >= 0.8 ? "high" : confidence >= 0.6 ? "medium" : "low")

const contextOf = ({ heard }: Situation): SuggestionContext => ({
  currentSentiment: heard.mood,
  detectedIntents: heard.intents.map(({ value }) => value),
  painPoints: heard.painPoints.map(({ value }) => value),
  objections: heard.objections.map(({ value }) => value)
})

interface Chosen {
  readonly script: (Script & { readonly said: string }) | null
  readonly odds: ReadonlyArray<readonly [string, number]>
  readonly propensity: number
}

const chosen = (play: Play, { experience, facts, seed }: Situation): Chosen => {
  const sayable = play.scripts.flatMap(script => {
    const said = filled(script, facts)
    return said === undefined ? [] : [{ ...script, said }]
  })
  const tenure = tenureOf(facts.agentDays)
  const odds = chances(sayable.map(({ id }) => experience.of(play.rule, id, tenure)))
  const which = drawn(odds, pointOf(`${seed} script`, play.key))
  const script = sayable[which]
  return {
    script: script ?? null,
    odds: sayable.map(({ id }, at) => [id, odds[at] ?? 0] as const),
    propensity: script === undefined ? 1 : (odds[which] ?? 1)
  }
}

/** The suggestion of a play: its script drawn by what helped before, or withheld by chance. */
export const made = (play: Play, situation: Situation): Made => {
  const { callId, facts, limits, now, seed } = situation
  const { odds, propensity, script } = chosen(play, situation)
  const share = play.mustBeSeen ? 0 : limits.holdoutPercent / 100
  const withheld = pointOf(`${seed} holdout`, play.key) < share
  const suggestion = new Suggestion({
    suggestionId: situation.nextId(),
    leadId: facts.leadId,
    callId,
    type: play.type,
    title: play.title,
    content: play.content,
    suggestedScript: script?.said ?? "",
    talkingPoints: play.talkingPoints,
    confidence: surenessOf(play.trigger.confidence),
    priority: play.priority,
    triggeredBy: [play.trigger],
    context: contextOf(situation),
    status: "pending",
    createdAt: now,
    expiresAt: DateTime.addDuration(now, lasts[play.type]),
    expired: false
  })
  return {
    kind: "made",
    suggestion,
    rule: play.rule,
    script: script?.id ?? null,
    tenure: tenureOf(facts.agentDays),
    agentId: facts.agentId,
    withheld,
    propensity: propensity * (withheld ? share : 1 - share),
    decided: { seed, key: play.key, odds: Object.fromEntries(odds), holdout: share }
  }
}
