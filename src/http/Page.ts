import { Schema } from "effect"

export const defaultPageLimit = 50

/** Query parameters of every list; spread into the endpoint's own. */
export const pageParams = {
  limit: Schema.optional(
    Schema.compose(Schema.NumberFromString, Schema.Int.pipe(Schema.between(1, 200))).annotations({
      message: () => ({ message: "must be a whole number, 1-200", override: true }),
      description: "Items on a page, 1-200; 50 when absent.",
      jsonSchema: { type: "integer", minimum: 1, maximum: 200, default: 50 }
    })
  ),
  cursor: Schema.optional(
    Schema.compose(Schema.StringFromBase64Url, Schema.UUID).annotations({
      message: () => ({ message: "must be a cursor from nextCursor", override: true }),
      description: "nextCursor of the page before; opaque.",
      jsonSchema: { type: "string", description: "nextCursor of the page before; opaque." }
    })
  )
} as const

export const strictParams = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

export const Page = <A, I, R>(item: Schema.Schema<A, I, R>) =>
  Schema.Struct({
    items: Schema.Array(item),
    nextCursor: Schema.NullOr(Schema.String).annotations({ description: "Null on the last page." })
  })

/** Cuts one more than asked for down to a page: asked with limit + 1, the extra one proves that there is a next. */
export const pageOf = <A>(items: ReadonlyArray<A>, limit: number, position: (item: A) => string) => {
  const shown = items.slice(0, limit)
  const last = shown.at(-1)
  const more = items.length > limit && last !== undefined
  return { items: shown, nextCursor: more ? Buffer.from(position(last)).toString("base64url") : null }
}
