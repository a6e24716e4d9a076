import { useState } from "hono/jsx/dom"
import { DayChart } from "./DayChart.tsx"
import { type FigurePath, figureWords } from "./FigureWords.ts"
import type { News } from "./News.ts"
import { PanelOf } from "./Panel.tsx"
import { isEmpty, sentenceOf, seriesOf, tableOf } from "./Series.ts"

const offered = [
  "offerMetrics.primaryOfferAcceptanceRate",
  "offerMetrics.totalOffers",
  "offerMetrics.averageOfferResponseTime",
  "agentUtilization",
  "suggestionMetrics.averageEffectivenessRating",
  "enrichmentMetrics.successRate",
  "enrichmentMetrics.cacheHitRate",
  "enrichmentMetrics.averageTime",
  "riskMetrics.fraudDetectionRate"
] as const satisfies ReadonlyArray<FigurePath>

/** One figure, day by day. */
export const TrendPanel = ({ trend }: Pick<News, "trend">) => {
  const [path, setPath] = useState<FigurePath>(offered[0])
  const choose = (event: Event) => {
    const chosen = event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.value : ""
    setPath(offered.find(one => one === chosen) ?? offered[0])
  }
  return (
    <PanelOf
      id="trend"
      title="Day by day"
      size="wide"
      part={trend}
      show={answer => {
        const days = seriesOf(answer, path)
        return {
          ...(isEmpty(days) ? {} : { sentence: sentenceOf(answer, path) }),
          table: tableOf(answer, path),
          children: (
            <>
              <label class="choose">
                Show
                <select value={path} onChange={choose}>
                  {offered.map(one => (
                    <option key={one} value={one}>
                      {figureWords[one].title}
                    </option>
                  ))}
                </select>
              </label>
              {isEmpty(days) ? (
                <p class="empty">Nothing to draw in these days. What happens appears here within a minute.</p>
              ) : (
                <DayChart key={path} days={days} path={path} />
              )}
            </>
          )
        }
      }}
    />
  )
}
