import type { EventJson } from "./Wire.ts"

export interface Heard {
  /** The last few thousand. */
  readonly events: ReadonlyArray<EventJson>
  /** How many there were in all. */
  readonly count: number
}

export const silence: Heard = { events: [], count: 0 }

const keptAtMost = 5_000

/** Each event once, however often it is told. */
export const withEvents = ({ count, events }: Heard, told: ReadonlyArray<EventJson>): Heard => {
  const news = told.filter(({ eventIndex }) => eventIndex >= count)
  const last = news.at(-1)
  if (last === undefined) return { count, events }
  return { events: [...events, ...news].slice(-keptAtMost), count: last.eventIndex + 1 }
}

const shownAtMost = 200

/** A page of what was said: the last one, or one so many pages before it. */
export const pageOf = ({ events }: Heard, back: number): ReadonlyArray<EventJson> => {
  const end = events.length - back * shownAtMost
  return events.slice(Math.max(0, end - shownAtMost), end)
}

export const pagesOf = ({ events }: Heard): number => Math.max(1, Math.ceil(events.length / shownAtMost))
