import type { DateTime } from "effect"
import type { CallId } from "../../calls/CallId.ts"
import type { CallEvent } from "../../calls/events/CallEvent.ts"
import type { HeardEvent } from "../../calls/events/HeardEvent.ts"
import type { Analyse } from "../../hearing/Hearing.ts"
import type { CallFacts } from "../CallFacts.ts"
import type { Conversation } from "../Conversation.ts"
import { hearLine, openObligations } from "../disclosures/Monitor.ts"
import type { Reminder } from "../disclosures/Reminder.ts"
import { nothingHeard } from "../Heard.ts"
import { noPrompts } from "../suggesting/Prompts.ts"
import type { Situation } from "../suggesting/Situation.ts"
import { suggest } from "../suggesting/Suggest.ts"
import type { SuggestionChange } from "../suggesting/SuggestionChange.ts"
import { type Listened, listened } from "./Listening.ts"

/** What a step works with besides the call itself. */
export interface Tools extends Pick<Situation, "competitors" | "experience" | "limits" | "nextId" | "now"> {
  readonly analyse: Analyse
}

export interface Stepped {
  readonly conversation: Conversation
  readonly events: ReadonlyArray<HeardEvent>
  readonly changes: ReadonlyArray<SuggestionChange>
  readonly checklistChanged: boolean
  readonly stopCalling: boolean
}

const timeOf = (event: CallEvent, now: DateTime.Utc): DateTime.Utc =>
  event.type === "utterance" && event.startedAt !== undefined ? event.startedAt : now

const seedOf = (callId: CallId, { events }: { readonly events: number }) => `${callId} ${events}`

const watched = (obligations: Conversation["obligations"], facts: CallFacts, { event }: Listened) =>
  event.speaker === undefined || event.text === undefined
    ? { obligations, reminders: [] as ReadonlyArray<Reminder>, changed: false }
    : hearLine(obligations, facts, {
        speaker: event.speaker,
        text: event.text,
        eventIndex: event.eventIndex,
        at: event.at
      })

const afterEvent =
  (callId: CallId, facts: CallFacts, tools: Tools) =>
  (progress: Stepped, event: CallEvent): Stepped => {
    const { heard, obligations, prompts } = progress.conversation
    const heardNow = listened(heard, event, timeOf(event, tools.now), tools.analyse)
    const law = watched(obligations, facts, heardNow)
    const next = suggest(prompts, {
      ...tools,
      callId,
      facts,
      heard: heardNow.heard,
      topics: new Set(law.obligations.topics),
      cues: heardNow.cues,
      moodChange: heardNow.moodChange,
      agentSaid: heardNow.event.speaker === "agent" && heardNow.event.text !== undefined ? [heardNow.event.text] : [],
      reminders: law.reminders,
      seed: seedOf(callId, heard)
    })
    return {
      conversation: { heard: heardNow.heard, obligations: law.obligations, prompts: next.prompts },
      events: [...progress.events, heardNow.event],
      changes: [...progress.changes, ...next.changed],
      checklistChanged: progress.checklistChanged || law.changed,
      stopCalling: progress.stopCalling || (heardNow.heard.stopCalling && !heard.stopCalling)
    }
  }

/** A step in which nothing was heard. */
export const unmoved = (conversation: Conversation): Stepped => ({
  conversation,
  events: [],
  changes: [],
  checklistChanged: false,
  stopCalling: false
})

/** Before the first word: what must be said in this call, and what is worth knowing. */
export const opened = (callId: CallId, facts: CallFacts, tools: Tools): Stepped => {
  const { obligations, reminders } = openObligations(facts)
  const { changed, prompts } = suggest(noPrompts, {
    ...tools,
    callId,
    facts,
    heard: nothingHeard,
    topics: new Set(),
    cues: [],
    moodChange: null,
    agentSaid: [],
    reminders,
    seed: seedOf(callId, nothingHeard)
  })
  return { ...unmoved({ heard: nothingHeard, obligations, prompts }), changes: changed, checklistChanged: true }
}

/** More has become known: what that opens. */
export const reopened = (callId: CallId, facts: CallFacts, conversation: Conversation, tools: Tools): Stepped => {
  const { heard, prompts } = conversation
  const { changed, prompts: next } = suggest(
    { ...prompts, opened: false },
    {
      ...tools,
      callId,
      facts,
      heard,
      topics: new Set(conversation.obligations.topics),
      cues: [],
      moodChange: null,
      agentSaid: [],
      reminders: [],
      seed: `${seedOf(callId, heard)} known`
    }
  )
  return { ...unmoved({ ...conversation, prompts: next }), changes: changed }
}

/** What events of a call lead to, by what is known of it. */
export const stepped = (
  callId: CallId,
  facts: CallFacts,
  conversation: Conversation,
  events: ReadonlyArray<CallEvent>,
  tools: Tools
): Stepped => events.reduce(afterEvent(callId, facts, tools), unmoved(conversation))
