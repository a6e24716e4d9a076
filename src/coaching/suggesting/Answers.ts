import { isAbout } from "../About.ts"
import type { Cue } from "../Cue.ts"
import type { Trigger } from "../Suggestion.ts"
import { competitionWords } from "./book/CompetitionPlays.ts"
import { type MoodState, moodWords } from "./book/MoodPlays.ts"
import { objectionWords } from "./book/ObjectionPlays.ts"
import { bundleWords, lifeEventOpenings, likedWords } from "./book/OpportunityPlays.ts"
import { painPointWords } from "./book/PainPointPlays.ts"
import type { Play, Words } from "./Play.ts"
import type { Situation } from "./Situation.ts"

const trigger = ({ at, finding }: Cue, type: Trigger["type"], value = finding.value): Trigger => ({
  type,
  value,
  detectedAt: at,
  confidence: finding.confidence
})

const play = (
  rule: string,
  type: Play["type"],
  priority: Play["priority"],
  words: Words,
  by: Trigger,
  mustBeSeen = false
): Play => ({ ...words, rule, key: rule, type, priority, trigger: by, mustBeSeen })

const mood = (state: MoodState, priority: Play["priority"], by: Trigger): Play =>
  play(`mood:${state}`, "sentiment_adjustment", priority, moodWords[state], by)

const isObjection = (value: string): value is keyof typeof objectionWords => Object.hasOwn(objectionWords, value)

const refusal = "OBJ-STOP"
const grave: ReadonlyArray<string> = ["OBJ-TRUST", "OBJ-BADEXP", "OBJ-PRICE"]

const toObjection = (cue: Cue): ReadonlyArray<Play> => {
  const { value } = cue.finding
  if (!isObjection(value)) return []
  const isRefusal = value === refusal
  const priority = isRefusal ? "urgent" : grave.includes(value) ? "high" : "medium"
  return [
    play(
      `objection:${value}`,
      "objection_handling",
      priority,
      objectionWords[value],
      trigger(cue, "objection"),
      isRefusal
    )
  ]
}

const toPainPoint = (cue: Cue): ReadonlyArray<Play> => {
  const words = painPointWords(cue.finding.value)
  const found =
    words === undefined
      ? []
      : [play(`pain:${cue.finding.value}`, "pain_point_response", "medium", words, trigger(cue, "pain"))]
  return cue.finding.value === "fear_for_family" ? [...found, mood("anxious", "medium", trigger(cue, "pain"))] : found
}

const toCompetitor = (cue: Cue, { competitors }: Situation): ReadonlyArray<Play> => {
  const { value } = cue.finding
  const words = competitionWords(value, competitors.get(value.toLowerCase()))
  return [
    {
      ...play(
        "competitor",
        "competitive_positioning",
        "medium",
        words,
        trigger(cue, "objection", `competitor: ${value}`)
      ),
      key: `competitor:${value}`
    }
  ]
}

const grief: ReadonlyArray<string> = ["death_in_family", "illness", "divorce"]

const toLifeEvent = (cue: Cue): ReadonlyArray<Play> => {
  const { value } = cue.finding
  const by = trigger(cue, "intent", `life event: ${value}`)
  if (grief.includes(value)) return [mood("vulnerable", "high", by)]
  const opening = lifeEventOpenings.get(value)
  return opening === undefined ? [] : [play(`life:${value}`, "cross_sell_opportunity", "low", opening, by)]
}

const eager: ReadonlyArray<string> = ["ready_to_start", "asks_how_to_start", "asks_for_quote", "asks_start_date"]

const toBuyingSignal = (cue: Cue, { facts }: Situation): ReadonlyArray<Play> => {
  const { value } = cue.finding
  const by = trigger(cue, "intent", `buying signal: ${value}`)
  if (eager.includes(value)) return [mood("interested", "medium", by)]
  if (value === "likes_offer" && facts.offers.length > 0)
    return [play("upsell:level", "upsell_opportunity", "low", likedWords, by)]
  return []
}

const toIntent = (cue: Cue, { facts, heard }: Situation): ReadonlyArray<Play> => {
  const { value } = cue.finding
  const by = trigger(cue, "intent")
  const times = heard.intents.find(one => one.value === value)?.times ?? 1
  if (value === "ask_repeat" && times >= 2) return [mood("confused", "medium", by)]
  if (value === "ready_to_buy") return [mood("interested", "high", by)]
  const hasBundle = facts.offers.some(({ offerType }) => offerType === "bundle")
  if (value === "ask_discount" && hasBundle)
    return [play("upsell:bundle", "upsell_opportunity", "low", bundleWords, by)]
  return []
}

const answering = (cue: Cue, situation: Situation): ReadonlyArray<Play> => {
  switch (cue.finding.type) {
    case "objection":
      return toObjection(cue)
    case "pain_point":
      return toPainPoint(cue)
    case "competitor":
      return toCompetitor(cue, situation)
    case "life_event":
      return toLifeEvent(cue)
    case "buying_signal":
      return toBuyingSignal(cue, situation)
    case "intent":
      return toIntent(cue, situation)
    case "sentiment":
    case "stop_calling":
      return []
  }
}

const toMood = ({ heard, moodChange, now }: Situation): ReadonlyArray<Play> => {
  if (moodChange === null) return []
  const by: Trigger = { type: "sentiment", value: moodChange, detectedAt: now, confidence: 0.9 }
  if (moodChange === "improved") return [mood("improved", "low", by)]
  return [
    mood(heard.painPoints.some(({ value }) => value === "fear_for_family") ? "anxious" : "frustrated", "high", by)
  ]
}

/** Where nothing tells what the call is about, it may be about anything. */
const fits = ({ facts, topics }: Situation, play: Play): boolean =>
  (facts.interests.length === 0 && facts.offers.length === 0) || isAbout(play, facts, topics)

/** What the rules have to say to what was just heard. A refusal leaves nothing else to say. */
export const answers = (situation: Situation): ReadonlyArray<Play> => {
  const all = [...situation.cues.flatMap(cue => answering(cue, situation)), ...toMood(situation)].filter(play =>
    fits(situation, play)
  )
  return situation.heard.stopCalling ? all.filter(({ mustBeSeen }) => mustBeSeen) : all
}
