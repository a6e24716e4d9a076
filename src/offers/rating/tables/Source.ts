import { Schema } from "effect"
import sourcesJson from "./sources.json" with { type: "json" }

const Source = Schema.Struct({ title: Schema.String, date: Schema.String, url: Schema.optional(Schema.String) })

const decoded = Schema.decodeUnknownSync(Schema.Record({ key: Schema.String, value: Source }))(sourcesJson)

const readable = new Map(Object.entries(decoded).map(([id, { title, date }]) => [id, `${title} (${date})`]))

/** Ids of the sources that a figure rests on; a table that names an unknown one does not load. */
export const Sources = Schema.NonEmptyArray(
  Schema.String.pipe(Schema.filter(id => readable.has(id) || `"${id}" is not among the sources`))
)
export type Sources = typeof Sources.Type

const texts = new WeakMap<Sources, string>()

export const sourceText = (ids: Sources): string => {
  const known = texts.get(ids)
  if (known !== undefined) return known
  const text = ids.map(id => readable.get(id)).join("; ")
  texts.set(ids, text)
  return text
}

export const joined = (all: ReadonlyArray<Sources>): Sources => {
  const [first = "judgement", ...more] = new Set(all.flat())
  return [first, ...more]
}
