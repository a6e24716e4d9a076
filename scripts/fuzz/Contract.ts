import { Schema } from "effect"

const Content = Schema.Record({ key: Schema.String, value: Schema.Struct({ schema: Schema.Unknown }) })

const Operation = Schema.Struct({
  security: Schema.Array(Schema.Unknown),
  parameters: Schema.Array(Schema.Struct({ name: Schema.String, in: Schema.String, schema: Schema.Unknown })),
  requestBody: Schema.optional(Schema.Struct({ content: Content })),
  responses: Schema.Record({ key: Schema.String, value: Schema.Struct({ content: Schema.optional(Content) }) })
})

const Document = Schema.Struct({
  paths: Schema.Record({ key: Schema.String, value: Schema.Record({ key: Schema.String, value: Operation }) }),
  components: Schema.Struct({ schemas: Schema.Record({ key: Schema.String, value: Schema.Unknown }) })
})

export interface Call extends Schema.Schema.Type<typeof Operation> {
  readonly method: string
  readonly path: string
  readonly matches: RegExp
}

export interface Contract {
  readonly calls: ReadonlyArray<Call>
  readonly schemas: Readonly<Record<string, unknown>>
}

/** An OpenAPI document as the calls that it declares. */
export const contractOf = (document: unknown): Contract => {
  const { components, paths } = Schema.decodeUnknownSync(Document)(document)
  const calls = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
      matches: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}/?$`)
    }))
  )
  return { calls, schemas: components.schemas }
}
