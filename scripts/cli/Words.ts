export const count = (n: number) => Math.round(n).toLocaleString("en-US")

export const dollars = (amount: number) =>
  `$${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: amount > 0 && amount < 1 ? 4 : 2 })}`

export const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`

export const rate = (perSecond: number) => `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`

export const millis = (value: number | undefined) =>
  value === undefined ? "-" : value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`

export const span = (seconds: number) => {
  if (!Number.isFinite(seconds)) return "unknown"
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`
}

/** Columns side by side: the first to the left, figures to the right. */
export const table = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = rows.reduce<ReadonlyArray<number>>(
    (known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
    []
  )
  return rows
    .map(row =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  ")
        .trimEnd()
    )
    .map(line => `  ${line}`)
    .join("\n")
}
