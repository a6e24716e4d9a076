import { JSONSchema, Predicate, Schema } from "effect"
import { Stated } from "../offers/applicant/Stated.ts"

export type Attributes = Readonly<Record<string, unknown>>

const described = JSONSchema.make(Stated)

const kindOf = (schema: JSONSchema.JsonSchema7 | false): string => {
  if (schema === false) return "nothing"
  if ("enum" in schema) return schema.enum.join(" or ")
  if ("$ref" in schema) return schema.$ref.split("/").at(-1) ?? "any"
  if (!("type" in schema)) return "any"
  return schema.type === "array" && "items" in schema && schema.items !== undefined && !Array.isArray(schema.items)
    ? `list of ${kindOf(schema.items)}`
    : `${schema.type}`
}

/** What of them is read; whatever else the caller writes is kept as it is. */
const known = Object.entries("properties" in described ? described.properties : {})
  .map(([name, schema]) => `${name} (${kindOf(schema)})`)
  .join(", ")

const maxMembers = 50
const maxBytes = 16 * 1024
const maxDepth = 8

const isObject = (value: unknown): value is Attributes => Predicate.isRecord(value)

const storable = (text: string) => text.isWellFormed() && !text.includes("\0")

const problemIn = (value: unknown, depth: number): string | undefined => {
  if (depth > maxDepth) return `must not nest deeper than ${maxDepth}`
  if (typeof value === "string") return storable(value) ? undefined : "must hold well-formed Unicode without NUL"
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "must hold finite numbers"
  if (value === null || typeof value === "boolean") return undefined
  if (typeof value !== "object") return "must be JSON"
  for (const [name, member] of Object.entries(value)) {
    const problem = problemIn(name, depth + 1) ?? problemIn(member, depth + 1)
    if (problem !== undefined) return problem
  }
  return undefined
}

const problemOf = (attributes: Attributes): string | undefined =>
  Object.keys(attributes).length > maxMembers
    ? `must have at most ${maxMembers} members`
    : (problemIn(attributes, 0) ??
      (Buffer.byteLength(JSON.stringify(attributes)) > maxBytes ? "must be at most 16 KiB of JSON" : undefined))

const description = `The caller's own facts: at most ${maxMembers} members and 16 KiB. They are kept and given back; the offers read these, where they are of the kind: ${known}. Whether a person may be called reads oneToOneConsent (boolean): agreed in writing to be called by this agency by name.`

/** The caller's own facts, kept and given back; the offers read those whose names they know. */
export const Attributes = Schema.declare(isObject)
  .pipe(
    Schema.annotations({ message: () => "must be an object", jsonSchema: { type: "object" } }),
    Schema.filter(problemOf)
  )
  .annotations({
    description,
    jsonSchema: { type: "object", description, maxProperties: maxMembers, additionalProperties: true },
    arbitrary: () => fc =>
      fc.dictionary(fc.string({ minLength: 1, maxLength: 12 }), fc.oneof(fc.integer(), fc.boolean()))
  })
