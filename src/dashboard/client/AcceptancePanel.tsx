import { FigureRow } from "./Bars.tsx"
import { figureAt, figureText, figureWords } from "./FigureWords.ts"
import type { News } from "./News.ts"
import { PanelOf } from "./Panel.tsx"
import { rangeOf } from "./Scale.ts"
import type { TrendJson } from "./Wire.ts"

const tiers = [
  ["Primary", "offerMetrics.primaryOfferAcceptanceRate"],
  ["Secondary", "offerMetrics.secondaryOfferAcceptanceRate"],
  ["Tertiary", "offerMetrics.tertiaryOfferAcceptanceRate"]
] as const

const rowsOf = ({ figures }: TrendJson) =>
  tiers.map(([name, path]) => ({ name, figure: figureAt(figures, path), words: figureWords[path] }))

const sentenceOf = (rows: ReturnType<typeof rowsOf>): string => {
  const known = rows.filter(({ figure }) => figure.value !== null)
  const told = known.map(({ figure, name, words }) => `${name.toLowerCase()} ${figureText(figure, words)}`)
  return `Accepted: ${told.join("; ")}.`
}

/** How often offers of each tier are taken. */
export const AcceptancePanel = ({ trend }: Pick<News, "trend">) => (
  <PanelOf
    id="acceptance"
    title="Acceptance by tier"
    part={trend}
    show={answer => {
      const rows = rowsOf(answer)
      const scale = rangeOf(rows.flatMap(({ figure: { interval, value } }) => [value ?? 0, ...(interval ?? [])]))
      if (rows.every(({ figure }) => figure.value === null))
        return {
          children: (
            <p class="empty">
              No offer was presented in these days. One counts once it is presented: on the{" "}
              <a href="/console">call screen</a>, or by <code>POST /api/offers/{"{offerId}"}/present</code>.
            </p>
          )
        }
      return {
        sentence: sentenceOf(rows),
        table: {
          name: "acceptance-by-tier",
          columns: [
            { title: "Tier" },
            { title: "Rate", unit: "percent" },
            { title: "From", unit: "percent" },
            { title: "To", unit: "percent" },
            { title: "Accepted" },
            { title: "Presented" }
          ],
          rows: rows.map(({ figure: { denominator, interval, numerator, value }, name }) => [
            name,
            value,
            interval?.[0] ?? null,
            interval?.[1] ?? null,
            numerator,
            denominator
          ])
        },
        children: (
          <ul class="measures">
            {tiers.map(([name, path]) => (
              <FigureRow key={path} name={name} path={path} figures={answer.figures} scale={scale} />
            ))}
          </ul>
        )
      }
    }}
  />
)
