import { Utils } from "effect"

/** Sentences written once for many: `{a|b|}` is one of them or nothing, `{policy}` one of that slot's words. */
export type Templates<Label extends string> = Readonly<Record<Label, ReadonlyArray<string>>>

const slots: Readonly<Record<string, string>> = {
  policy:
    "insurance|policy|coverage|plan|car insurance|auto policy|home insurance|life insurance|health plan|renters policy",
  carrier: "the company|my insurer|the insurance company|them|my carrier|that company|the other company",
  price:
    "$80|fifty dollars|two hundred a month|a hundred and twenty|ninety bucks|$1,200 a year|three fifty|150 dollars a month",
  percent: "ten percent|20 percent|fifteen percent|30%|a third|by half",
  while: "ten minutes|half an hour|two hours|three days|a week|two weeks|months|a whole month|45 minutes|over an hour",
  years: "five years|ten years|fifteen years|twenty years|years|a long time|forever|since college|decades",
  day: "tomorrow|Monday|next week|on Friday|this evening|after five|in the morning|over the weekend|next month",
  partner: "my wife|my husband|my spouse|my partner|my fiancee|the wife|the husband|my girlfriend|my boyfriend",
  kin: "my wife|my husband|my mother|my father|my mom|my dad|my son|my daughter|my brother|my sister|my parents|my family",
  thing: "car|house|roof|truck|home|vehicle|apartment|basement|kitchen|windshield",
  illness: "diabetes|cancer|asthma|a heart condition|high blood pressure|COPD|depression|a stroke|kidney disease"
}

const choice = /\{([^{}]*)\}/g
const perTemplate = 16
const tries = 3 * perTemplate

const seedOf = (template: string): number => {
  let seed = 7
  for (let at = 0; at < template.length; at++) seed = (Math.imul(seed, 31) + template.charCodeAt(at)) >>> 0
  return seed
}

/** Up to sixteen different readings; always the same ones. */
export const readingsOf = (template: string): ReadonlyArray<string> => {
  const random = new Utils.PCGRandom(seedOf(template))
  const one = (_: string, options: string): string => {
    const several = (slots[options] ?? options).split("|")
    return several[random.integer(several.length)] ?? ""
  }
  const readings = new Set<string>()
  for (let tried = 0; tried < tries && readings.size < perTemplate; tried++)
    readings.add(template.replace(choice, one).replace(/\s+/g, " ").trim())
  return [...readings]
}
