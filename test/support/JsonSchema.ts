import { Predicate } from "effect"

const known = new Set(
  [
    "$id,$ref,additionalProperties,allOf,anyOf,default,description,enum,exclusiveMinimum,format,items,maxItems,maxLength",
    "maxProperties,maximum,minItems,minLength,minimum,pattern,prefixItems,properties,required,title,type"
  ]
    .join(",")
    .split(",")
)

const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: Predicate.isString,
  boolean: Predicate.isBoolean,
  number: Predicate.isNumber,
  integer: Number.isInteger,
  null: Predicate.isNull,
  array: Array.isArray,
  object: Predicate.isRecord
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d{2}-\d{2}$/
}

const words = (value: unknown): ReadonlyArray<string> => (Array.isArray(value) ? value.map(String) : [])
const bound = (schema: Record<string, unknown>, name: string, otherwise: number) => Number(schema[name] ?? otherwise)

/** Where a value departs from a schema of an OpenAPI 3.1 document. A keyword that is not understood here is an error. */
export const departures = (
  schema: unknown,
  value: unknown,
  schemas: Readonly<Record<string, unknown>>,
  at = "$"
): ReadonlyArray<string> => {
  if (schema === true) return []
  if (schema === false) return [`${at}: not in the contract`]
  if (!Predicate.isReadonlyRecord(schema)) throw new Error(`no schema at ${at}`)
  for (const keyword of Object.keys(schema)) if (!known.has(keyword)) throw new Error(`${keyword} at ${at}`)
  if (typeof schema.$ref === "string") {
    const [, name = ""] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref) ?? []
    return departures(schemas[name], value, schemas, at)
  }
  if (Array.isArray(schema.anyOf)) {
    const all = schema.anyOf.map(member => departures(member, value, schemas, at))
    return all.some(found => found.length === 0) ? [] : all.flat()
  }
  const found: Array<string> = Array.isArray(schema.allOf)
    ? schema.allOf.flatMap(member => departures(member, value, schemas, at))
    : []
  const say = (isRight: boolean, what: string) => {
    if (!isRight) found.push(`${at}: ${what}, not ${JSON.stringify(value)}`)
  }
  if (typeof schema.type === "string") say(isOf[schema.type]?.(value) === true, schema.type)
  if (Array.isArray(schema.enum)) say(schema.enum.includes(value), schema.enum.join("|"))
  if (typeof value === "string") {
    say(value.length >= bound(schema, "minLength", 0) && value.length <= bound(schema, "maxLength", Infinity), "length")
    if (typeof schema.pattern === "string") say(new RegExp(schema.pattern, "u").test(value), schema.pattern)
    if (typeof schema.format === "string") say(formats[schema.format]?.test(value) === true, schema.format)
  }
  if (typeof value === "number") {
    say(value >= bound(schema, "minimum", -Infinity) && value <= bound(schema, "maximum", Infinity), "bounds")
    say(value > bound(schema, "exclusiveMinimum", -Infinity), "exclusive minimum")
  }
  if (Array.isArray(value)) {
    say(value.length >= bound(schema, "minItems", 0) && value.length <= bound(schema, "maxItems", Infinity), "items")
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems : []
    for (const [index, item] of value.entries()) {
      const member = index < first.length ? first[index] : schema.items
      if (member !== undefined) found.push(...departures(member, item, schemas, `${at}[${index}]`))
    }
  }
  if (Predicate.isRecord(value)) {
    const properties = Predicate.isReadonlyRecord(schema.properties) ? schema.properties : {}
    say(Object.keys(value).length <= bound(schema, "maxProperties", Infinity), "fewer members")
    for (const name of words(schema.required)) if (!(name in value)) found.push(`${at}.${name}: missing`)
    for (const [name, member] of Object.entries(value)) {
      if (name in properties) found.push(...departures(properties[name], member, schemas, `${at}.${name}`))
      else if (schema.additionalProperties === false) found.push(`${at}.${name}: not in the contract`)
      else if (Predicate.isRecord(schema.additionalProperties))
        found.push(...departures(schema.additionalProperties, member, schemas, `${at}.${name}`))
    }
  }
  return found
}
