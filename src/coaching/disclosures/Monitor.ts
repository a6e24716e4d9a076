import type { DateTime } from "effect"
import { wordsOf } from "../../hearing/Words.ts"
import { isOfMedicare } from "../About.ts"
import type { CallFacts } from "../CallFacts.ts"
import { prohibitedSaid } from "../ProhibitedPhrases.ts"
import { applying, dutyOf } from "./Applying.ts"
import type { Duty } from "./Duty.ts"
import { elementsIn, type Spoken } from "./Elements.ts"
import { type Obligation, type Obligations, prohibitedAtMost } from "./Obligations.ts"
import type { Reminder } from "./Reminder.ts"
import { correcting, reminding } from "./Reminding.ts"
import { type Topic, topicsIn } from "./Topic.ts"

export interface Line {
  readonly speaker: "lead" | "agent"
  /** As it is stored. */
  readonly text: string
  readonly eventIndex: number
  readonly at: DateTime.Utc
}

export interface Watched {
  readonly obligations: Obligations
  readonly reminders: ReadonlyArray<Reminder>
  readonly changed: boolean
}

const opened = ({ due, id }: Duty): Obligation => ({
  id,
  status: "open",
  said: [],
  discharged: null,
  dueBy: due.kind === "opening" ? due.lines : null,
  reminded: false
})

const withDuties = (items: ReadonlyArray<Obligation>, facts: CallFacts, topics: ReadonlySet<string>) => {
  const known = new Set(items.map(({ id }) => id))
  return [
    ...items,
    ...applying(facts, topics)
      .filter(({ id }) => !known.has(id))
      .map(opened)
  ]
}

/** Those that the first words must hold are due at once. */
const dueNow = (items: ReadonlyArray<Obligation>, facts: CallFacts) => {
  const due = items.filter(({ dueBy, reminded, status }) => status === "open" && dueBy !== null && !reminded)
  return {
    items: items.map(item => (due.includes(item) ? { ...item, reminded: true } : item)),
    reminders: due.flatMap(({ id, said }) => reminding(dutyOf(id), facts, { isViolated: false, said }))
  }
}

/** What a call has to hold, by the law of its day; the reminders are what its first words must say. */
export const openObligations = (facts: CallFacts): Watched => {
  const { items, reminders } = dueNow(withDuties([], facts, new Set()), facts)
  const obligations = { lawAsOf: facts.callDate, agentLines: 0, topics: [], items, prohibited: [], prohibitedTimes: 0 }
  return { obligations, reminders, changed: true }
}

const spokenOf = (
  item: Obligation,
  spoken: Spoken | undefined,
  { at, eventIndex }: Line,
  duty: Duty,
  facts: CallFacts
): Obligation => {
  if (spoken === undefined || item.status === "satisfied" || item.status === "late") return item
  const said = [...new Set([...item.said, ...spoken.elements])].toSorted((a, b) => a - b)
  const isAll = duty.elements.every(({ needs }, place) => said.includes(place) || (needs && facts[needs] === null))
  if (!isAll) return said.length === item.said.length ? item : { ...item, said }
  const discharged = { eventIndex, at, span: spoken.span }
  return { ...item, said, discharged, status: item.status === "violated" ? "late" : "satisfied" }
}

/** In one breath with what it had to come before, but behind it. */
const orLate = (before: Obligation, item: Obligation, { due }: Duty, heard: ReadonlyMap<Topic, number>): Obligation => {
  if (before.status !== "open" || item.status !== "satisfied" || due.kind !== "before") return item
  const spoken = heard.get(due.topic)
  return spoken !== undefined && item.discharged !== null && spoken < item.discharged.span[0]
    ? { ...item, status: "late" }
    : item
}

/** What the line has made of a duty that is still open: called for, or missed. */
const afterTopics = (
  item: Obligation,
  duty: Duty,
  heard: ReadonlyMap<Topic, number>,
  speaker: Line["speaker"],
  agentLines: number
): Obligation => {
  const { due } = duty
  if (item.status !== "open") return item
  if (due.kind !== "opening" && heard.has(due.topic)) {
    if (due.kind === "before")
      return speaker === "agent"
        ? { ...item, status: "violated", dueBy: agentLines }
        : { ...item, dueBy: item.dueBy ?? agentLines + 1 }
    if (item.dueBy === null) return { ...item, dueBy: agentLines + due.lines }
  }
  const isOver = due.kind !== "before" && item.dueBy !== null && agentLines >= item.dueBy && speaker === "agent"
  return isOver ? { ...item, status: "violated" } : item
}

const isSame = (a: Obligation, b: Obligation) =>
  a === b || (a.status === b.status && a.said.length === b.said.length && a.dueBy === b.dueBy)

interface Understood {
  readonly heard: ReadonlyMap<Topic, number>
  readonly spoken: ReadonlyMap<string, Spoken>
}

const understood = ({ speaker, text }: Line): Understood => {
  const words = wordsOf(text)
  return { heard: topicsIn(text, words, speaker), spoken: speaker === "agent" ? elementsIn(words) : new Map() }
}

const followed = (
  items: ReadonlyArray<Obligation>,
  line: Line,
  { heard, spoken }: Understood,
  agentLines: number,
  facts: CallFacts
): ReadonlyArray<Obligation> => {
  return items.map(item => {
    const duty = dutyOf(item.id)
    if (duty === undefined) return item
    const said = orLate(item, spokenOf(item, spoken.get(item.id), line, duty, facts), duty, heard)
    return afterTopics(said, duty, heard, line.speaker, agentLines)
  })
}

const wrongIn = ({ at, eventIndex, speaker, text }: Line, isOfMedicare: boolean) =>
  speaker === "agent"
    ? prohibitedSaid(text, isOfMedicare).map(phrase => ({
        phrase,
        said: { id: phrase.id, eventIndex, at, span: [phrase.from, phrase.to] as const }
      }))
    : []

/** One more line of the call: what was said of what must be said, what has become due and what was missed. */
export const hearLine = (before: Obligations, facts: CallFacts, line: Line): Watched => {
  const meant = understood(line)
  const topics = [...new Set([...before.topics, ...meant.heard.keys()])]
  const agentLines = before.agentLines + (line.speaker === "agent" ? 1 : 0)
  const all = withDuties(before.items, facts, new Set(topics))
  const after = followed(all, line, meant, agentLines, facts)
  const missed = after.filter((item, at) => item.status === "violated" && all[at]?.status === "open")
  const due = dueNow(after, facts)
  const wrong = wrongIn(line, isOfMedicare(facts, new Set(topics)))
  return {
    obligations: {
      ...before,
      agentLines,
      topics,
      items: due.items,
      prohibited: [...before.prohibited, ...wrong.map(({ said }) => said)].slice(0, prohibitedAtMost),
      prohibitedTimes: before.prohibitedTimes + wrong.length
    },
    reminders: [
      ...missed.flatMap(({ id, said }) => reminding(dutyOf(id), facts, { isViolated: true, said })),
      ...due.reminders,
      ...wrong.map(({ phrase }) => correcting(phrase, facts))
    ],
    changed:
      wrong.length > 0 ||
      after.length !== before.items.length ||
      after.some((item, at) => !isSame(item, before.items[at] ?? item))
  }
}
