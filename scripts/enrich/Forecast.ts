import { nextWave } from "../../src/enrichment/Waterfall.ts"
import type { FieldPath } from "../../src/profile/FieldPath.ts"
import type { RegisteredProvider } from "../../src/providers/RegisteredProvider.ts"
import type { Billed, PastBills, PastFills } from "./PastAnswers.ts"

/** How many runs of the file are imagined side by side. */
const imagined = 64

/** What is known of a row before anything is asked. */
export interface Prospect {
  /** Required fields that are not filled well enough yet. */
  readonly missing: ReadonlyArray<FieldPath>
  /** Whom to ask: none of them has a valid answer stored with the lead. */
  readonly open: ReadonlyArray<RegisteredProvider>
  /** Of them, who would answer from the cache, and whether with a match. */
  readonly cached: ReadonlyMap<string, boolean>
  readonly isKnownAlready: boolean
}

export interface Rules {
  readonly strategy: "waterfall" | "parallel"
  readonly dollarsPerLead: number
  readonly dollarsPerField: number
  readonly maxCost: number
  readonly fieldConfidence: number
}

export interface Past {
  /** Look-ups of each provider that its match rate rests on. */
  readonly answered: ReadonlyMap<string, number>
  readonly fills: PastFills
  readonly bills: PastBills
}

/** What a rate that a provider's terms state is worth, in look-ups seen. */
const statedWeight = 4
/** With fewer past answers than this, what a match fills follows from the terms. */
const fewestAnswers = 20
/** Share of matches that are sure enough to fill a field, where none was seen yet: anything from here to all. */
const leastSure = 0.4
/** Who is unknown to one provider is more often unknown to the others: correlation of matches, an assumption. */
const commonness = 0.4

/** Mulberry32: the same file gives the same forecast. */
const makeDraw = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const normal = (draw: () => number) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/** The value that a standard normal one stays below with this probability; logistic approximation, off by 0.02 at most. */
const probit = (share: number) => Math.log(share / (1 - share)) / 1.702

/** A match rate is not known exactly: each imagined run has its own, as far off as the observations allow. */
const imaginedRate = ({ terms, config }: RegisteredProvider, answered: Past["answered"], draw: () => number) => {
  const rate = terms.expectedMatchRate
  const deviation = Math.sqrt((rate * (1 - rate)) / (statedWeight + (answered.get(config.id) ?? 0) + 1))
  return Math.min(0.999, Math.max(0.001, rate + deviation * normal(draw)))
}

/** Calls a look-up is billed for: as the terms state at most, giving way to what was billed. */
const usualBill = (stated: number, { lookUps, calls }: Billed = { lookUps: 0, calls: 0 }) =>
  (stated * statedWeight + calls) / (statedWeight + lookUps)

const billedWhenMissed = new Set(["per_call", "per_unique_query"])

export interface ProviderForecast {
  readonly name: string
  readonly rows: number
  readonly held: number
  readonly asked: number
  readonly matched: number
  readonly cost: number
  /** Too little was seen of it: its figures are what its terms state. */
  readonly isUnproven: boolean
}

export interface Range {
  readonly expected: number
  readonly low: number
  readonly high: number
}

interface ImaginedRun {
  readonly draw: () => number
  readonly sureness: number
  /** Of each provider, what a row must stay below to be found. */
  readonly thresholds: ReadonlyMap<string, number>
  cost: number
  matched: number
  beyond: number
}

interface Count {
  rows: number
  held: number
  asked: number
  matched: number
  cost: number
}

const rangeOf = (values: ReadonlyArray<number>): Range => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? 0
  return { expected: values.reduce((sum, value) => sum + value, 0) / values.length, low: at(0.05), high: at(0.95) }
}

/**
 * Plays the waterfall for each row in many imagined runs: who would be asked, who would match and what would be missing
 * after it. Memory does not grow with the rows.
 */
export const makeForecast = (
  providers: ReadonlyArray<RegisteredProvider>,
  { answered, fills: pastFills, bills }: Past,
  { strategy, dollarsPerLead, dollarsPerField, maxCost, fieldConfidence }: Rules
) => {
  const counts = new Map<string, Count>(
    providers.map(({ config }) => [config.id, { rows: 0, held: 0, asked: 0, matched: 0, cost: 0 }])
  )
  const runs = Array.from({ length: imagined }, (_, at): ImaginedRun => {
    const draw = makeDraw(0x5eed + at * 7919)
    const thresholds = new Map(
      providers.map(provider => [provider.config.id, probit(imaginedRate(provider, answered, draw))])
    )
    return { draw, thresholds, sureness: leastSure + (1 - leastSure) * draw(), cost: 0, matched: 0, beyond: 0 }
  })
  const prices = new Map(
    providers.map(({ config: { id, costPerCall }, terms: { billing, maxBilledCalls } }) => {
      const bill = bills.get(id)
      const missed = usualBill(billedWhenMissed.has(billing) ? maxBilledCalls : 0, bill?.missed)
      return [
        id as string,
        { matched: costPerCall * usualBill(maxBilledCalls, bill?.matched), missed: costPerCall * missed }
      ]
    })
  )
  const waves = new Map<string, ReadonlyArray<RegisteredProvider>>()

  const waveOf = (missing: ReadonlyArray<FieldPath>, open: ReadonlyArray<RegisteredProvider>) => {
    if (strategy === "parallel") return open
    const key = `${open.map(({ config }) => config.id).join()} ${missing.join()}`
    const known = waves.get(key)
    if (known !== undefined) return known
    const wave = nextWave(missing, open, dollarsPerField)
    if (waves.size < 50_000) waves.set(key, wave)
    return wave
  }

  /** What a match fills: as one of the past did, fields together as they came; else as the terms have it. */
  const filledBy = (
    { config, terms, fieldReliability }: RegisteredProvider,
    { draw, sureness }: ImaginedRun
  ): ((field: FieldPath) => boolean) => {
    const past = pastFills.get(config.id) ?? []
    const one = past[Math.floor(draw() * past.length)]
    if (one !== undefined && past.length >= fewestAnswers) return (field: FieldPath) => one.has(field)
    const isSure = draw() < sureness
    return (field: FieldPath) =>
      isSure &&
      (fieldReliability[field] ?? terms.reliability) >= fieldConfidence &&
      draw() < (terms.supplies[field] ?? 0)
  }

  const isFound = ({ draw, thresholds }: ImaginedRun, fame: number, id: string) =>
    Math.sqrt(commonness) * fame + Math.sqrt(1 - commonness) * normal(draw) < (thresholds.get(id) ?? 0)

  const ask = (run: ImaginedRun, fame: number, provider: RegisteredProvider, cached: ReadonlyMap<string, boolean>) => {
    const { config } = provider
    const held = cached.get(config.id)
    const isMatch = held ?? isFound(run, fame, config.id)
    const { matched, missed } = prices.get(config.id) ?? { matched: 0, missed: 0 }
    const cost = held !== undefined ? 0 : isMatch ? matched : missed
    const count = counts.get(config.id)
    if (count !== undefined && held === undefined) {
      count.asked += 1
      count.matched += isMatch ? 1 : 0
      count.cost += cost
    }
    return { isMatch, cost }
  }

  const play = (run: ImaginedRun, { missing: atFirst, open: all, cached, isKnownAlready }: Prospect) => {
    const fame = normal(run.draw)
    let [missing, open, spent, isMatched, isBeyond] = [atFirst, all, 0, isKnownAlready, false]
    while (open.length > 0) {
      const wave = waveOf(missing, open)
      if (wave.length === 0) break
      for (const provider of wave) {
        const greatest = provider.config.costPerCall * provider.terms.maxBilledCalls
        if (greatest > Math.min(dollarsPerLead - spent, maxCost - run.cost) + 1e-9) {
          isBeyond = true
          continue
        }
        const { isMatch, cost } = ask(run, fame, provider, cached)
        spent += cost
        run.cost += cost
        isMatched ||= isMatch
        if (!isMatch) continue
        const isFilledNow = filledBy(provider, run)
        missing = missing.filter(field => !isFilledNow(field))
      }
      open = open.filter(provider => !wave.includes(provider))
    }
    if (isMatched) run.matched += 1
    if (isBeyond && spent === 0) run.beyond += 1
  }

  return {
    add: (prospect: Prospect) => {
      for (const { config } of prospect.open) {
        const count = counts.get(config.id)
        if (count === undefined) continue
        if (prospect.cached.has(config.id)) count.held += 1
        else count.rows += 1
      }
      for (const run of runs) play(run, prospect)
    },
    /** Nobody needs to be asked. */
    isSettled: ({ missing, open }: Prospect) => waveOf(missing, open).length === 0,
    /** The provider's valid answer about a row's lead is stored: it is not asked. */
    addHeld: (providerId: string) => {
      const count = counts.get(providerId)
      if (count !== undefined) count.held += 1
    },
    cost: () => rangeOf(runs.map(({ cost }) => cost)),
    matched: () => rangeOf(runs.map(({ matched }) => matched)),
    beyond: () => rangeOf(runs.map(({ beyond }) => beyond)),
    providers: (): ReadonlyArray<ProviderForecast> =>
      providers.map(({ config }) => {
        const { rows, held, asked, matched, cost } = counts.get(config.id) ?? {
          rows: 0,
          held: 0,
          asked: 0,
          matched: 0,
          cost: 0
        }
        return {
          name: config.name,
          rows,
          held,
          asked: asked / imagined,
          matched: matched / imagined,
          cost: cost / imagined,
          isUnproven: (answered.get(config.id) ?? 0) < fewestAnswers
        }
      })
  }
}
export type Forecast = ReturnType<typeof makeForecast>
