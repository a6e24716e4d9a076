import { loadavg } from "node:os"

/** The value that a share `q` of all does not exceed. */
export const quantile = (values: ReadonlyArray<number>, q: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
}

export const mean = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export const countBy = <A>(all: Iterable<A>, key: (one: A) => string): string =>
  [...Map.groupBy(all, key)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, group]) => `${name} ${group.length}`)
    .join(", ")

export const spread = (values: ReadonlyArray<number>, digits = 0): string =>
  [0.5, 0.9, 0.99, 1].map(q => `${q === 1 ? "max" : `p${100 * q}`} ${quantile(values, q).toFixed(digits)}`).join("  ")

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** How busy the machine is beside us, from /proc/loadavg. */
export const load = (): string =>
  `load ${loadavg()
    .map(each => each.toFixed(2))
    .join(" ")}`

export const say = (line: string) => process.stdout.write(`${line}\n`)
