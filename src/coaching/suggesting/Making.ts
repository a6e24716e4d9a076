import { DateTime } from "effect"
import { isAbout } from "../About.ts"
import { Suggestion, type SuggestionContext, type Sureness } from "../Suggestion.ts"
import { decide } from "./Deciding.ts"
import { type Tried, tenureOf, untried } from "./Experience.ts"
import { filled } from "./Filling.ts"
import { lasts } from "./Lasting.ts"
import type { Play, Script } from "./Play.ts"
import type { Situation } from "./Situation.ts"
import type { Made } from "./SuggestionChange.ts"
import { expectedOf } from "./Weighing.ts"

const surenessOf = (confidence: number): Sureness => (confidence >= 0.8 ? "high" : confidence >= 0.6 ? "medium" : "low")

const contextOf = ({ heard }: Situation): SuggestionContext => ({
  currentSentiment: heard.mood,
  detectedIntents: heard.intents.map(({ value }) => value),
  painPoints: heard.painPoints.map(({ value }) => value),
  objections: heard.objections.map(({ value }) => value)
})

interface Sayable extends Script {
  readonly said: string
  readonly tried: Tried
}

/** What fits the call, and says nothing that is not known. */
const sayable = (play: Play, { experience, facts, topics }: Situation): ReadonlyArray<Sayable> =>
  play.scripts.flatMap(script => {
    if (!isAbout(script, facts, topics)) return []
    const said = filled(script, facts)
    const tried = experience.of(play.rule, script.id, tenureOf(facts.agentDays))
    return said === undefined ? [] : [{ ...script, said, tried }]
  })

/** How much may be hoped of it, by the best of its scripts; what must be seen needs no hope. */
export const hopeOf = (play: Play, situation: Situation): number => {
  if (play.mustBeSeen) return 1
  const all = sayable(play, situation).map(({ tried }) => expectedOf(tried))
  return all.length === 0 ? expectedOf(untried) : Math.max(...all)
}

/** The suggestion of a play: its script drawn by what helped before, or withheld by chance. */
export const made = (play: Play, situation: Situation): Made => {
  const { callId, facts, limits, now, seed } = situation
  const scripts = sayable(play, situation)
  const holdout = play.mustBeSeen ? 0 : limits.holdoutPercent / 100
  const { script, ...choice } = decide({ seed, key: play.key, holdout, scripts })
  const suggestion = new Suggestion({
    suggestionId: situation.nextId(),
    leadId: facts.leadId,
    callId,
    type: play.type,
    title: play.title,
    content: play.content,
    suggestedScript: scripts.find(({ id }) => id === script)?.said ?? "",
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
    script,
    tenure: tenureOf(facts.agentDays),
    agentId: facts.agentId,
    ...choice
  }
}
