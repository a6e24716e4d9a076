import { DotRow } from "./Bars.tsx"
import { againstText, armText, checkText, metricText, readingText, unitsOf } from "./ExperimentWords.ts"
import type { News } from "./News.ts"
import { numberText } from "./Numbers.ts"
import { PanelOf, Rest } from "./Panel.tsx"
import { rangeOf } from "./Scale.ts"
import type { ReadingJson } from "./Wire.ts"

const Check = ({ reading }: { reading: ReadingJson }) => {
  const { passes } = reading.sampleRatio
  return (
    <p class="note">
      <span class={`mark ${passes ? "good" : "act"}`} aria-hidden="true">
        {passes ? "✓" : "▲"}
      </span>{" "}
      {checkText(reading)}
    </p>
  )
}

const Reading = ({ reading }: { reading: ReadingJson }) => {
  const scale = rangeOf(reading.arms.flatMap(({ againstFirst }) => againstFirst?.interval ?? []))
  const unit = unitsOf(reading).difference
  const isRead = reading.arms.some(({ known }) => known > 0)
  const hasDifference = reading.arms.some(({ againstFirst }) => againstFirst?.interval != null)
  return (
    <li class="experiment">
      <h3>
        {reading.name} <span class="note">{reading.status}</span>
      </h3>
      <p class="sentence">{readingText(reading)}</p>
      {isRead && (
        <ul class="measures">
          {reading.arms.map(arm => (
            <DotRow
              key={arm.key}
              name={arm.key}
              value={arm.againstFirst === null ? (hasDifference ? 0 : null) : arm.againstFirst.difference}
              interval={arm.againstFirst?.interval ?? null}
              scale={scale}
              text={armText(arm, reading)}
              note={`${arm.positive.toLocaleString("en-US")} of ${arm.known.toLocaleString("en-US")}; ${againstText(arm, reading)}`}
            />
          ))}
        </ul>
      )}
      {hasDifference && (
        <p class="note ends">
          <span>{numberText(scale[0], unit)}</span>
          <span>difference to the first arm</span>
          <span>{numberText(scale[1], unit)}</span>
        </p>
      )}
      <p class="note">The number: {metricText(reading)}. Intervals stay right however often one looks.</p>
      <Check reading={reading} />
    </li>
  )
}

/** Which order of offers is better, and whether the comparison may be read. */
export const ExperimentsPanel = ({ experiments }: Pick<News, "experiments">) => (
  <PanelOf
    id="experiments"
    title="Experiments"
    part={experiments}
    show={({ items, nextCursor }) => ({
      ...(items.length === 0
        ? {}
        : {
            table: {
              name: "experiments",
              columns: [
                { title: "Experiment" },
                { title: "Arm" },
                { title: "Assigned" },
                { title: "Shown an offer" },
                { title: "Known" },
                { title: "Accepted" },
                { title: "Difference" },
                { title: "From" },
                { title: "To" }
              ],
              rows: items.flatMap(reading =>
                reading.arms.map(arm => [
                  reading.key,
                  arm.key,
                  arm.assigned,
                  arm.exposed,
                  arm.known,
                  arm.positive,
                  arm.againstFirst?.difference ?? null,
                  arm.againstFirst?.interval?.[0] ?? null,
                  arm.againstFirst?.interval?.[1] ?? null
                ])
              )
            }
          }),
      children:
        items.length === 0 ? (
          <p class="empty">
            No experiment has begun. Begin one: <code>POST /api/experiments</code>
          </p>
        ) : (
          <>
            <ul class="experiments">
              {items.map(reading => (
                <Reading key={reading.key} reading={reading} />
              ))}
            </ul>
            <Rest nextCursor={nextCursor} shown={items.length} where="/api/experiments" />
          </>
        )
    })}
  />
)
