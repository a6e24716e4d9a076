import type { Day } from "../../src/dashboard/client/Series.ts"
import type { Report } from "./Sections.ts"

const bars = "▁▂▃▄▅▆▇█"
const widest = 40

/** The days as small bars from zero; a space where there is nothing. */
const drawn = (days: ReadonlyArray<Day>): string => {
  const each = Math.ceil(days.length / widest)
  const values = Array.from({ length: Math.ceil(days.length / each) }, (_, at) => {
    const known = days
      .slice(at * each, (at + 1) * each)
      .flatMap(({ figure: { value } }) => (value === null ? [] : [value]))
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  })
  const most = Math.max(...values.map(value => value ?? 0))
  if (!(most > 0)) return ""
  return values
    .map(value => (value === null ? " " : (bars[Math.min(7, Math.floor((8 * Math.max(0, value)) / most))] ?? " ")))
    .join("")
}

/** For a terminal. */
export const textOf = ({ sections, title, verdict }: Report): string =>
  [
    title,
    verdict,
    ...sections.flatMap(section => [
      `\n${section.title}`,
      ...(section.lines.length === 0 ? [`  ${section.empty}`] : []),
      ...section.lines.flatMap(({ days, detail, title: of, value }) => {
        const line = drawn(days)
        return [
          `  ${of.padEnd(34)}${value.padStart(14)}  ${detail}`.trimEnd(),
          ...(line === "" ? [] : [`  ${" ".repeat(50)}${line}`])
        ]
      })
    ])
  ].join("\n")
