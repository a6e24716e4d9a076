export type DomainList = ReadonlyMap<string, boolean>

/** A domain a line; `!` before one that is not disposable whatever other lists say; `#` begins a remark. */
export const listOf = (text: string): DomainList =>
  new Map(
    text
      .split("\n")
      .map(line => line.replace(/#.*/, "").trim().toLowerCase())
      .filter(line => line !== "" && line !== "!")
      .map(line => (line.startsWith("!") ? [line.slice(1).trim(), false] : [line, true]))
  )
