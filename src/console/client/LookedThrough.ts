import type { LeadJson } from "./Wire.ts"

/** The newest leads, as far as they were looked through. */
export interface LookedThrough {
  readonly leads: ReadonlyArray<LeadJson>
  /** Where older ones begin; null where there are none, or enough were looked through. */
  readonly next: string | null
}

export interface LeadsPage {
  readonly items: ReadonlyArray<LeadJson>
  readonly nextCursor: string | null
}

export const nobodyYet: LookedThrough = { leads: [], next: "" }

const onePage = 200
const atMost = 2_000

export const pathOfOlder = ({ next }: LookedThrough): string =>
  `/api/leads?limit=${onePage}${next === "" || next === null ? "" : `&cursor=${next}`}`

export const withOlder = ({ leads }: LookedThrough, { items, nextCursor }: LeadsPage): LookedThrough => {
  const all = [...leads, ...items]
  return { leads: all, next: all.length < atMost ? nextCursor : null }
}
