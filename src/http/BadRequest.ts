import { HttpApiSchema, type HttpServerRequest } from "@effect/platform"
import { Effect, Either, Option, Predicate, Schema, SchemaAST } from "effect"
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

const decoded = Option.liftThrowable(decodeURIComponent)

const pathValues = ({ matches, parameters }: Endpoint, { pathname }: URL) => {
  const values = (matches.exec(pathname) ?? []).slice(1)
  return Object.fromEntries(parameters.map((name, at) => [name, Option.getOrUndefined(decoded(values[at] ?? ""))]))
}

/** What no schema of a part says: a parameter where there are none, one given twice, text that PostgreSQL cannot hold. */
export const problemsOfAddress = (endpoint: Endpoint, url: URL): ReadonlyArray<InvalidPart> => {
  const takesNone = Option.isNone(endpoint.definition.urlParamsSchema)
  const inQuery = [...new Set(url.searchParams.keys())].flatMap(name => {
    const values = url.searchParams.getAll(name)
    if (takesNone) return [{ parameter: name, message: "is not known here" }]
    if (values.length > 1) return [{ parameter: name, message: "must be given once" }]
    return values[0]?.includes("\0") ? [{ parameter: name, message: "must not hold control characters" }] : []
  })
  const inPath = Object.entries(pathValues(endpoint, url)).flatMap(([name, value]) =>
    value?.includes("\0") ? [{ parameter: name, message: "must not hold control characters" }] : []
  )
  return [...inPath, ...inQuery].map(part => InvalidPart.make(part))
}

const deepest = 100

const isDeeperThan = (levels: number, value: unknown): boolean =>
  Predicate.isObject(value) && (levels === 0 || Object.values(value).some(member => isDeeperThan(levels - 1, member)))

/** More than any body here needs, and less than the stack holds. */
export const isNestedTooDeeply = (request: HttpServerRequest.HttpServerRequest) =>
  request.json.pipe(
    Effect.map(body => isDeeperThan(deepest, body)),
    Effect.orElseSucceed(() => false)
  )

const tooDeep = InvalidPart.make({ pointer: "", message: `must not be nested deeper than ${deepest} levels` })

const readsJson = ({ definition: { method, payloadSchema } }: Endpoint): boolean =>
  method !== "GET" &&
  Option.exists(payloadSchema, ({ ast }) =>
    (SchemaAST.isUnion(ast) ? ast.types : [ast]).some(type => HttpApiSchema.getEncoding(type).kind === "Json")
  )

/** Every problem of path, query and body at once; none when the request was fine and the answer was not. */
export const problemsOf = Effect.fnUntraced(function* (
  endpoint: Endpoint,
  request: HttpServerRequest.HttpServerRequest
) {
  const url = new URL(request.url, "http://localhost")
  const { definition } = endpoint
  const found = [...problemsOfAddress(endpoint, url)]
  const named = (input: Record<string, unknown>, schema: Schema.Schema.All) => {
    for (const { path, message } of problemsIn(schema, input))
      found.push(InvalidPart.make({ parameter: path.map(String).join("."), message }))
  }
  if (definition.pathSchema._tag === "Some") named(pathValues(endpoint, url), definition.pathSchema.value)
  if (definition.urlParamsSchema._tag === "Some")
    named(Object.fromEntries(url.searchParams), definition.urlParamsSchema.value)
  if (definition.payloadSchema._tag === "Some" && readsJson(endpoint)) {
    if (yield* isNestedTooDeeply(request)) return [...found, tooDeep]
    const body = yield* Effect.orElseSucceed(request.json, () => undefined)
    for (const { path, message } of problemsIn(definition.payloadSchema.value, body))
      found.push(InvalidPart.make({ pointer: pointerTo(path), message }))
  }
  return found
})
