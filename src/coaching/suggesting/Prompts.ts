import { Schema } from "effect"
import { OfferType } from "../../offers/OfferType.ts"
import { Priority, SuggestionId, SuggestionStatus, SuggestionType } from "../Suggestion.ts"

const Prompt = Schema.Struct({
  suggestionId: SuggestionId,
  key: Schema.String,
  rule: Schema.String,
  type: SuggestionType,
  priority: Priority,
  status: SuggestionStatus,
  withheld: Schema.Boolean,
  said: Schema.Boolean,
  mustBeSeen: Schema.Boolean,
  opens: Schema.optionalWith(OfferType, { exact: true }),
  madeAt: Schema.DateTimeUtc,
  expiresAt: Schema.DateTimeUtc,
  /** By which it is known again in what the agent says. */
  words: Schema.Array(Schema.String)
})
export type Prompt = typeof Prompt.Type

/** What was suggested in a call, as far as it still matters: its size is bounded. */
export const Prompts = Schema.Struct({
  /** Whether what is known before the first word has been looked at. */
  opened: Schema.Boolean,
  prompts: Schema.Array(Prompt),
  /** When attention was asked for, within the last minute. */
  spent: Schema.Array(Schema.DateTimeUtc),
  /** Rules whose substance the agent said unprompted, and how often. */
  own: Schema.Record({ key: Schema.String, value: Schema.Int })
})
export type Prompts = typeof Prompts.Type

export const noPrompts: Prompts = { opened: false, prompts: [], spent: [], own: {} }

/** Older ones are forgotten; a few minutes of the busiest call. */
export const promptsAtMost = 24
