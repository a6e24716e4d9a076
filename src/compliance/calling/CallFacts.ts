import { DateTime, Duration } from "effect"
import type { Facts } from "../../rules/Field.ts"
import { monthsBetween } from "../../rules/tables/Calendar.ts"
import { isLegalHoliday } from "../../rules/tables/Holidays.ts"
import { standingOf } from "../Licence.ts"
import type { CallKnown, Listing } from "./CallKnown.ts"
import type { LocalTime } from "./LocalTime.ts"

export const capWindow = Duration.hours(24)

/** 47 CFR 64.1200(f)(5): from a purchase 18 months, from an inquiry 3. */
const relationshipMonths = { purchase: 18, inquiry: 3 } as const

/** A permission to be called about Medicare (42 CFR 422.2264). */
const permissionMonths = 12

/** Whose do-not-call act knows no exemption of an established relationship (Ind. Code 24-4.7). */
const withoutRelationship = new Set(["IN"])

const is = <A>(value: A | undefined) => (value === undefined ? undefined : { value })

const onList = (listing: Listing): boolean | undefined =>
  ({ listed: true, not_listed: false, list_outdated: undefined, never_imported: undefined })[listing]

const isWithin = (since: DateTime.Utc | null, at: DateTime.Utc, months: number) =>
  since !== null && monthsBetween(DateTime.formatIsoDateUtc(since), DateTime.formatIsoDateUtc(at)) < months

const attemptsBefore = (attempts: ReadonlyArray<DateTime.Utc>, at: DateTime.Utc) => {
  const from = DateTime.subtractDuration(at, capWindow)
  return attempts.filter(attempt => DateTime.greaterThan(attempt, from) && DateTime.lessThanOrEqualTo(attempt, at))
    .length
}

/** What depends on the clock where the person is. */
export const factsThere = (state: string | undefined, { day, time, weekday }: LocalTime): Facts => ({
  localTime: is(time),
  weekday: is(weekday),
  legalHoliday: is(state === undefined ? undefined : isLegalHoliday(state, day))
})

const licensed = ({ licensing, state }: CallKnown, day: string): boolean | undefined =>
  ({ licensed: true, not_licensed: false, unknown: undefined })[
    standingOf(licensing ?? "unregistered", state, undefined, day)
  ]

const consentAge = ({ consent, consentSince }: CallKnown, at: DateTime.Utc): number | undefined =>
  consent === true && consentSince !== null ? Duration.toDays(DateTime.distanceDuration(consentSince, at)) : undefined

/** But for what depends on the clock. `law` is the day whose law judges, `day` the one on which the call would be made. */
export const factsAt = (known: CallKnown, at: DateTime.Utc, law: string, day: string): Facts => {
  const { consent, state } = known
  const bought = isWithin(known.boughtAt, at, relationshipMonths.purchase)
  const related = bought || isWithin(known.inquiredAt, at, relationshipMonths.inquiry)
  const exempt = state === undefined || !withoutRelationship.has(state) ? related : false
  return {
    date: is(law),
    state: is(state),
    channel: is("manual"),
    onInternalDoNotCall: is(known.onOwnList),
    onNationalDoNotCall: is(onList(known.nationalList)),
    onStateDoNotCall: is(onList(known.stateList)),
    consentOrRelationship: is(consent === true || related),
    stateExempt: is(consent === true || exempt),
    existingRelationship: is(bought),
    expressConsent: is(consent === true),
    consentAgeDays: is(consentAge(known, at)),
    revoked: is(consent === false),
    permissionToContact: is(isWithin(known.permittedAt, at, permissionMonths)),
    leadFromOtherTpmo: is(known.isShared),
    oneToOneConsent: is(known.oneToOneConsent),
    declaredEmergency: is(known.declaredEmergency),
    attemptsIn24Hours: is(attemptsBefore(known.attempts, at)),
    timeZoneCandidates: is(known.zones.length === 0 ? undefined : known.zones.length),
    agentLicensed: is(licensed(known, day))
  }
}
