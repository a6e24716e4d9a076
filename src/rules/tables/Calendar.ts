const partsOf = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  return { year, month, date }
}

const dayOf = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)

/** Whole months: a month is complete on the same date, or where it has none, on the first of the next. */
export const monthsBetween = (from: string, to: string): number => {
  const [a, b] = [partsOf(from), partsOf(to)]
  return (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0)
}

/** The first day on which so many months are complete. */
export const dayOfAge = (dateOfBirth: string, months: number): string => {
  const { year, month, date } = partsOf(dateOfBirth)
  const hasThatDate = dayOf(year, month + months, date) < dayOf(year, month + months + 1, 1)
  return hasThatDate ? dayOf(year, month + months, date) : dayOf(year, month + months + 1, 1)
}

export const firstOfMonth = (day: string, monthsLater: number): string => {
  const { year, month } = partsOf(day)
  return dayOf(year, month + monthsLater, 1)
}

export const yearOf = (day: string): number => partsOf(day).year
export const monthAndDate = (day: string): string => day.slice(5)
export const isFirstOfMonth = (day: string): boolean => day.endsWith("-01")
