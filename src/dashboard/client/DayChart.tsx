import { useEffect, useRef, useState } from "hono/jsx/dom"
import type { FigurePath } from "./FigureWords.ts"
import { numberText } from "./Numbers.ts"
import { placeOn, rangeOf } from "./Scale.ts"
import { type Day, dayTold, shortDay } from "./Series.ts"

const height = 220
const [left, right, top, bottom] = [56, 56, 20, 24]
const labelEveryPx = 72
const narrowest = 160

const useWidth = () => {
  const box = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (box.current === null) return
    const into = box.current
    const resized = new ResizeObserver(() => setWidth(into.clientWidth))
    resized.observe(into)
    return () => resized.disconnect()
  }, [])
  return { box, width }
}

interface Drawn {
  readonly days: ReadonlyArray<Day>
  readonly width: number
  readonly at: number
  readonly isSum: boolean
}

const Plot = ({ at, days, isSum, width }: Drawn) => {
  const { unit } = days[0]?.figure ?? { unit: "count" as const }
  const scale = rangeOf(
    days.flatMap(({ figure: { interval, value } }) => (value === null ? [] : [value, ...(interval ?? [])]))
  )
  const step = (width - left - right) / days.length
  const x = (index: number) => left + step * (index + 0.5)
  const y = (value: number) => height - bottom - (height - top - bottom) * placeOn(scale, value)
  const every = Math.max(1, Math.ceil(labelEveryPx / step))
  const [thick, radius] = [Math.min(14, 0.6 * step), step < 8 ? 2 : 3.5]
  const known = days.flatMap(({ figure: { interval, value } }, index) =>
    value === null ? [] : [{ index, interval, value }]
  )
  const line = known
    .map(({ index, value }, order) => `${known[order - 1]?.index === index - 1 ? "L" : "M"}${x(index)} ${y(value)}`)
    .join("")
  const last = known.at(-1)
  return (
    <svg width={width} height={height} aria-hidden="true" class="day-chart">
      {[scale[0], (scale[0] + scale[1]) / 2, scale[1]].map(tick => (
        <g key={`${tick}`}>
          <line class="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={left - 8} y={y(tick) + 4} text-anchor="end">
            {numberText(tick, unit)}
          </text>
        </g>
      ))}
      {days.map(({ day }, index) =>
        (days.length - 1 - index) % every === 0 ? (
          <text key={day} class="tick" x={x(index)} y={height - 6} text-anchor="middle">
            {shortDay(day)}
          </text>
        ) : null
      )}
      <rect class="cursor" x={x(at) - step / 2} y={top} width={step} height={height - top - bottom} />
      {isSum
        ? known.map(({ index, value }) => (
            <rect
              key={`${index}`}
              class="bar-fill"
              x={x(index) - thick / 2}
              width={thick}
              y={y(value)}
              height={y(0) - y(value)}
            />
          ))
        : known.map(({ index, interval }) =>
            interval === null ? null : (
              <rect
                key={`${index}`}
                class="interval"
                x={x(index) - thick / 2}
                width={thick}
                rx={thick / 4}
                y={y(interval[1])}
                height={y(interval[0]) - y(interval[1])}
              />
            )
          )}
      <line class="axis" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
      {!isSum && <path class="day-line" d={line} />}
      {!isSum &&
        known.map(({ index, value }) => (
          <circle key={`${index}`} class="dot-fill" cx={x(index)} cy={y(value)} r={radius} />
        ))}
      {last !== undefined && (
        <text class="direct" x={x(last.index) + thick / 2 + 6} y={y(last.value) + 4}>
          {numberText(last.value, unit)}
        </text>
      )}
    </svg>
  )
}

/** Day by day: intervals and gaps drawn, each day within reach of the pointer and the arrow keys. */
export const DayChart = ({ days, path }: { days: ReadonlyArray<Day>; path: FigurePath }) => {
  const { box, width } = useWidth()
  const [chosen, setChosen] = useState<number | null>(null)
  const end = days.length - 1
  const at = Math.min(chosen ?? end, end)
  const shown = days[at]
  const unit = shown?.figure.unit
  const pointed = (event: PointerEvent) => {
    const place = (event.offsetX - left) / (width - left - right)
    setChosen(Math.min(end, Math.max(0, Math.floor(place * days.length))))
  }
  const pressed = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: end }[event.key]
    if (to === undefined) return
    event.preventDefault()
    setChosen(Math.min(end, Math.max(0, to)))
  }
  const told = shown === undefined ? "" : dayTold(shown, path)
  return (
    <>
      <div
        class="day-box"
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label="Day of the chart"
        aria-valuemin={1}
        aria-valuemax={days.length}
        aria-valuenow={at + 1}
        aria-valuetext={told}
        onPointerMove={pointed}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={pressed}
      >
        {width > narrowest && (
          <Plot days={days} width={width} at={at} isSum={unit === "count" || unit === "US dollars"} />
        )}
      </div>
      <p class="readout">{told}</p>
    </>
  )
}
