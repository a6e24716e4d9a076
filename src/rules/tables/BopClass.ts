import { Schema } from "effect"
import bopClasses from "./bopClasses.json" with { type: "json" }

const Eligible = Schema.Literal("yes", "no", "carrier")
const Class = Schema.Literal("contractor", "apartments", "self_storage", "motel", "office")
const prefixed = <A extends string>(value: Schema.Schema<A>) => Schema.Record({ key: Schema.String, value })

const { classes, eligible } = Schema.decodeUnknownSync(
  Schema.Struct({ source: Schema.String, eligible: prefixed(Eligible), classes: prefixed(Class) })
)(bopClasses)

const longestPrefix = <A>(table: Readonly<Record<string, A>>, code: string): A | undefined => {
  for (let length = code.length; length >= 2; length--) {
    const found = table[code.slice(0, length)]
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a businessowners policy takes the class; `carrier`: some insurers do. */
export const bopEligible = (naics: string): typeof Eligible.Type | undefined => longestPrefix(eligible, naics)

/** A code of two digits tells too little to be sure that no exception holds. */
export const bopClass = (naics: string): typeof Class.Type | "other" | undefined =>
  longestPrefix(classes, naics) ?? (naics.length >= 4 ? "other" : undefined)
