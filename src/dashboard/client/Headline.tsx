import { changeOf, changeText } from "./Change.ts"
import { basisText, type FigurePath, figureAt, figureWords } from "./FigureWords.ts"
import type { News } from "./News.ts"
import { partsOf, rangeText } from "./Numbers.ts"
import { type Day, seriesOf } from "./Series.ts"
import { Sparkline } from "./Sparkline.tsx"
import type { FigureJson, TrendJson } from "./Wire.ts"

const headlines = [
  "conversionUplift",
  "roi",
  "costPerConversionUplift",
  "offerMetrics.primaryOfferAcceptanceRate",
  "offerMetrics.averageOfferResponseTime",
  "agentUtilization"
] as const satisfies ReadonlyArray<FigurePath>

const Value = ({ figure, path }: { figure: FigureJson; path: FigurePath }) => {
  if (figure.value === null)
    return (
      <>
        <p class="figure-value none">Not yet</p>
        <p class="note">{figure.reason}</p>
      </>
    )
  const [number, unit] = partsOf(figure.value, figure.unit)
  return (
    <>
      <p class="figure-value">
        {number}
        {unit !== "" && <span class="figure-unit"> {unit}</span>}
      </p>
      <p class="note">
        {basisText(figure, figureWords[path])}{" "}
        <span class="together">
          {figure.interval === null ? "no interval can be told" : `(${rangeText(figure.interval, figure.unit)})`}
        </span>
      </p>
    </>
  )
}

const Changed = ({ before, figure, path }: { before: FigureJson; figure: FigureJson; path: FigurePath }) => {
  const change = changeOf(figure, before, figureWords[path])
  const [mark, text] = changeText(change, before)
  return (
    <p class="figure-change">
      {mark !== "" && (
        <span class={`mark ${change?.tone ?? ""}`} aria-hidden="true">
          {mark}{" "}
        </span>
      )}
      {text}
    </p>
  )
}

const fewestDays = 2

/** Of what cannot be told of a single day, what it is made of. */
const madeOf: Readonly<Partial<Record<FigurePath, FigurePath>>> = {
  roi: "totalEnrichmentCost",
  costPerConversionUplift: "totalEnrichmentCost"
}

const linesOf = (trend: TrendJson, path: FigurePath): readonly [caption: string, days: ReadonlyArray<Day>] => {
  const own = seriesOf(trend, path)
  if (own.filter(({ figure }) => figure.value !== null).length >= fewestDays) return ["by day", own]
  if (path === "conversionUplift") return ["converted, by day", own.map(asShare)]
  return ["cost by day", seriesOf(trend, madeOf[path] ?? path)]
}

const asShare = ({ day, figure }: Day): Day => ({
  day,
  figure: { ...figure, value: figure.denominator === 0 ? null : figure.numerator / figure.denominator }
})

const Line = ({ path, trend }: { path: FigurePath; trend: TrendJson }) => {
  const [caption, days] = linesOf(trend, path)
  return (
    <>
      <Sparkline days={days} />
      <p class="note">{caption}</p>
    </>
  )
}

/** What it earns and how it is used, in one row. */
export const Headline = ({ before, trend }: Pick<News, "before" | "trend">) =>
  trend.answer === null && trend.error !== null ? null : (
    <ul class="figures" aria-label="Headline figures">
      {headlines.map(path => {
        const now = trend.answer === null ? null : figureAt(trend.answer.figures, path)
        return (
          <li class="figure" key={path}>
            <h2>{figureWords[path].title}</h2>
            {trend.answer === null || now === null ? (
              <div class="skeleton" role="status" aria-label="Loading" />
            ) : (
              <>
                <Value figure={now} path={path} />
                {now.value !== null && before.answer !== null && (
                  <Changed figure={now} before={figureAt(before.answer.figures, path)} path={path} />
                )}
                {now.value !== null && <Line trend={trend.answer} path={path} />}
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
