import type { HttpServerRequest } from "@effect/platform"
import { Effect, Either, ParseResult, Schema } from "effect"
import type { Endpoint } from "./Endpoints.ts"
import { InvalidPart } from "./Problem.ts"

const pointerTo = (path: ReadonlyArray<PropertyKey>) =>
  path.map(part => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")

/** What was expected, never what was sent: an error may be logged and shown. */
const withoutValue = (message: string): string =>
  message
    .replace(/,? ?actual [\s\S]*$/, "")
    .replace(/^is unexpected[\s\S]*$/, "is not known here")
    .replace(/^Expected /, "expected ")

const issuesOf = (schema: Schema.Schema.All, input: unknown) =>
  Either.match(Schema.decodeUnknownEither(Schema.make(schema.ast), { errors: "all" })(input), {
    onRight: () => [],
    onLeft: error => ParseResult.ArrayFormatter.formatErrorSync(error)
  })

/** Every problem of path, query and body at once; none when the request was fine and the answer was not. */
export const problemsOf = Effect.fnUntraced(function* (
  endpoint: Endpoint,
  request: HttpServerRequest.HttpServerRequest
) {
  const url = new URL(request.url, "http://localhost")
  const { definition } = endpoint
  const found: Array<InvalidPart> = []
  const named = (input: Record<string, unknown>, schema: Schema.Schema.All) => {
    for (const issue of issuesOf(schema, input))
      found.push(
        InvalidPart.make({ parameter: issue.path.map(String).join("."), message: withoutValue(issue.message) })
      )
  }
  if (definition.pathSchema._tag === "Some") {
    const values = (endpoint.matches.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent)
    named(Object.fromEntries(endpoint.parameters.map((name, at) => [name, values[at]])), definition.pathSchema.value)
  }
  if (definition.urlParamsSchema._tag === "Some")
    named(Object.fromEntries(url.searchParams), definition.urlParamsSchema.value)
  if (definition.payloadSchema._tag === "Some" && definition.method !== "GET") {
    const body = yield* Effect.orElseSucceed(request.json, () => undefined)
    for (const issue of issuesOf(definition.payloadSchema.value, body))
      found.push(InvalidPart.make({ pointer: pointerTo(issue.path), message: withoutValue(issue.message) }))
  }
  return found
})
