import { rangeOf } from "./Scale.ts"
import type { Day } from "./Series.ts"

const [width, height, edge] = [100, 32, 3]

/** The days as a path: broken where there is nothing, a dot where a day stands alone. */
export const pathOf = (days: ReadonlyArray<Day>): string => {
  const scale = rangeOf(days.flatMap(({ figure: { value } }) => (value === null ? [] : [value])))
  const x = (at: number) => edge + ((width - 2 * edge) * at) / Math.max(1, days.length - 1)
  const y = (value: number) => height - edge - ((height - 2 * edge) * (value - scale[0])) / (scale[1] - scale[0])
  let isDrawing = false
  return days
    .flatMap(({ figure: { value } }, at) => {
      if (value === null) {
        isDrawing = false
        return []
      }
      const place = `${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      const step = isDrawing ? `L${place}` : `M${place}h0`
      isDrawing = true
      return [step]
    })
    .join("")
}

/** The period as a small line from zero. */
export const Sparkline = ({ days }: { days: ReadonlyArray<Day> }) => (
  <svg class="spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
    <line class="axis" x1="0" x2={width} y1={height - edge} y2={height - edge} />
    <path class="spark-line" d={pathOf(days)} />
  </svg>
)
