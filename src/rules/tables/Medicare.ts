import type { Facts } from "../Field.ts"
import type { Truth } from "../Truth.ts"
import { firstOfMonth, isFirstOfMonth, monthAndDate } from "./Calendar.ts"

export const medicareAge = 65

/** Three months before the month of the 65th birthday, which for those born on the first is the month before it. */
export const initialPeriodBegins = (dateOfBirth: string): string =>
  firstOfMonth(dateOfBirth, medicareAge * 12 - (isFirstOfMonth(dateOfBirth) ? 4 : 3))

export const beforeInitialMedicarePeriod = ({ age, date, dateOfBirth }: Facts): Truth => {
  if (dateOfBirth !== undefined && date !== undefined) return date.value < initialPeriodBegins(dateOfBirth.value)
  if (age === undefined) return ["age"]
  if (age.value >= medicareAge) return false
  return age.value < medicareAge - 1 ? true : [dateOfBirth === undefined ? "dateOfBirth" : "date"]
}

/** Month and date, first and last day of each year. */
const outside =
  (first: string, last: string) =>
  ({ date }: Facts): Truth =>
    date === undefined ? ["date"] : monthAndDate(date.value) < first || monthAndDate(date.value) > last

/** 42 CFR 422.62(a)(2) and 422.2263(a). */
export const outsideMedicareEnrolment = outside("10-15", "12-07")
export const outsideMedicareMarketing = outside("10-01", "12-07")
