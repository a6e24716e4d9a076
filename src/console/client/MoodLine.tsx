import { useEffect, useRef } from "hono/jsx/dom"
import UPlot from "uplot"
import type { State } from "./State.ts"

const height = 56

const made = (into: HTMLElement) =>
  new UPlot(
    {
      width: into.clientWidth,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, y: { range: [-1, 1] } },
      axes: [{ show: false }, { show: false }],
      series: [{}, { stroke: () => getComputedStyle(into).color, width: 2, points: { show: false } }],
      hooks: {
        drawClear: [
          ({ bbox, ctx }) => {
            ctx.strokeStyle = getComputedStyle(into).caretColor
            ctx.beginPath()
            ctx.moveTo(bbox.left, bbox.top + bbox.height / 2)
            ctx.lineTo(bbox.left + bbox.width, bbox.top + bbox.height / 2)
            ctx.stroke()
          }
        ]
      }
    },
    [[], []],
    into
  )

const wordOf = (mood: string): string => (mood === "positive" ? "▲ good" : mood === "negative" ? "▼ bad" : "● neutral")

/** The sentiment over the call, from bad to good. */
export const MoodLine = ({ state: { levels, mood } }: { state: State }) => {
  const box = useRef<HTMLElement>(null)
  const chart = useRef<UPlot | null>(null)
  useEffect(() => {
    if (box.current === null) return
    const into = box.current
    const drawn = made(into)
    chart.current = drawn
    const resized = new ResizeObserver(() => drawn.setSize({ width: into.clientWidth, height }))
    resized.observe(into)
    return () => {
      resized.disconnect()
      drawn.destroy()
    }
  }, [])
  useEffect(() => {
    chart.current?.setData([levels.map(([event]) => event), levels.map(([, level]) => level)])
  }, [levels])
  const last = levels.at(-1)?.[1] ?? 0
  return (
    <div class="mood">
      <span class="mood-word">Mood {wordOf(mood)}</span>
      <div
        class="mood-chart"
        ref={box}
        role="img"
        aria-label={`Sentiment over the call, from -1 to 1; now ${last.toFixed(2)}`}
      />
    </div>
  )
}
