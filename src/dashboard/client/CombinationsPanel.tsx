import { plainWord } from "../../pages/client/Plain.ts"
import { BarRow } from "./Bars.tsx"
import type { News } from "./News.ts"
import { numberText, rangeText } from "./Numbers.ts"
import { PanelOf } from "./Panel.tsx"
import { rangeOf } from "./Scale.ts"
import type { CombinationJson } from "./Wire.ts"

const shownAtMost = 5

const nameOf = ({ offerType, source, tier }: CombinationJson): string =>
  `${plainWord(offerType)}, ${tier}, ${source === null ? "source unknown" : `from ${source}`}`

const sentenceOf = ([first, ...others]: ReadonlyArray<CombinationJson>): string => {
  if (first === undefined) return ""
  const { accepted, acceptanceRate, interval, presented } = first
  return `Best after allowing for chance among ${others.length + 1}: ${nameOf(first)}, ${numberText(acceptanceRate, "percent")} of ${presented} presented (${rangeText(interval, "percent")}), ${accepted} accepted.`
}

/** Which offers are taken best, from which source. */
export const CombinationsPanel = ({ combinations }: Pick<News, "combinations">) => (
  <PanelOf
    id="combinations"
    title="What sells best"
    part={combinations}
    show={answer => {
      if (answer.length === 0)
        return {
          children: (
            <p class="empty">
              No offer was presented in these days. Present one on the <a href="/console">call screen</a>.
            </p>
          )
        }
      const shown = answer.slice(0, shownAtMost)
      const scale = rangeOf(shown.flatMap(({ acceptanceRate, interval }) => [acceptanceRate, ...interval]))
      return {
        sentence: sentenceOf(answer),
        table: {
          name: "combinations",
          columns: [
            { title: "Line" },
            { title: "Tier" },
            { title: "Source" },
            { title: "Presented" },
            { title: "Accepted" },
            { title: "Rate", unit: "percent" },
            { title: "From", unit: "percent" },
            { title: "To", unit: "percent" }
          ],
          rows: answer.map(one => [
            plainWord(one.offerType),
            one.tier,
            one.source ?? "unknown",
            one.presented,
            one.accepted,
            one.acceptanceRate,
            ...one.interval
          ])
        },
        children: (
          <>
            <ul class="measures">
              {shown.map(one => (
                <BarRow
                  key={nameOf(one)}
                  name={nameOf(one)}
                  value={one.acceptanceRate}
                  interval={one.interval}
                  scale={scale}
                  text={numberText(one.acceptanceRate, "percent")}
                  note={`${one.accepted} of ${one.presented} presented (${rangeText(one.interval, "percent")})`}
                />
              ))}
            </ul>
            <p class="note">Intervals hold for all of them at once.</p>
          </>
        )
      }
    }}
  />
)
