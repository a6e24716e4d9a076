import { useState } from "hono/jsx/dom"
import { plainWord } from "../../pages/client/Plain.ts"
import { type Cell, type Column, csvOf, type Table } from "./Csv.ts"
import { numberText } from "./Numbers.ts"

const shownAtMost = 200

const cellText = (cell: Cell, { unit }: Column): string => {
  if (cell === null) return "no data"
  return typeof cell === "number" ? numberText(cell, unit ?? "count") : cell
}

const isNumeric = (table: Table, at: number): boolean => table.rows.some(row => typeof row[at] === "number")

const Rows = ({ table }: { table: Table }) => (
  <table class="data">
    <thead>
      <tr>
        {table.columns.map(({ title }, at) => (
          <th scope="col" key={title} class={isNumeric(table, at) ? "number" : ""}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.slice(0, shownAtMost).map((row, line) => (
        <tr key={`${line}`}>
          {table.columns.map((column, at) => (
            <td key={column.title} class={isNumeric(table, at) ? "number" : ""}>
              {cellText(row[at] ?? null, column)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const download = (table: Table): void => {
  const address = URL.createObjectURL(new Blob([csvOf(table)], { type: "text/csv" }))
  const link = document.createElement("a")
  link.href = address
  link.download = `callwise-${table.name}.csv`
  link.click()
  URL.revokeObjectURL(address)
}

/** What a chart is drawn from, to read or to take away. */
export const Data = ({ table }: { table: Table }) => {
  const [isOpen, setIsOpen] = useState(false)
  const [word, setWord] = useState("Copy CSV")
  const copy = () => {
    navigator.clipboard.writeText(csvOf(table)).then(
      () => setWord("Copied"),
      () => setWord("Copying is not allowed here")
    )
  }
  const toggled = (event: Event) => {
    if (event.currentTarget instanceof HTMLDetailsElement) setIsOpen(event.currentTarget.open)
  }
  return (
    <details class="numbers" onToggle={toggled}>
      <summary>Numbers</summary>
      {isOpen && (
        <>
          <p class="buttons">
            <button type="button" class="quiet" onClick={() => download(table)}>
              Download CSV
            </button>
            {isSecureContext && (
              <button type="button" class="quiet" onClick={copy}>
                {word}
              </button>
            )}
          </p>
          <section class="scroll" aria-label={`Numbers: ${plainWord(table.name)}`} tabindex={0}>
            <Rows table={table} />
          </section>
          {table.rows.length > shownAtMost && (
            <p class="note">
              The first {shownAtMost} of {table.rows.length} rows; all are in the CSV.
            </p>
          )}
        </>
      )}
    </details>
  )
}
