import { Either, ParseResult, Schema } from "effect"

/** Text in; its one normal form out, or what is wrong with it in words that repeat nothing of it. */
export type Normalise = (given: string) => Either.Either<string, string>

/** A schema of text that is stored in one normal form; the normal form normalises to itself. */
export const normalised = (normalise: Normalise, description: string, maxLength: number) =>
  Schema.transformOrFail(Schema.String.annotations({ message: () => "must be text" }), Schema.String, {
    strict: true,
    decode: (given, _, ast) =>
      Either.mapLeft(normalise(given), message => new ParseResult.Type(ast, undefined, message)),
    encode: ParseResult.succeed
  }).annotations({ description, jsonSchema: { type: "string", minLength: 1, maxLength, description } })

const unprintable = /\p{Cc}/u

/** One line of printable text: outer spaces go, inner ones become single. */
export const oneLine = (given: string, maxLength: number): Either.Either<string, string> => {
  if (!given.isWellFormed()) return Either.left("must be well-formed Unicode")
  const text = given.normalize("NFC").replaceAll(/\s+/gu, " ").trim()
  if (text.length === 0 || text.length > maxLength) return Either.left(`must be text of 1-${maxLength} characters`)
  return unprintable.test(text) ? Either.left("must not hold control characters") : Either.right(text)
}

export const textOf = (maxLength: number, description: string) =>
  normalised(given => oneLine(given, maxLength), description, maxLength)
