import type { Unit } from "./Wire.ts"

export type Cell = string | number | null

export interface Column {
  readonly title: string
  readonly unit?: Unit
}

export interface Table {
  /** Of the file. */
  readonly name: string
  readonly columns: ReadonlyArray<Column>
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>
}

/** A text that a spreadsheet would take for a formula is marked as text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cellText = (cell: Cell): string => {
  if (cell === null) return ""
  return typeof cell === "number" ? `${cell}` : quoted(harmless(cell))
}

const headText = ({ title, unit }: Column): string =>
  quoted(unit === undefined || unit === "count" ? title : `${title} (${unit})`)

/** RFC 4180. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns.map(headText), ...rows.map(row => row.map(cellText))].map(line => `${line.join(",")}\r\n`).join("")
