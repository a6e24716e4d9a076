const verbs = [
  "SELECT",
  "INSERT",
  "UPDATE",
  "DELETE",
  "WITH",
  "CREATE",
  "ALTER",
  "DROP",
  "LOCK",
  "COPY",
  "NOTIFY"
] as const

type Verb = (typeof verbs)[number] | "OTHER"

/** What is unpacked from a parameter is no table: the next name tells what the statement is about. */
const target =
  /\b(?:from|into|update|table|join)\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+|lateral\s+)?"?(?!jsonb?_|lateral\b|unnest\b)([a-z_][a-z0-9_]*)"?/i
const literal = /'(?:[^']|'')*'|\$([a-z_]*)\$[\s\S]*?\$\1\$/gi
const maxText = 1_000
const maxKnown = 500

export interface QuerySummary {
  readonly verb: Verb
  /** Verb and first table, of low cardinality: what traces are grouped by. */
  readonly summary: string
  /** The statement with placeholders; a literal written into it is taken out. */
  readonly text: string
}

const summarise = (sql: string): QuerySummary => {
  const text = sql.replace(literal, "'?'").replace(/\s+/g, " ").trim()
  const first = /^[a-z]+/i.exec(text)?.[0].toUpperCase()
  const verb = verbs.find(known => known === first) ?? "OTHER"
  const table = target.exec(text)?.[1]
  return { verb, summary: table === undefined ? verb : `${verb} ${table}`, text: text.slice(0, maxText) }
}

const known = new Map<string, QuerySummary>()

export const summaryOf = (sql: string): QuerySummary => {
  const seen = known.get(sql)
  if (seen !== undefined) return seen
  const summary = summarise(sql)
  if (known.size < maxKnown) known.set(sql, summary)
  return summary
}
