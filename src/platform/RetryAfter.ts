import { Duration, Option } from "effect"

/** RFC 9110: a number of seconds, or an HTTP date. */
export const parseRetryAfter = (header: string | undefined, nowMillis: number): Option.Option<Duration.Duration> => {
  if (header === undefined) return Option.none()
  const value = header.trim()
  if (/^\d+(\.\d+)?$/.test(value)) return Option.some(Duration.seconds(Number(value)))
  const date = /[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? Option.none() : Option.some(Duration.millis(Math.max(0, date - nowMillis)))
}

/** Seconds to go, or the second or millisecond of the epoch at which the window opens again. */
export const parseReset = (header: string | undefined, nowMillis: number): Option.Option<Duration.Duration> => {
  const value = header === undefined || header.trim() === "" ? Number.NaN : Number(header)
  if (!Number.isFinite(value) || value < 0) return Option.none()
  if (value < 1e9) return Option.some(Duration.seconds(value))
  const epochMillis = value < 1e11 ? value * 1000 : value
  return Option.some(Duration.millis(Math.max(0, epochMillis - nowMillis)))
}
