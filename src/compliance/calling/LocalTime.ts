import { DateTime } from "effect"

export interface LocalTime {
  /** YYYY-MM-DD */
  readonly day: string
  /** HH:MM */
  readonly time: string
  readonly weekday: string
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const

const twoDigits = (value: number) => String(value).padStart(2, "0")

export const localTime = (at: DateTime.Utc, zone: string): LocalTime => {
  const { year, month, day, hours, minutes, weekDay } = DateTime.toParts(DateTime.unsafeSetZoneNamed(at, zone))
  return {
    day: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    time: `${twoDigits(hours)}:${twoDigits(minutes)}`,
    weekday: weekdays[weekDay] ?? "sunday"
  }
}

/** When the clocks of a zone show it. */
export const momentOf = (day: string, time: string, zone: string): DateTime.Utc => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const [hours = 0, minutes = 0] = time.split(":").map(Number)
  return DateTime.toUtc(
    DateTime.unsafeMakeZoned({ year, month, day: date, hours, minutes }, { timeZone: zone, adjustForTimeZone: true })
  )
}

export const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sunday"
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
