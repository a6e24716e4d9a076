import { Schema } from "effect"
import nicknames from "./nicknames.json" with { type: "json" }

const { forms } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    forms: Schema.Record({ key: Schema.String, value: Schema.NonEmptyArray(Schema.String) })
  })
)(nicknames)

const namesOf = new Map<string, ReadonlySet<string>>(
  [
    ...Map.groupBy(
      Object.entries(forms).flatMap(([name, short]) => [name, ...short].map(form => ({ form, name }))),
      ({ form }) => form
    )
  ].map(([form, entries]) => [form, new Set(entries.map(({ name }) => name))])
)

/** Bob and Robert are forms of one name; so are Bob and Rob. */
export const areFormsOfOneName = (a: string, b: string): boolean => {
  const names = namesOf.get(b)
  return names !== undefined && [...(namesOf.get(a) ?? [])].some(name => names.has(name))
}
