import { type Heard, silence, withEvents } from "./Heard.ts"
import { withOffers } from "./OfferProgress.ts"
import { stillFresh, stillOpen, withPrompts } from "./Prompts.ts"
import type {
  BriefingJson,
  CallJson,
  ChecklistJson,
  MessageJson,
  NotOfferedJson,
  OfferJson,
  ProfileJson,
  RiskJson,
  SuggestionJson
} from "./Wire.ts"

export interface State {
  readonly call: CallJson | null
  readonly permission: BriefingJson["permission"] | null
  readonly pending: BriefingJson["pending"]
  readonly missing: BriefingJson["missing"]
  readonly profile: ProfileJson | null
  readonly offers: ReadonlyArray<OfferJson>
  readonly notOffered: ReadonlyArray<NotOfferedJson>
  readonly risk: RiskJson | null
  readonly suggestions: ReadonlyArray<SuggestionJson>
  /** Those that have an answer: they do not come back. */
  readonly answered: ReadonlySet<string>
  /** The one that was used last: how it went can be said of it. */
  readonly used: SuggestionJson | null
  readonly checklist: ReadonlyArray<ChecklistJson>
  readonly heard: Heard
  readonly mood: string
  readonly levels: ReadonlyArray<readonly [event: number, level: number]>
  /** Since when the stream has been cut off. */
  readonly lostSince: number | null
}

export const nothingYet: State = {
  call: null,
  permission: null,
  pending: ["profile", "offers", "risk"],
  missing: [],
  profile: null,
  offers: [],
  notOffered: [],
  risk: null,
  suggestions: [],
  answered: new Set(),
  used: null,
  checklist: [],
  heard: silence,
  mood: "neutral",
  levels: [],
  lostSince: null
}

/** What must be said on a call about Medicare is on its list, and on no other's. */
export const isAboutMedicare = (checklist: ReadonlyArray<Pick<ChecklistJson, "ruleId">>): boolean =>
  checklist.some(({ ruleId }) => ruleId.startsWith("DIS-MEDICARE"))

export type Change =
  | { readonly type: "told"; readonly messages: ReadonlyArray<MessageJson> }
  | { readonly type: "briefed"; readonly briefing: BriefingJson }
  | { readonly type: "begun"; readonly call: CallJson }
  | { readonly type: "connected" }
  | { readonly type: "lost"; readonly at: number }
  | { readonly type: "answered"; readonly suggestion: SuggestionJson; readonly used: boolean }
  | { readonly type: "rated" }
  | { readonly type: "offer_changed"; readonly offer: OfferJson }
  | { readonly type: "expired"; readonly at: number }

const levelsAtMost = 400

const without = (pending: State["pending"], part: string) => pending.filter(one => one !== part)

const later = (known: ProfileJson | null, told: ProfileJson | null): ProfileJson | null => {
  if (known === null || told === null) return told ?? known
  return Date.parse(told.enrichedAt) >= Date.parse(known.enrichedAt) ? told : known
}

const told = (state: State, message: MessageJson): State => {
  switch (message.type) {
    case "profile_update":
      return { ...state, profile: later(state.profile, message.data), pending: without(state.pending, "profile") }
    case "offers_update":
      return { ...state, offers: withOffers(state.offers, message.data), pending: without(state.pending, "offers") }
    case "risk_update":
      return { ...state, risk: message.data, pending: without(state.pending, "risk") }
    case "suggestions_update":
      return { ...state, suggestions: withPrompts(state.suggestions, message.data, state.answered) }
    case "compliance_update":
      return { ...state, checklist: message.data, suggestions: stillOpen(state.suggestions, message.data) }
    case "transcript_update": {
      const { events, level, mood } = message.data
      const heard = withEvents(state.heard, events)
      const feels = events.some(({ detected }) => detected.some(({ type }) => type === "sentiment"))
      const levels = feels ? [...state.levels, [heard.count - 1, level] as const].slice(-levelsAtMost) : state.levels
      return { ...state, heard, mood, levels }
    }
    case "call_ended":
      return { ...state, call: message.data, pending: [], suggestions: [] }
  }
}

const briefed = (
  state: State,
  { missing, notOffered, offers, pending, permission, profile, risk }: BriefingJson
): State => ({
  ...state,
  permission,
  pending,
  missing,
  profile: later(state.profile, profile),
  offers: offers.length === 0 ? state.offers : withOffers(state.offers, offers),
  notOffered,
  risk: risk ?? state.risk
})

export const changed = (state: State, change: Change): State => {
  switch (change.type) {
    case "told":
      return change.messages.reduce(told, state)
    case "briefed":
      return briefed(state, change.briefing)
    case "begun":
      return { ...state, call: change.call }
    case "connected":
      return state.lostSince === null ? state : { ...state, lostSince: null }
    case "lost":
      return { ...state, lostSince: state.lostSince ?? change.at }
    case "answered": {
      const { suggestionId } = change.suggestion
      return {
        ...state,
        answered: new Set([...state.answered, suggestionId]),
        used: change.used ? change.suggestion : state.used,
        suggestions: state.suggestions.filter(one => one.suggestionId !== suggestionId)
      }
    }
    case "rated":
      return { ...state, used: null }
    case "offer_changed":
      return { ...state, offers: state.offers.map(one => (one.offerId === change.offer.offerId ? change.offer : one)) }
    case "expired": {
      const suggestions = stillFresh(state.suggestions, change.at)
      return suggestions === state.suggestions ? state : { ...state, suggestions }
    }
  }
}
