const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " "
}

const entity = (whole: string, name: string): string => {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole
  const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : " "
}

const markup = /<\/?[A-Za-z!][^<>]*>/g
const invisible = /[\p{Cc}\p{Cf}]/gu

/** Words only: no markup, no entities, no control characters, single spaces; undefined when nothing is left. */
export const plainText = (value: string | null | undefined): string | undefined => {
  if (value === null || value === undefined) return undefined
  const words = value
    .replace(markup, " ")
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,5});/gi, entity)
    .replace(markup, " ")
    .replace(invisible, " ")
    .replace(/\s+/g, " ")
    .trim()
  return words === "" ? undefined : words
}

const minor = new Set(["and", "of", "the", "for", "in", "or"])

/** Capitals for words that a vendor writes all in lower case; anything else stays as it is worded. */
export const headline = (value: string | null | undefined): string | undefined =>
  plainText(value)?.replace(/^[^A-Z]+$/, words =>
    words.replace(/[\p{L}\p{N}'’]+/gu, (word, offset: number) =>
      offset > 0 && minor.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)
    )
  )
