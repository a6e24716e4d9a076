import { FastCheck as fc, Predicate } from "effect"
import type { Contract } from "./Contract.ts"
import { mark } from "./Hostile.ts"

const deepest = 6

const bounds = (schema: Readonly<Record<string, unknown>>, least: string, most: string, widest: number) => {
  const min = Number(schema[least] ?? 0)
  return { min, max: Math.max(min, Math.min(Number(schema[most] ?? min + widest), min + widest)) }
}

const dates = fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z") })

const textOf = (schema: Readonly<Record<string, unknown>>): fc.Arbitrary<string> => {
  const { min, max } = bounds(schema, "minLength", "maxLength", 60)
  const plain = fc.oneof(
    fc.fullUnicodeString({ minLength: min, maxLength: Math.max(min, Math.min(max, 20)) }),
    dates.map(date => date.toISOString()),
    fc.constantFrom(`${mark}@example.com`, "+12015550123", `${mark} name`, "NY", "10001", `https://${mark}.example`)
  )
  if (schema.format === "uuid") return fc.uuid()
  if (schema.format === "date") return dates.map(date => date.toISOString().slice(0, 10))
  if (typeof schema.pattern !== "string") return plain
  try {
    return fc.stringMatching(new RegExp(schema.pattern))
  } catch {
    return plain
  }
}

/** Values that fit a schema of the contract, as far as a schema can tell. */
export const fitting = (schema: unknown, schemas: Contract["schemas"], depth = 0): fc.Arbitrary<unknown> => {
  if (!Predicate.isReadonlyRecord(schema) || depth > deepest) return fc.constant(mark)
  const inside = (part: unknown) => fitting(part, schemas, depth + 1)
  if (typeof schema.$ref === "string") return inside(schemas[schema.$ref.split("/").at(-1) ?? ""])
  if (Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.map(inside))
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case "string":
      return textOf(schema)
    case "integer":
      return fc.integer(bounds(schema, "minimum", "maximum", 500))
    case "number":
      return fc.double({ ...bounds(schema, "minimum", "maximum", 500), noNaN: true })
    case "boolean":
      return fc.boolean()
    case "null":
      return fc.constant(null)
    case "array":
      return fc.array(inside(schema.items), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.max(4, Number(schema.minItems ?? 0))
      })
    case "object":
      return objectOf(schema, inside)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

const objectOf = (schema: Readonly<Record<string, unknown>>, inside: (part: unknown) => fc.Arbitrary<unknown>) => {
  const properties = Predicate.isReadonlyRecord(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  const members = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, inside(part)]))
  const known = fc.record(members, { requiredKeys: required.filter(name => name in members) })
  return Predicate.isReadonlyRecord(schema.additionalProperties)
    ? fc
        .tuple(known, fc.dictionary(fc.string({ maxLength: 10 }), inside(schema.additionalProperties), { maxKeys: 3 }))
        .map(([named, others]) => ({ ...others, ...named }))
    : known
}
