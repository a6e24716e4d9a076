import { DateTime, Option } from "effect"

const iso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/

/** An ISO day or time; undefined for anything else. */
export const instant = (written: string | null | undefined): DateTime.Utc | undefined => {
  const time = written?.trim() ?? ""
  if (!iso.test(time)) return undefined
  const zoned = /T|\s/.test(time) && !/(Z|[+-]\d{2}:?\d{2})$/i.test(time) ? `${time.replace(" ", "T")}Z` : time
  return Option.getOrUndefined(Option.map(DateTime.make(zoned), DateTime.toUtc))
}

/** The first of the times that was given, never later than now; now when none was. */
export const observedAt = (times: ReadonlyArray<string | undefined>, now: DateTime.Utc): DateTime.Utc => {
  const seen = times.map(instant).find(time => time !== undefined)
  return seen === undefined ? now : DateTime.min(seen, now)
}
