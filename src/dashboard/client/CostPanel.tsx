import { FigureRow } from "./Bars.tsx"
import { DayChart } from "./DayChart.tsx"
import { type FigurePath, figureAt, figureText, figureWords } from "./FigureWords.ts"
import type { News } from "./News.ts"
import { PanelOf } from "./Panel.tsx"
import { isEmpty, sentenceOf, seriesOf, tableOf } from "./Series.ts"

const cost: FigurePath = "totalEnrichmentCost"
const bought = [
  ["Leads found", "enrichmentMetrics.successRate"],
  ["Look-ups answered", "enrichmentMetrics.providerSuccessRate"],
  ["From the cache", "enrichmentMetrics.cacheHitRate"]
] as const satisfies ReadonlyArray<readonly [string, FigurePath]>
const worth = [
  "roi",
  "costPerConversionUplift",
  "enrichmentMetrics.averageCost"
] as const satisfies ReadonlyArray<FigurePath>

/** What is spent, and what it brings. */
export const CostPanel = ({ trend }: Pick<News, "trend">) => (
  <PanelOf
    id="cost"
    title="Cost and return"
    part={trend}
    show={answer => {
      const days = seriesOf(answer, cost)
      if (isEmpty(days))
        return {
          children: (
            <p class="empty">
              Nothing was spent in these days. Look leads up:{" "}
              <code>bun run enrich -- --input scripts/samples/leads.csv</code>
            </p>
          )
        }
      return {
        sentence: `Spent on enrichment. ${sentenceOf(answer, cost)}`,
        table: tableOf(answer, cost),
        children: (
          <>
            <DayChart days={days} path={cost} />
            <dl class="facts-list">
              {worth.map(path => (
                <div key={path}>
                  <dt>{figureWords[path].title}</dt>
                  <dd>{figureText(figureAt(answer.figures, path), figureWords[path])}</dd>
                </div>
              ))}
            </dl>
            {answer.roi !== null && <p class="note">{figureAt(answer.figures, "roi").reason}</p>}
            <h3>What it buys</h3>
            <ul class="measures">
              {bought.map(([name, path]) => (
                <FigureRow key={path} name={name} path={path} figures={answer.figures} scale={[0, 100]} />
              ))}
            </ul>
          </>
        )
      }
    }}
  />
)
