import type { Table } from "./Csv.ts"
import { type FigurePath, figureAt, figureText, figureWords } from "./FigureWords.ts"
import { numberText } from "./Numbers.ts"
import type { FigureJson, TrendJson } from "./Wire.ts"

export interface Day {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly figure: FigureJson
}

export const seriesOf = ({ buckets }: TrendJson, path: FigurePath): ReadonlyArray<Day> =>
  buckets.map(({ figures, start }) => ({ day: start, figure: figureAt(figures, path) }))

const written = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" })
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })

const dayText = (day: string): string => written.format(new Date(day))
export const shortDay = (day: string): string => short.format(new Date(day))

/** A day's figure in words. */
export const dayTold = ({ day, figure }: Day, path: FigurePath): string =>
  `${dayText(day)}: ${figureText(figure, figureWords[path])}`

const valuesOf = (days: ReadonlyArray<Day>): ReadonlyArray<number> =>
  days.flatMap(({ figure: { value } }) => (value === null ? [] : [value]))

/** Whether there is anything to draw. */
export const isEmpty = (days: ReadonlyArray<Day>): boolean => valuesOf(days).every(value => value === 0)

/** What the days say, from the numbers themselves. */
export const sentenceOf = (trend: TrendJson, path: FigurePath): string => {
  const days = seriesOf(trend, path)
  const whole = figureAt(trend.figures, path)
  const values = valuesOf(days)
  const told = `Over ${days.length} days: ${figureText(whole, figureWords[path])}`
  if (values.length < 2) return `${told.replace(/\.$/, "")}.`
  const [least, most] = [Math.min(...values), Math.max(...values)].map(value => numberText(value, whole.unit))
  const between = least === most ? `each day ${least}` : `by day between ${least} and ${most}`
  const missing = days.length - values.length
  const gaps = missing === 0 ? "" : `; nothing to count on ${missing} of them`
  return `${told}; ${between}${gaps}.`
}

export const tableOf = (trend: TrendJson, path: FigurePath): Table => {
  const { unit } = figureAt(trend.figures, path)
  const isSum = unit === "count" || unit === "US dollars"
  const rows = seriesOf(trend, path).map(
    ({ day, figure: { denominator, interval, numerator, value } }) =>
      [day, value, ...(isSum ? [] : [interval?.[0] ?? null, interval?.[1] ?? null, numerator, denominator])] as const
  )
  const sides = [
    { title: "From", unit },
    { title: "To", unit },
    { title: "Numerator", ...(unit === "percent" ? { unit: "count" as const } : {}) },
    { title: "Denominator" }
  ]
  return {
    name: path.split(".").at(-1) ?? path,
    columns: [{ title: "Day" }, { title: "Value", unit }, ...(isSum ? [] : sides)],
    rows
  }
}
