import { existsSync, readFileSync } from "node:fs"

const linesIn = (file: string): ReadonlyArray<number> =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter(text => text !== "")
        .map(text => JSON.parse(text).line)
    : []

/** Rows of the input that are not exactly once in the output or among the errors. */
export const strayRows = (inputLines: ReadonlyArray<number>, output: string): ReadonlyArray<number> => {
  const seen = [...linesIn(output), ...linesIn(`${output}.errors.ndjson`)]
  const known = new Set(inputLines)
  return [
    ...inputLines.filter(line => seen.filter(other => other === line).length !== 1),
    ...seen.filter(line => !known.has(line))
  ]
}
