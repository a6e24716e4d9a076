import type { HttpServerRequest } from "@effect/platform"
import { Effect, Either, Schema } from "effect"
import { type InputProblem, inputProblems, pointerTo } from "../platform/InputProblems.ts"
import type { Endpoint } from "./Endpoints.ts"
import { InvalidPart } from "./Problem.ts"

/** Of a union every member complains: one complaint that names them all says the same. */
const oneForEachPlace = (problems: ReadonlyArray<InputProblem>): ReadonlyArray<InputProblem> =>
  Array.from(Map.groupBy(problems, ({ path }) => pointerTo(path)).values(), ([first, ...others]) => {
    const expected = [first, ...others].flatMap(problem => problem?.message.replace(/^expected /, "") ?? [])
    return {
      path: first?.path ?? [],
      message: others.length === 0 ? (first?.message ?? "") : `expected ${[...new Set(expected)].join(" or ")}`
    }
  })

const problemsIn = (schema: Schema.Schema.All, input: unknown): ReadonlyArray<InputProblem> =>
  Either.match(Schema.decodeUnknownEither(Schema.make(schema.ast), { errors: "all" })(input), {
    onRight: () => [],
    onLeft: ({ issue }) => oneForEachPlace(inputProblems(issue))
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
    for (const { path, message } of problemsIn(schema, input))
      found.push(InvalidPart.make({ parameter: path.map(String).join("."), message }))
  }
  if (definition.pathSchema._tag === "Some") {
    const values = (endpoint.matches.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent)
    named(Object.fromEntries(endpoint.parameters.map((name, at) => [name, values[at]])), definition.pathSchema.value)
  }
  if (definition.urlParamsSchema._tag === "Some")
    named(Object.fromEntries(url.searchParams), definition.urlParamsSchema.value)
  if (definition.payloadSchema._tag === "Some" && definition.method !== "GET") {
    const body = yield* Effect.orElseSucceed(request.json, () => undefined)
    for (const { path, message } of problemsIn(definition.payloadSchema.value, body))
      found.push(InvalidPart.make({ pointer: pointerTo(path), message }))
  }
  return found
})
