import { HttpApi, type HttpApiEndpoint, type HttpApiGroup, type HttpMethod } from "@effect/platform"
import { Option, SchemaAST } from "effect"

export interface Endpoint {
  readonly definition: HttpApiEndpoint.HttpApiEndpoint<string, HttpMethod.HttpMethod>
  readonly method: string
  readonly matches: RegExp
  readonly parameters: ReadonlyArray<string>
}

const literal = (part: string) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

const patternOf = (path: string) => {
  const parameters: Array<string> = []
  const source = path
    .split("/")
    .map(part => {
      if (!part.startsWith(":")) return literal(part)
      parameters.push(part.slice(1))
      return "([^/]+)"
    })
    .join("/")
  return { parameters, matches: new RegExp(`^${source}/?$`) }
}

export interface KnownError {
  readonly status: number
  readonly description: string
}

/** What the contract says, in a shape that the edge can look things up in. */
export const surveyOf = <Id extends string, Groups extends HttpApiGroup.HttpApiGroup.Any, E, R>(
  api: HttpApi.HttpApi<Id, Groups, E, R>
) => {
  const endpoints: Array<Endpoint> = []
  const errors = new Map<string, KnownError>()
  HttpApi.reflect(api, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint, errors: byStatus }) => {
      endpoints.push({ definition: endpoint, method: endpoint.method, ...patternOf(endpoint.path) })
      for (const [status, { ast }] of byStatus)
        for (const member of Option.match(ast, { onNone: () => [], onSome: membersOf }))
          for (const tag of Option.toArray(tagOf(member)))
            errors.set(tag, { status, description: descriptionOf(member) })
    }
  })
  return {
    endpoints,
    errors,
    at: (method: string, pathname: string) => {
      const answering = method === "HEAD" ? "GET" : method
      return endpoints.find(endpoint => endpoint.method === answering && endpoint.matches.test(pathname))
    },
    methodsAt: (pathname: string) =>
      endpoints.filter(({ matches }) => matches.test(pathname)).map(({ method }) => method)
  }
}
export type Survey = ReturnType<typeof surveyOf>

const membersOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(membersOf) : [ast]

const tagOf = (ast: SchemaAST.AST): Option.Option<string> =>
  Option.fromNullable(SchemaAST.getPropertySignatures(SchemaAST.typeAST(ast)).find(({ name }) => name === "_tag")).pipe(
    Option.flatMap(({ type }) =>
      SchemaAST.isLiteral(type) && typeof type.literal === "string" ? Option.some(type.literal) : Option.none()
    ),
    Option.orElse(() => SchemaAST.getIdentifierAnnotation(ast))
  )

const descriptionOf = (ast: SchemaAST.AST): string =>
  SchemaAST.getDescriptionAnnotation(ast).pipe(
    Option.orElse(() => SchemaAST.getDescriptionAnnotation(SchemaAST.isTransformation(ast) ? ast.to : ast)),
    Option.getOrElse(() => "")
  )
