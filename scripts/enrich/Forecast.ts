import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"
import { fewestAnswers, type Past, type Prospect, type Rules } from "./ForecastInput.ts"
import { makeImaginedRun, makeWaves } from "./ImaginedRun.ts"

/** How many runs of the file are imagined side by side. */
const imagined = 64

const rangeOf = (values: ReadonlyArray<number>) => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? 0
  return { expected: values.reduce((sum, value) => sum + value, 0) / values.length, low: at(0.05), high: at(0.95) }
}

/** Plays each row in many imagined runs, the same ones for the same file. Memory does not grow with the rows. */
export const makeForecast = (providers: ReadonlyArray<RegisteredProvider>, past: Past, rules: Rules) => {
  const counts = new Map(
    providers.map(({ config }) => [config.id as string, { rows: 0, held: 0, asked: 0, matched: 0, cost: 0 }])
  )
  const waveOf = makeWaves(rules)
  const runs = Array.from({ length: imagined }, (_, seed) =>
    makeImaginedRun(seed, providers, past, rules, waveOf, ({ providerId, isMatch, cost }) => {
      const count = counts.get(providerId)
      if (count === undefined) return
      count.asked += 1 / imagined
      count.matched += isMatch ? 1 / imagined : 0
      count.cost += cost / imagined
    })
  )
  /** The provider's valid answer about a row is there already: nothing is bought of it. */
  const addHeld = (providerId: string) => {
    const count = counts.get(providerId)
    if (count !== undefined) count.held += 1
  }

  return {
    add: (prospect: Prospect) => {
      for (const { config } of prospect.open) {
        const count = counts.get(config.id)
        if (prospect.cached.has(config.id)) addHeld(config.id)
        else if (count !== undefined) count.rows += 1
      }
      for (const run of runs) run.play(prospect)
    },
    addHeld,
    /** Nobody needs to be asked. */
    isSettled: ({ missing, open }: Prospect) => waveOf(missing, open).length === 0,
    cost: () => rangeOf(runs.map(({ totals }) => totals.cost)),
    matched: () => rangeOf(runs.map(({ totals }) => totals.matched)),
    beyond: () => rangeOf(runs.map(({ totals }) => totals.beyond)),
    providers: () =>
      providers.flatMap(({ config: { id, name } }) => {
        const count = counts.get(id)
        /** Too little was seen of it: its figures are what its terms state. */
        const isUnproven = (past.answered.get(id) ?? 0) < fewestAnswers
        return count === undefined ? [] : [{ name, isUnproven, ...count }]
      })
  }
}
export type Forecast = ReturnType<typeof makeForecast>
