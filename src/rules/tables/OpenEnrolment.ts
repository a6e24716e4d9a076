import type { Facts } from "../Field.ts"
import { absent, type Truth } from "../Truth.ts"
import { yearOf } from "./Calendar.ts"
import { hasOwnExchange, marketplaceIn } from "./Marketplace.ts"

/** First and last day, and how much earlier or later it may be open where the exchange's own dates are not known. */
export interface Window {
  readonly planYear: number
  readonly earliest: string
  readonly from: string
  readonly until: string
  readonly latest: string
}

/** Plan years 2022-2025: to 15 January, on state exchanges at the latest to the end of it (S27). */
const formerly = (planYear: number, isOwn: boolean): Window => ({
  planYear,
  earliest: `${planYear - 1}-10-15`,
  from: `${planYear - 1}-11-01`,
  until: `${planYear}-01-15`,
  latest: isOwn ? `${planYear}-01-31` : `${planYear}-01-15`
})

/** From plan year 2027: to 15 December, on state exchanges at the latest to the end of the year (45 CFR 155.410(e)). */
const nowadays = (planYear: number, isOwn: boolean, opensAsEarlyAs: string | undefined): Window => ({
  planYear,
  earliest: `${planYear - 1}-${opensAsEarlyAs ?? "11-01"}`,
  from: `${planYear - 1}-11-01`,
  until: `${planYear - 1}-12-15`,
  latest: isOwn && opensAsEarlyAs === undefined ? `${planYear - 1}-12-31` : `${planYear - 1}-12-15`
})

export const openEnrolment = (state: string, planYear: number): Window => {
  const marketplace = marketplaceIn(state)
  const isOwn = hasOwnExchange(state, planYear)
  if (planYear >= 2027) return nowadays(planYear, isOwn, marketplace?.opensAsEarlyAs)
  if (planYear < 2026 || marketplace === undefined) return formerly(planYear, isOwn)
  const [from, until] = marketplace.openEnrolment2026
  return { planYear, earliest: from, from, until, latest: until }
}

const near = (state: string, day: string): ReadonlyArray<Window> =>
  [0, 1, 2].map(ahead => openEnrolment(state, yearOf(day) + ahead))

/** Between the day that is known and the day that is possible, it cannot be told. */
export const outsideOpenEnrolment = (facts: Facts): Truth => {
  const { date, exchangeOpen, state } = facts
  if (date === undefined || state === undefined) return absent(facts, "date", "state")
  const windows = near(state.value, date.value)
  if (windows.some(({ from, until }) => from <= date.value && date.value <= until)) return false
  if (!windows.some(({ earliest, latest }) => earliest <= date.value && date.value <= latest)) return true
  return exchangeOpen === undefined ? ["exchangeOpen"] : !exchangeOpen.value
}

/** The first day of the next one that is not yet open. */
export const nextOpenEnrolment = (state: string, day: string): string | undefined =>
  near(state, day).find(({ from }) => from > day)?.from

/** Of the plans that can be bought on that day. */
export const planYearOn = (state: string, day: string): number =>
  near(state, day).find(({ earliest, latest }) => earliest <= day && day <= latest)?.planYear ?? yearOf(day)
