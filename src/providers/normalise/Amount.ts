export interface Span {
  readonly low: number
  readonly high: number
}

const units: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(k|thousands?|thous)$/, 1e3],
  [/^(m|mm|mio|mil|mill|millions?)$/, 1e6],
  [/^(b|bn|bil|bill|billions?)$/, 1e9],
  [/^(t|tn|tril|trillions?)$/, 1e12]
]

const scaleOf = (unit: string): number | undefined => units.find(([pattern]) => pattern.test(unit))?.[1]

const number = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)\s*([a-z]+)?/g

interface Read {
  readonly value: number
  readonly scale: number | undefined
}

const readNumbers = (text: string): ReadonlyArray<Read> =>
  [...text.matchAll(number)].map(([, digits = "", unit = ""]) => ({
    value: Number(digits.replaceAll(",", "")),
    scale: scaleOf(unit)
  }))

const scaled = (read: Read, scale = read.scale ?? 1) => read.value * scale

const implausiblyWide = 1000

/** "100-250M" means 100M to 250M, but "251-1K" means 251 to 1,000. */
const spanOf = (first: Read, second: Read): Span | undefined => {
  const high = scaled(second)
  const literal = scaled(first)
  const low = first.scale === undefined && high > literal * implausiblyWide ? scaled(first, second.scale) : literal
  return low <= high ? { low, high } : undefined
}

const below = /^(<|under|less than|up to|below)/
const range = /\d\D*(-|–|—|to|and)\D*\d/
const longestShown = 80

/** Reads what people are shown: "118M", "$100 mil. - $250 mil.", "251-1K", "1000+" (its floor), "Under $1M". */
export const parseAmount = (shown: string): Span | undefined => {
  if (shown.length > longestShown) return undefined
  const text = shown
    .toLowerCase()
    .replace(/[$\s]+/g, " ")
    .replace(/\.(?!\d)/g, "")
    .trim()
  if (/^[-–—(]/.test(text)) return undefined
  const [first, second, ...more] = readNumbers(text)
  if (first === undefined || more.length > 0) return undefined
  if (second !== undefined) return range.test(text) ? spanOf(first, second) : undefined
  const value = scaled(first)
  return below.test(text) ? { low: 0, high: value } : { low: value, high: value }
}

export const geometricMiddle = ({ high, low }: Span): number =>
  low === 0 ? high / 2 : Math.sqrt(low) * Math.sqrt(high)

export const arithmeticMiddle = ({ high, low }: Span): number => low + (high - low) / 2
