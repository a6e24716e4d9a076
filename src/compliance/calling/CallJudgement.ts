import { DateTime } from "effect"
import { judge } from "../../rules/Evaluate.ts"
import type { Facts, FieldName } from "../../rules/Field.ts"
import type { Rule } from "../../rules/Rule.ts"
import { rulesInForce } from "../../rules/Rulebook.ts"
import { factsAt, factsThere } from "./CallFacts.ts"
import type { CallKnown } from "./CallKnown.ts"
import { localTime } from "./LocalTime.ts"

export interface Judged {
  readonly rule: { readonly id: string; readonly message: string; readonly citation: string }
  readonly verdict: "forbidden" | "cannot_tell" | "warning" | "allowed"
  /** What would have to be known to tell. */
  readonly missing: ReadonlyArray<FieldName>
}

/** Calling hours and whole days, by the clock of each place where the person may be. */
const byTheClock = /^CON-(004|018|019)(-|$)/
const onContact = /^CON-(00[1-9]|017|018|019|020)(-|$)/
const onAgent = /^GEO-001$/
const onRegistries = /^CON-00[23]$/
const onMedicare = /^CON-01[01]$/

const consentRule = {
  id: "CALLWISE-CONSENT",
  message: "Consent to calls was never stated, and CALLWISE_CONSENT_REQUIRED=on asks for it.",
  citation: "Callwise contact rule, 2026-11"
}

const rulesFor = ({ direction, licensing, medicare, state }: CallKnown, law: string) => [
  ...rulesInForce("bundle", state, law).filter(
    ({ id }) => (licensing !== null && onAgent.test(id)) || (direction === "outbound" && onContact.test(id))
  ),
  ...(direction === "outbound" && medicare !== "no"
    ? rulesInForce("medicare", state, law).filter(({ id }) => onMedicare.test(id))
    : [])
]

/** Of a list that was never imported nothing was looked up: said, and left to whoever scrubs the numbers before they come. */
const unscrubbed = (rule: Rule, { nationalList, stateList }: CallKnown): Judged | undefined => {
  const [listing, whose] = rule.id === "CON-002" ? [nationalList, "national"] : [stateList, "state"]
  if (!onRegistries.test(rule.id) || listing !== "never_imported") return undefined
  const message = `No ${whose} do-not-call list was ever imported: whether the number is on it was not looked up.`
  return { rule: { ...rule, message }, verdict: "warning", missing: [] }
}

const verdictOf = (rule: Rule, facts: Facts, known: CallKnown): Judged => {
  const { verdict, missing } = judge(rule, facts)
  const isBesides = known.medicare === "also" && onMedicare.test(rule.id)
  const blocks = rule.severity === "block" && !isBesides
  if (verdict === "clear" || (verdict === "unknown" && !blocks)) return { rule, verdict: "allowed", missing: [] }
  if (verdict === "fires") return { rule, verdict: blocks ? "forbidden" : "warning", missing }
  const isRequired = known.licencesRequired && onAgent.test(rule.id)
  return unscrubbed(rule, known) ?? { rule, verdict: isRequired ? "forbidden" : "cannot_tell", missing }
}

/** Every rule on calling this person then; `law` is the day whose law judges, the day itself when there is none. */
export const judgedAt = (known: CallKnown, at: DateTime.Utc, law?: string): ReadonlyArray<Judged> => {
  const places = known.zones.map(zone => localTime(at, zone))
  const [here] = places
  const day = here?.day ?? DateTime.formatIsoDateUtc(at)
  const lawDay = law ?? day
  const rules = rulesFor(known, lawDay)
  const facts = factsAt(known, at, lawDay, day)
  const clockRules = rules.filter(({ id }) => byTheClock.test(id))
  const isOpen = (there: Facts) => clockRules.every(rule => judge(rule, { ...facts, ...there }).verdict !== "fires")
  const all = {
    ...facts,
    ...(here === undefined ? {} : factsThere(known.state, here)),
    allowedInAllTimeZones: { value: places.every(place => isOpen(factsThere(known.state, place))) }
  }
  const judged = rules.map(rule => verdictOf(rule, all, known))
  const lacksConsent = known.direction === "outbound" && known.consentRequired && known.consent === undefined
  return lacksConsent ? [{ rule: consentRule, verdict: "forbidden", missing: [] }, ...judged] : judged
}
