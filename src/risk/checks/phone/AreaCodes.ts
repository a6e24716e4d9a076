import { Schema } from "effect"
import areaCodes from "./areaCodes.json" with { type: "json" }

const Names = Schema.NonEmptyArray(Schema.String)

const { areas } = Schema.decodeUnknownSync(
  Schema.Struct({
    source: Schema.String,
    areas: Schema.Record({ key: Schema.String, value: Schema.Tuple(Names, Names) })
  })
)(areaCodes)

interface Area {
  readonly states: ReadonlyArray<string>
  readonly zones: ReadonlyArray<string>
}

/** Where the lines of an area code of the United States were given out. */
export const areaOf = (code: string): Area | undefined => {
  const [states, zones] = areas[code] ?? []
  return states === undefined || zones === undefined ? undefined : { states, zones }
}
