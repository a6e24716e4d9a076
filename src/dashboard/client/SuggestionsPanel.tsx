import { plainWord } from "../../pages/client/Plain.ts"
import { BarRow, FigureRow } from "./Bars.tsx"
import { type FigurePath, figureAt, figureText, figureWords } from "./FigureWords.ts"
import type { News } from "./News.ts"
import { countText, numberText } from "./Numbers.ts"
import { PanelOf } from "./Panel.tsx"
import { rangeOf } from "./Scale.ts"
import type { TrendJson } from "./Wire.ts"

const measures = [
  { path: "agentUtilization", name: "Used", scale: [0, 100] },
  { path: "suggestionMetrics.feedbackParticipation", name: "Answered", scale: [0, 100] },
  { path: "suggestionMetrics.averageEffectivenessRating", name: "Rated", scale: [1, 5] },
  { path: "suggestionMetrics.sentimentImprovement", name: "Mood gained", scale: [-2, 2] }
] as const satisfies ReadonlyArray<{ path: FigurePath; name: string; scale: readonly [number, number] }>

const sentenceOf = ({ figures, suggestionMetrics }: TrendJson): string => {
  const of = (path: FigurePath) => figureText(figureAt(figures, path), figureWords[path])
  const made = countText(suggestionMetrics.totalSuggestions, "suggestion")
  return `${made} made. Used: ${of("agentUtilization")}; rated ${of("suggestionMetrics.averageEffectivenessRating")}.`
    .replace("..", ".")
    .replace("rated No", "no")
}

const kindsOf = ({ suggestionMetrics }: TrendJson): ReadonlyArray<readonly [string, number]> =>
  Object.entries(suggestionMetrics.typeDistribution).toSorted(([, a], [, b]) => b - a)

/** Whether agents use what is suggested, and whether it helps. */
export const SuggestionsPanel = ({ trend }: Pick<News, "trend">) => (
  <PanelOf
    id="suggestions"
    title="Suggestions"
    part={trend}
    show={answer => {
      const kinds = kindsOf(answer)
      const scale = rangeOf(kinds.map(([, count]) => count))
      if (answer.suggestionMetrics.totalSuggestions === 0)
        return {
          children: (
            <p class="empty">
              Nothing was suggested in these days. Rehearse a call on the <a href="/console">call screen</a>, or follow
              one: <code>bun run call:replay -- scripts/samples/calls/medicare.json --key $KEY</code>
            </p>
          )
        }
      return {
        sentence: sentenceOf(answer),
        table: {
          name: "suggestions",
          columns: [{ title: "Kind" }, { title: "Made" }],
          rows: kinds.map(([kind, count]) => [plainWord(kind), count])
        },
        children: (
          <>
            <ul class="measures">
              {measures.map(({ name, path, scale: own }) => (
                <FigureRow key={path} name={name} path={path} figures={answer.figures} scale={own} />
              ))}
            </ul>
            <h3>What was suggested</h3>
            <ul class="measures">
              {kinds.map(([kind, count]) => (
                <BarRow
                  key={kind}
                  name={plainWord(kind)}
                  value={count}
                  interval={null}
                  scale={scale}
                  text={numberText(count, "count")}
                  note=""
                />
              ))}
            </ul>
          </>
        )
      }
    }}
  />
)
