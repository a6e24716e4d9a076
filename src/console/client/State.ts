import type {
  CallJson,
  ChecklistJson,
  EventJson,
  MessageJson,
  OfferJson,
  ProfileJson,
  RiskJson,
  SuggestionJson
} from "./Wire.ts"

export interface State {
  readonly call: CallJson | null
  readonly pending: ReadonlyArray<string>
  readonly profile: ProfileJson | null
  readonly offers: ReadonlyArray<OfferJson>
  readonly risk: RiskJson | null
  readonly suggestions: ReadonlyArray<SuggestionJson>
  readonly checklist: ReadonlyArray<ChecklistJson>
  /** The last few; how many there were in all. */
  readonly events: ReadonlyArray<EventJson>
  readonly heard: number
  readonly mood: string
  readonly levels: ReadonlyArray<readonly [event: number, level: number]>
  /** Since when the stream has been cut off. */
  readonly lostSince: number | null
}

export const nothingYet: State = {
  call: null,
  pending: ["profile", "offers", "risk"],
  profile: null,
  offers: [],
  risk: null,
  suggestions: [],
  checklist: [],
  events: [],
  heard: 0,
  mood: "neutral",
  levels: [],
  lostSince: null
}

export type Change =
  | MessageJson
  | { readonly type: "begun"; readonly call: CallJson }
  | { readonly type: "connected" }
  | { readonly type: "lost"; readonly at: number }
  | { readonly type: "answered"; readonly suggestionId: string }
  | { readonly type: "offer_changed"; readonly offer: OfferJson }
  | { readonly type: "expired"; readonly at: number }

const eventsShownAtMost = 200
const levelsAtMost = 400
const suggestionsAtMost = 30

const without = (pending: ReadonlyArray<string>, part: string) => pending.filter(one => one !== part)

const pressing = ["urgent", "high", "medium", "low"]

const inOrder = (suggestions: ReadonlyArray<SuggestionJson>) =>
  suggestions.toSorted(
    (a, b) => pressing.indexOf(a.priority) - pressing.indexOf(b.priority) || b.createdAt.localeCompare(a.createdAt)
  )

const withSuggestions = (known: ReadonlyArray<SuggestionJson>, news: ReadonlyArray<SuggestionJson>) => {
  const ids = new Set(news.map(({ suggestionId }) => suggestionId))
  const all = [...known.filter(({ suggestionId }) => !ids.has(suggestionId)), ...news.filter(({ expired }) => !expired)]
  return inOrder(all).slice(0, suggestionsAtMost)
}

/** A reminder of what has been said meanwhile need not stand. */
const stillOpen = (suggestions: ReadonlyArray<SuggestionJson>, checklist: ReadonlyArray<ChecklistJson>) => {
  const done = new Set(
    checklist.filter(({ status }) => status === "satisfied" || status === "late").map(({ ruleId }) => ruleId)
  )
  return suggestions.filter(
    ({ triggeredBy: [first], type }) => type !== "compliance_reminder" || !done.has(first.value)
  )
}

export const changed = (state: State, change: Change): State => {
  switch (change.type) {
    case "begun":
      return { ...state, call: change.call }
    case "connected":
      return { ...state, lostSince: null }
    case "lost":
      return { ...state, lostSince: state.lostSince ?? change.at }
    case "profile_update":
      return { ...state, profile: change.data, pending: without(state.pending, "profile") }
    case "offers_update":
      return { ...state, offers: change.data, pending: without(state.pending, "offers") }
    case "risk_update":
      return { ...state, risk: change.data, pending: without(state.pending, "risk") }
    case "suggestions_update":
      return { ...state, suggestions: withSuggestions(state.suggestions, change.data) }
    case "compliance_update":
      return { ...state, checklist: change.data, suggestions: stillOpen(state.suggestions, change.data) }
    case "transcript_update": {
      const { events, level, mood } = change.data
      const last = events.at(-1)?.eventIndex ?? state.heard
      const feels = events.some(({ detected }) => detected.some(({ type }) => type === "sentiment"))
      return {
        ...state,
        events: [...state.events, ...events].slice(-eventsShownAtMost),
        heard: last + 1,
        mood,
        levels: feels ? [...state.levels, [last, level] as const].slice(-levelsAtMost) : state.levels
      }
    }
    case "call_ended":
      return { ...state, call: change.data, pending: [] }
    case "answered":
      return {
        ...state,
        suggestions: state.suggestions.filter(({ suggestionId }) => suggestionId !== change.suggestionId)
      }
    case "offer_changed":
      return { ...state, offers: state.offers.map(one => (one.offerId === change.offer.offerId ? change.offer : one)) }
    case "expired":
      return { ...state, suggestions: state.suggestions.filter(({ expiresAt }) => Date.parse(expiresAt) > change.at) }
  }
}
