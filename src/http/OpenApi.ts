import { JSONSchema, Predicate } from "effect"
import { codeOf, Problem } from "./Problem.ts"

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => Predicate.isRecord(value)
const objectAt = (parent: Json, name: string): Json => {
  const child = parent[name]
  return isObject(child) ? child : {}
}

const problemRef = { $ref: "#/components/schemas/Problem" }

const always: Readonly<Record<string, string>> = {
  "400": "The request does not fit the contract: invalid_request, malformed_json.",
  "429": "This key has used up its requests of the minute: rate_limited.",
  "500": "Something went wrong on the service's side: internal_error."
}
const withBody: Readonly<Record<string, string>> = {
  "413": "The body is too large: payload_too_large.",
  "415": "The body is not of a type that is read here: unsupported_media_type."
}
const withPost: Readonly<Record<string, string>> = {
  "409": "A request with this Idempotency-Key is still running: idempotent_request_running.",
  "410": "This Idempotency-Key came before, about a person who has been erased since: answer_erased.",
  "422": "This Idempotency-Key came before with another request: idempotency_key_reused."
}

const tagsIn = (schema: unknown, schemas: Json): ReadonlyArray<string> => {
  if (!isObject(schema)) return []
  if (typeof schema.$ref === "string") return tagsIn(schemas[schema.$ref.split("/").at(-1) ?? ""], schemas)
  if (Array.isArray(schema.anyOf)) return schema.anyOf.flatMap(member => tagsIn(member, schemas))
  const tags = objectAt(objectAt(schema, "properties"), "_tag").enum
  return Array.isArray(tags) ? tags.map(String) : []
}

const asProblem = (response: Json, schemas: Json): Json => {
  const codes = tagsIn(objectAt(objectAt(response, "content"), "application/json").schema, schemas)
    .filter(tag => tag !== "HttpApiDecodeError")
    .map(codeOf)
  const description = [response.description, codes.join(", ")].filter(Boolean).join(" Codes: ")
  return { description, content: { "application/problem+json": { schema: problemRef } } }
}

const responsesOf = (operation: Json, method: string, schemas: Json): Json => {
  const given = objectAt(operation, "responses")
  const responses: Json = {}
  for (const [status, response] of Object.entries(given))
    responses[status] = Number(status) >= 400 && isObject(response) ? asProblem(response, schemas) : response
  const secured = Array.isArray(operation.security) && operation.security.length > 0
  const common = {
    ...(secured ? always : { "500": always["500"] }),
    ...(operation.requestBody === undefined && method !== "post" ? {} : withBody),
    ...(method === "post" ? withPost : {})
  }
  for (const [status, description] of Object.entries(common)) {
    const declared = responses[status]
    responses[status] = {
      description: isObject(declared) && status !== "400" ? `${declared.description} Or: ${description}` : description,
      content: { "application/problem+json": { schema: problemRef } }
    }
  }
  return responses
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key and body replays the stored answer (header Idempotent-Replayed: true).",
  schema: { type: "string", minLength: 1, maxLength: 255 }
}

/** Open to more members: an error's ids and enums stand beside the standard ones. */
const problemSchemas = (): Json => {
  const { $defs = {} } = JSONSchema.make(Problem, { target: "openApi3.1" })
  const schemas: Json = JSON.parse(JSON.stringify($defs).replaceAll("#/$defs/", "#/components/schemas/"))
  return { ...schemas, Problem: { ...objectAt(schemas, "Problem"), additionalProperties: true } }
}

const unused = (document: Json, schemas: Json): ReadonlyArray<string> => {
  const text = JSON.stringify(document)
  return Object.keys(schemas).filter(name => !text.includes(`"#/components/schemas/${name}"`))
}

/** Says of every operation what the edge really answers: each error as a problem, and the header each POST honours. */
export const withProblems = (spec: Json): Json => {
  const components = objectAt(spec, "components")
  const schemas = { ...objectAt(components, "schemas"), ...problemSchemas() }
  const paths: Json = {}
  for (const [path, item] of Object.entries(objectAt(spec, "paths"))) {
    const operations: Json = {}
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      if (!isObject(operation)) continue
      const parameters = Array.isArray(operation.parameters) ? operation.parameters : []
      operations[method] = {
        ...operation,
        parameters: method === "post" ? [...parameters, idempotencyKey] : parameters,
        responses: responsesOf(operation, method, schemas)
      }
    }
    paths[path] = operations
  }
  const document = { ...spec, paths, components: { ...components, schemas } }
  for (let dead = unused(document, schemas); dead.length > 0; dead = unused(document, schemas))
    for (const name of dead) delete schemas[name]
  return document
}
