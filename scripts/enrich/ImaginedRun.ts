import { affordable, nextWave } from "../../src/enrichment/Waterfall.ts"
import type { FieldPath } from "../../src/profile/FieldPath.ts"
import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"
import { Draw } from "../../src/sandbox/population/Draw.ts"
import { fewestAnswers, type Past, type Prospect, type Rules, statedWeight } from "./ForecastInput.ts"
import { priceOf } from "./Prices.ts"

/** Share of matches that are sure enough to fill a field, where none was seen yet: anything from here to all. */
const leastSure = 0.4
const wavesRemembered = 50_000

/** Whom the strategy asks next; rows of a file are much alike, so that most waves were found before. */
export const makeWaves = ({ strategy, dollarsPerField }: Rules) => {
  const waves = new Map<string, ReadonlyArray<RegisteredProvider>>()
  return (missing: ReadonlyArray<FieldPath>, open: ReadonlyArray<RegisteredProvider>) => {
    if (strategy === "parallel") return open
    const key = `${open.map(({ config }) => config.id).join()} ${missing.join()}`
    const wave = waves.get(key) ?? nextWave(missing, open, dollarsPerField)
    if (waves.size < wavesRemembered) waves.set(key, wave)
    return wave
  }
}

export interface ImaginedAnswer {
  readonly providerId: string
  readonly isMatch: boolean
  readonly cost: number
}

/** A match rate is not known exactly: each imagined run has its own, as far off as the observations allow. */
const imaginedRate = ({ terms, config }: RegisteredProvider, { answered }: Past, draw: Draw) => {
  const rate = terms.expectedMatchRate
  return draw.normal(rate, Math.sqrt((rate * (1 - rate)) / (statedWeight + (answered.get(config.id) ?? 0) + 1)))
}

/** One way in which the file's run may go: who is asked, who matches and what is still missing after it. */
export const makeImaginedRun = (
  seed: number,
  providers: ReadonlyArray<RegisteredProvider>,
  past: Past,
  rules: Rules,
  waveOf: ReturnType<typeof makeWaves>,
  bought: (answer: ImaginedAnswer) => void
) => {
  const draw = new Draw(seed, "forecast")
  const rates = new Map<string, number>(providers.map(each => [each.config.id, imaginedRate(each, past, draw)]))
  const prices = new Map<string, ReturnType<typeof priceOf>>(
    providers.map(each => [each.config.id, priceOf(each, past.bills)])
  )
  const sureness = draw.between(leastSure, 1)
  const totals = { cost: 0, matched: 0, beyond: 0 }

  const ask = ({ config: { id } }: RegisteredProvider, cached: Prospect["cached"]) => {
    const held = cached.get(id)
    if (held !== undefined) return { isMatch: held, cost: 0 }
    const isMatch = draw.chance(rates.get(id) ?? 0)
    const cost = prices.get(id)?.[isMatch ? "matched" : "missed"] ?? 0
    bought({ providerId: id, isMatch, cost })
    return { isMatch, cost }
  }

  /** What a match fills: as one of the past did, fields together as they came; else as the terms have it. */
  const filledBy = ({ config, terms, fieldReliability }: RegisteredProvider) => {
    const seen = past.fills.get(config.id) ?? []
    if (seen.length >= fewestAnswers) {
      const one = draw.pick(seen)
      return (field: FieldPath) => one.has(field)
    }
    const isSure = draw.chance(sureness)
    return (field: FieldPath) =>
      isSure &&
      (fieldReliability[field] ?? terms.reliability) >= rules.fieldConfidence &&
      draw.chance(terms.supplies[field] ?? 0)
  }

  const play = ({ missing: atFirst, open: all, cached, isKnownAlready }: Prospect) => {
    let [missing, open, spent, isMatched, isBeyond] = [atFirst, all, 0, isKnownAlready, false]
    for (let wave = waveOf(missing, open); wave.length > 0; wave = waveOf(missing, open)) {
      const asked = wave
      const left = Math.min(rules.dollarsPerLead - spent, rules.maxCost - totals.cost)
      const { within, beyond } = affordable(asked, left)
      isBeyond ||= beyond.length > 0
      for (const provider of within) {
        const { isMatch, cost } = ask(provider, cached)
        spent += cost
        totals.cost += cost
        if (!isMatch) continue
        isMatched = true
        const isFilledNow = filledBy(provider)
        missing = missing.filter(field => !isFilledNow(field))
      }
      open = open.filter(provider => !asked.includes(provider))
    }
    if (isMatched) totals.matched += 1
    if (isBeyond && spent === 0) totals.beyond += 1
  }

  return { totals, play }
}
