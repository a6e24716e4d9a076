import { Either, Schema } from "effect"

/** A member that may be absent, null or of another kind than documented: all three read as undefined. */
export const maybe = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optional(Schema.UndefinedOr(schema).annotations({ decodingFallback: () => Either.right(undefined) }))

const SafeNumberAsText = Schema.transform(Schema.Number.pipe(Schema.filter(Number.isSafeInteger)), Schema.String, {
  decode: String,
  encode: Number
})

export const Text = Schema.Union(Schema.Trim.pipe(Schema.nonEmptyString()), SafeNumberAsText)
const Quantity = Schema.Union(Schema.Finite, Schema.NumberFromString.pipe(Schema.finite()))

const Present = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.UndefinedOr(schema).annotations({ decodingFallback: () => Either.right(undefined) })

const isPresent = <A>(value: A | undefined): value is A => value !== undefined

/** A list whose unreadable members are left out. */
export const listOf = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.transform(Schema.Array(Present(schema)), Schema.Array(Schema.typeSchema(schema)), {
    strict: true,
    decode: values => values.filter(isPresent),
    encode: values => values
  })

export const text = maybe(Text)
export const quantity = maybe(Quantity)
export const flag = maybe(Schema.Boolean)
export const texts = maybe(listOf(Text))

/** An answer with at least one of these members; of an answer without them nothing is known. */
export const having =
  (...members: ReadonlyArray<string>) =>
  <A, I>(schema: Schema.Schema<A, I>) =>
    Schema.compose(
      Schema.Record({ key: Schema.String, value: Schema.Unknown }).pipe(
        Schema.filter(answer => members.some(member => Object.hasOwn(answer, member)))
      ),
      schema,
      { strict: false }
    )
