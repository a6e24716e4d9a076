import { Predicate } from "effect"

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => Predicate.isRecord(value)

/** RFC 7396, JSON Merge Patch. */
export const mergePatch = (target: unknown, patch: unknown): unknown => {
  if (!isObject(patch)) return patch
  const merged = new Map(Object.entries(isObject(target) ? target : {}))
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) merged.delete(name)
    else merged.set(name, mergePatch(merged.get(name), change))
  }
  return Object.fromEntries(merged)
}
