import type { Facts, FieldName } from "./Field.ts"

/** True, false, or what would have to be known to tell. */
export type Truth = boolean | ReadonlyArray<FieldName>

export const isUnknown = (truth: Truth): truth is ReadonlyArray<FieldName> => typeof truth !== "boolean"

export const not = (truth: Truth): Truth => (isUnknown(truth) ? truth : !truth)

const settledBy =
  (settling: boolean) =>
  <A>(parts: ReadonlyArray<A>, truthOf: (part: A) => Truth): Truth => {
    let missing: ReadonlyArray<FieldName> | undefined
    for (const part of parts) {
      const truth = truthOf(part)
      if (truth === settling) return settling
      if (isUnknown(truth)) missing = missing === undefined ? truth : [...new Set([...missing, ...truth])]
    }
    return missing ?? !settling
  }

export const all = settledBy(false)
export const any = settledBy(true)

export const absent = (facts: Facts, ...needed: ReadonlyArray<FieldName>): ReadonlyArray<FieldName> =>
  needed.filter(field => facts[field] === undefined)
