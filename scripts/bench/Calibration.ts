import { mean } from "./Figures.ts"

export interface Claimed {
  readonly confidence: number
  readonly isTrue: boolean
}

const bins = 10

const share = (claims: ReadonlyArray<Claimed>) => mean(claims.map(({ isTrue }) => (isTrue ? 1 : 0)))

/** Ten equal steps of confidence, each with what was claimed and how much of it is right. */
export const calibration = (claims: ReadonlyArray<Claimed>) => {
  const groups = Map.groupBy(claims, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)))
  const rows = Array.from({ length: bins }, (_, bin) => groups.get(bin) ?? []).map((group, bin) => ({
    from: bin / bins,
    count: group.length,
    confidence: mean(group.map(({ confidence }) => confidence)),
    right: share(group)
  }))
  const error = rows
    .filter(({ count }) => count > 0)
    .reduce((sum, { count, confidence, right }) => sum + (count / claims.length) * Math.abs(confidence - right), 0)
  return { rows, error, confidence: mean(claims.map(({ confidence }) => confidence)), right: share(claims) }
}
