import { since } from "./Ago.ts"
import { countText } from "./Numbers.ts"
import type { Listed, ReviewJson } from "./Wire.ts"

/** Escalations first, then who has waited longest. */
export const inTurn = (reviews: ReadonlyArray<ReviewJson>): ReadonlyArray<ReviewJson> =>
  reviews.toSorted((a, b) => Number(b.escalated) - Number(a.escalated) || a.openedAt.localeCompare(b.openedAt))

export const escalatedOf = (reviews: ReadonlyArray<ReviewJson>): ReadonlyArray<ReviewJson> =>
  reviews.filter(({ escalated }) => escalated)

export const queueText = ({ items, nextCursor }: Listed<ReviewJson>, now: number): string => {
  const oldest = items.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))[0]
  if (oldest === undefined) return "Nobody waits for a review."
  const many =
    nextCursor === null ? countText(items.length, "review") : `More than ${countText(items.length, "review")}`
  const escalated = escalatedOf(items).length
  return `${many} wait${items.length === 1 ? "s" : ""}, ${escalated} of them escalated; the oldest for ${since(oldest.openedAt, now)}.`
}
