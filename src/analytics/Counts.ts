/** Additive numbers by name, of one stretch of time: those of two stretches add up to those of both. */
export type Counts = ReadonlyMap<string, number>

export const of = (counts: Counts, name: string): number => counts.get(name) ?? 0

export const added = (all: Iterable<Counts>): Counts => {
  const sum = new Map<string, number>()
  for (const counts of all) for (const [name, value] of counts) sum.set(name, (sum.get(name) ?? 0) + value)
  return sum
}

/** What stands under a name, by the last part of it: `offers.presented.tier.` by tier. */
export const under = (counts: Counts, prefix: string): ReadonlyArray<readonly [string, number]> =>
  [...counts].flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : []))
