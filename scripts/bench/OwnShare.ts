import type pg from "pg"

interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Milliseconds in which at least one of the spans runs. */
const covered = (spans: ReadonlyArray<Span>): number => {
  let sum = 0
  let end = Number.NEGATIVE_INFINITY
  for (const { fromMs, toMs } of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    sum += Math.max(0, toMs - Math.max(end, fromMs))
    end = Math.max(end, toMs)
  }
  return sum
}

/**
 * Of each lead whose providers all answered at the first attempt, the milliseconds in which a provider's answer was
 * waited for: the slowest one's where all are asked at once, the sum of the waves' slowest in a waterfall.
 */
export const providersShare = async (database: pg.Client, leadIds: ReadonlyArray<string>) => {
  const { rows } = await database.query<{ lead_id: string; ended: Date; duration: number; plain: boolean }>(
    `select lead_id, settled_at ended, duration_ms duration, state = 'settled' and attempts = 1 plain
     from provider_purchases where lead_id = any ($1)`,
    [leadIds]
  )
  const shares = new Map<string, number>()
  for (const [leadId, calls] of Map.groupBy(rows, row => row.lead_id)) {
    if (!calls.every(({ plain }) => plain)) continue
    shares.set(leadId, covered(calls.map(({ ended, duration }) => ({ fromMs: +ended - duration, toMs: +ended }))))
  }
  return shares
}
