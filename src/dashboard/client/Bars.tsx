import { basisText, type FigurePath, figureAt, figureWords } from "./FigureWords.ts"
import { numberText, rangeText } from "./Numbers.ts"
import { percentOf, placeOn } from "./Scale.ts"
import type { FigureJson, Interval } from "./Wire.ts"

interface Measured {
  readonly name: string
  readonly value: number | null
  readonly interval: Interval | null
  readonly scale: readonly [least: number, most: number]
  /** The number itself, with its unit. */
  readonly text: string
  /** What it rests on. */
  readonly note: string
}

const Whisker = ({ interval, scale }: { interval: Interval; scale: Measured["scale"] }) => {
  const [from, to] = interval.map(end => percentOf(placeOn(scale, end)))
  return (
    <>
      <line class="whisker" x1={from} x2={to} y1="10" y2="10" />
      <line class="whisker" x1={from} x2={from} y1="6" y2="14" />
      <line class="whisker" x1={to} x2={to} y1="6" y2="14" />
    </>
  )
}

/** A bar from zero with its interval, the number beside it. */
export const BarRow = ({ interval, name, note, scale, text, value }: Measured) => (
  <li class="measure">
    <span class="measure-name">{name}</span>
    <svg class="measure-chart" width="100%" height="20" aria-hidden="true">
      {value !== null && (
        <rect class="bar-fill" x="0" y="2" height="16" rx="2" width={percentOf(placeOn(scale, value))} />
      )}
      <line class="axis" x1="0" x2="0" y1="0" y2="20" />
      {interval !== null && <Whisker interval={interval} scale={scale} />}
    </svg>
    <span class={value === null ? "measure-value none" : "measure-value number"}>{text}</span>
    <span class="measure-note note">{note}</span>
  </li>
)

/** A point with its interval on a scale that has zero somewhere. */
export const DotRow = ({ interval, name, note, scale, text, value }: Measured) => {
  const zero = percentOf(placeOn(scale, 0))
  return (
    <li class="measure">
      <span class="measure-name">{name}</span>
      <svg class="measure-chart" width="100%" height="20" aria-hidden="true">
        <line class="track" x1="0" x2="100%" y1="10" y2="10" />
        {scale[0] <= 0 && <line class="axis" x1={zero} x2={zero} y1="0" y2="20" />}
        {interval !== null && <Whisker interval={interval} scale={scale} />}
        {value !== null && <circle class="dot-fill" cx={percentOf(placeOn(scale, value))} cy="10" r="5" />}
      </svg>
      <span class={value === null ? "measure-value none" : "measure-value number"}>{text}</span>
      <span class="measure-note note">{note}</span>
    </li>
  )
}

interface OfFigure extends Pick<Measured, "name" | "scale"> {
  readonly path: FigurePath
  readonly figures: Readonly<Record<string, FigureJson>>
}

/** A figure as a bar where it is a share, else as a point; why there is none where there is none. */
export const FigureRow = ({ figures, name, path, scale }: OfFigure) => {
  const figure = figureAt(figures, path)
  const Row = figure.unit === "percent" ? BarRow : DotRow
  const range = figure.interval === null ? "" : ` (${rangeText(figure.interval, figure.unit)})`
  return (
    <Row
      name={name}
      value={figure.value}
      interval={figure.interval}
      scale={scale}
      text={figure.value === null ? "none" : numberText(figure.value, figure.unit)}
      note={figure.value === null ? (figure.reason ?? "") : `${basisText(figure, figureWords[path])}${range}`}
    />
  )
}
