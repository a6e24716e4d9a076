import { Schema } from "effect"
import { CallId } from "../../calls/CallId.ts"
import { PlainDate } from "../../leads/PlainDate.ts"
import type { CallFacts } from "../CallFacts.ts"
import { prohibitedPhrases } from "../ProhibitedPhrases.ts"
import { ChecklistItem, checklist } from "./Checklist.ts"
import type { Obligations } from "./Obligations.ts"

const ProhibitedSaid = Schema.Struct({
  ruleId: Schema.String,
  why: Schema.String,
  eventIndex: Schema.Int,
  at: Schema.DateTimeUtc,
  span: Schema.Tuple(Schema.Int, Schema.Int)
})

export const Receipt = Schema.Struct({
  callId: CallId,
  lawAsOf: Schema.NullOr(PlainDate).annotations({
    description: "The day whose law was applied; null before anything was heard."
  }),
  items: Schema.Array(ChecklistItem),
  complete: Schema.Boolean.annotations({ description: "Everything that had become due was said in time." }),
  prohibitedSaid: Schema.Array(ProhibitedSaid).annotations({
    description: "Words that must not be said; the first twenty."
  }),
  prohibitedTimes: Schema.Int
}).annotations({ identifier: "Receipt" })
export type Receipt = typeof Receipt.Type

const whyOf = (id: string): string => prohibitedPhrases.find(one => one.id === id)?.why ?? ""

export const noReceipt = (callId: CallId): Receipt => ({
  callId,
  lawAsOf: null,
  items: [],
  complete: true,
  prohibitedSaid: [],
  prohibitedTimes: 0
})

export const receiptOf = (callId: CallId, obligations: Obligations, facts: CallFacts): Receipt => {
  const items = checklist(obligations, facts)
  return {
    callId,
    lawAsOf: obligations.lawAsOf,
    items,
    complete:
      obligations.prohibitedTimes === 0 &&
      items.every(({ isDue, status }) => status === "satisfied" || (status === "open" && !isDue)),
    prohibitedSaid: obligations.prohibited.map(({ at, eventIndex, id, span }) => ({
      ruleId: id,
      why: whyOf(id),
      eventIndex,
      at,
      span
    })),
    prohibitedTimes: obligations.prohibitedTimes
  }
}
