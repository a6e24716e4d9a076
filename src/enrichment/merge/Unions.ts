import type { Claim, IntentSignal } from "../../profile/Profile.ts"
import { mostReliable, type Stated } from "./Choice.ts"
import type { United } from "./FieldRule.ts"
import { agreed, usualEcho } from "./Posterior.ts"
import { singular, words } from "./Words.ts"

const mostItems = 50
const model = { falseValues: 20, echo: usualEcho }

type Mentions<V> = readonly [Stated<V>, ...Array<Stated<V>>]

const byThing = <V>(lists: ReadonlyArray<Stated<ReadonlyArray<V>>>, key: (item: V) => string) => {
  const things = new Map<string, [Stated<V>, ...Array<Stated<V>>]>()
  for (const { value, ...statement } of lists)
    for (const item of value) {
      const name = key(item)
      const mention = { ...statement, value: item }
      const known = things.get(name)
      if (known === undefined) things.set(name, [mention])
      else known.push(mention)
    }
  return things
}

/** Each thing is as sure as those who mention it; the list is as sure as its things on average. */
const united = <V>(
  lists: readonly [Stated<ReadonlyArray<V>>, ...Array<Stated<ReadonlyArray<V>>>],
  key: (item: V) => string,
  merge: (mentions: Mentions<V>) => V,
  order: (a: V, b: V) => number
): United<ReadonlyArray<V>> => {
  const things = [...byThing(lists, key).values()]
  const sure = things.length > 0 ? things.map(mentions => agreed(mentions, model)) : [agreed(lists, model)]
  return {
    value: things.map(merge).sort(order).slice(0, mostItems),
    confidence: sure.reduce((sum, each) => sum + each, 0) / sure.length
  }
}

const phraseKey = (text: string) => words(text).map(singular).join(" ")

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The same topic once, as it was seen last. */
export const uniteSignals = (lists: Mentions<ReadonlyArray<IntentSignal>>) =>
  united(
    lists,
    ({ topic }) => phraseKey(topic),
    mentions =>
      mentions
        .map(({ value }) => value)
        .reduce((a, b) => (b.observedAt.epochMillis > a.observedAt.epochMillis ? b : a)),
    (a, b) => b.strength - a.strength || compareText(a.topic, b.topic)
  )

/** The same date and cause once, newest first; the amount is the most reliable one stated. */
export const uniteClaims = (lists: Mentions<ReadonlyArray<Claim>>) =>
  united(
    lists,
    ({ date, cause }) => `${date} ${phraseKey(cause)}`,
    ([mention, ...others]) => {
      const [priced, ...more] = [mention, ...others].filter(({ value }) => value.amount !== undefined)
      return (priced === undefined ? mention : mostReliable([priced, ...more])).value
    },
    (a, b) => compareText(b.date, a.date) || compareText(a.cause, b.cause)
  )
