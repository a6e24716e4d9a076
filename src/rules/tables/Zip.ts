import { Schema } from "effect"
import zip3 from "./zip3.json" with { type: "json" }

const States = Schema.NonEmptyArray(Schema.String)

const { prefixes, whole } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    prefixes: Schema.Array(Schema.Tuple(Schema.String, Schema.String, States)),
    whole: Schema.Record({ key: Schema.String, value: States })
  })
)(zip3)

const byPrefix = new Map(
  prefixes.flatMap(([from, to, states]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, ahead) => {
      return [String(Number(from) + ahead).padStart(3, "0"), states] as const
    })
  )
)

/** Where a ZIP code lies; more than one state where its first three digits cross a border. */
export const statesOfZip = (zip: string): ReadonlyArray<string> | undefined =>
  whole[zip.slice(0, 5)] ?? byPrefix.get(zip.slice(0, 3))
