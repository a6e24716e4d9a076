const written = /^\$? ?(\d{1,7}|\d{1,3}(?:,\d{3}){1,2})(\.\d{1,2})?$/

/** US dollars as people write them; null where nothing is written, undefined where it is no sum. */
export const moneyOf = (text: string): number | null | undefined => {
  const trimmed = text.trim()
  if (trimmed === "") return null
  const found = written.exec(trimmed)
  return found === null ? undefined : Number(`${found[1]?.replaceAll(",", "")}${found[2] ?? ""}`)
}
