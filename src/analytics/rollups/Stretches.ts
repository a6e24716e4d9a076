import { DateTime } from "effect"

/** A piece of a period, its end exclusive; of what happened in a matured one it is known by now what came of it. */
export interface Stretch {
  /** The first day of the period. */
  readonly start: string
  readonly matured: boolean
  readonly from: DateTime.Utc
  readonly to: DateTime.Utc
}

/** The first and the last day, inclusive. */
interface Days {
  readonly start: string
  readonly end: string
}

interface Cut {
  readonly timeZone: string
  /** Nothing after it is known. */
  readonly asOf: DateTime.Utc
  readonly maturesAfterDays: number
}

/** The first instant of a day, or of the one so many days later. */
export const beginning = (day: string, timeZone: string, later = 0): DateTime.Utc => {
  const { year, month, day: date } = DateTime.toPartsUtc(DateTime.add(DateTime.unsafeMake(day), { days: later }))
  return DateTime.toUtc(DateTime.unsafeMakeZoned({ year, month, day: date }, { timeZone, adjustForTimeZone: true }))
}

/** Periods in a time zone as instants, each cut at the hour before which everything has matured. */
export const stretchesOf = (
  periods: ReadonlyArray<Days>,
  { asOf, maturesAfterDays, timeZone }: Cut
): ReadonlyArray<Stretch> => {
  const ripe = DateTime.startOf(DateTime.subtract(asOf, { days: maturesAfterDays }), "hour")
  const known = DateTime.add(asOf, { millis: 1 })
  return periods
    .flatMap(({ end, start }) => {
      const [from, to] = [beginning(start, timeZone), DateTime.min(beginning(end, timeZone, 1), known)]
      return [
        { start, matured: true, from, to: DateTime.min(to, ripe) },
        { start, matured: false, from: DateTime.max(from, ripe), to }
      ]
    })
    .filter(({ from, to }) => DateTime.lessThan(from, to))
}

const [quarterMs, hourMs, dayMs] = [900_000, 3_600_000, 86_400_000]

const endsWithinAnHour = ({ epochMillis }: DateTime.Utc): boolean =>
  epochMillis % hourMs !== 0 && epochMillis % quarterMs === 0

/**
 * In zones such as India's a day begins in the middle of an hour, in Lord Howe's for half of the year: what is summed by the
 * hour does not tell of it. A stretch that ends at the present moment has all of the hour that there is.
 */
export const areOfWholeHours = (stretches: ReadonlyArray<Stretch>): boolean =>
  stretches.every(({ from, to }) => from.epochMillis % hourMs === 0 && !endsWithinAnHour(to))

/** A part of a stretch that is made of whole days (UTC), or of hours at its edges. */
export interface Piece extends Stretch {
  readonly hours: 1 | 24
}

export const piecesOf = (stretch: Stretch): ReadonlyArray<Piece> => {
  const first = DateTime.unsafeMake(Math.ceil(stretch.from.epochMillis / dayMs) * dayMs)
  const last = DateTime.unsafeMake(Math.floor(stretch.to.epochMillis / dayMs) * dayMs)
  if (!DateTime.lessThan(first, last)) return [{ ...stretch, hours: 1 }]
  const pieces: ReadonlyArray<Piece> = [
    { ...stretch, to: first, hours: 1 },
    { ...stretch, from: first, to: last, hours: 24 },
    { ...stretch, from: last, hours: 1 }
  ]
  return pieces.filter(({ from, to }) => DateTime.lessThan(from, to))
}
