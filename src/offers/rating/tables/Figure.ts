import { Schema } from "effect"
import { Sources } from "./Source.ts"

export const figureFields = {
  value: Schema.NonNegative,
  /** Where the sources differ, or where the author of a judgement would not be surprised. */
  low: Schema.optional(Schema.NonNegative),
  high: Schema.optional(Schema.NonNegative),
  source: Sources
} as const

export const Figure = Schema.Struct(figureFields)
export type Figure = typeof Figure.Type

const Band = Schema.Struct({ upTo: Schema.NonNegative, ...figureFields })

/** Ascending; the last one has no practical end. */
export const Bands = Schema.NonEmptyArray(Band).pipe(
  Schema.filter(bands => bands.every(({ upTo }, index) => upTo > (bands[index - 1]?.upTo ?? -1)) || "must ascend")
)

export const bandOf = <A extends { readonly upTo: number }>(bands: readonly [A, ...Array<A>], value: number): A =>
  bands.find(({ upTo }) => value <= upTo) ?? bands[bands.length - 1] ?? bands[0]

export const figures = <K extends string>(...names: ReadonlyArray<K>) =>
  Schema.Record({ key: Schema.Literal(...names), value: Figure })

/** A factor as it is written in a worksheet: four decimals, so that anybody can multiply it. */
export const factorOf = (value: number): number => Math.round(value * 1e4) / 1e4

export const neutral: Figure = { value: 1, source: ["judgement"] }
