import { DateTime, Effect, Either, Option, Schema } from "effect"
import { FieldPath } from "../../profile/FieldPath.ts"
import { observedAt } from "../normalise/Instant.ts"
import { matched } from "../normalise/RecordOf.ts"
import type { ProviderAnswer } from "../Provider.ts"
import type { CustomMapping } from "../ProviderConfig.ts"
import type { Json } from "../wire/Json.ts"
import { coerceAt } from "./Coerce.ts"
import { compileExpression, isTruthy, type Selector } from "./Expressions.ts"
import { day, type Scalar, share, time, words } from "./Scalars.ts"

const assumedConfidence = 0.8

const nothing: Selector = () => Option.none()

const selector = (expression: string | undefined): Selector =>
  expression === undefined ? nothing : Either.getOrElse(compileExpression(expression), () => nothing)

const selectorsOf = ({ fields }: CustomMapping) =>
  Object.entries(fields).flatMap(([name, expression]) =>
    Option.match(Schema.decodeUnknownOption(FieldPath)(name), {
      onNone: () => [],
      onSome: path => [{ path, select: selector(expression) }]
    })
  )

const scalar = <A>(select: Selector, answer: Json, read: Scalar<A>) =>
  Option.getOrUndefined(Option.flatMapNullable(select(answer), read))

const list = (select: Selector, answer: Json): ReadonlyArray<string | undefined> =>
  Option.match(select(answer), {
    onNone: () => [],
    onSome: found => (Array.isArray(found) ? found.map(words) : [words(found)])
  })

/** The mapping's expressions, compiled once, as a reader of answers; undefined when the answer is about no match. */
export const makeReader = (mapping: CustomMapping) => {
  const isMatch = selector(mapping.matched)
  const confidence = selector(mapping.matchConfidence)
  const recordId = selector(mapping.recordId)
  const seen = selector(mapping.observedAt)
  const fields = selectorsOf(mapping)
  const fullName = selector(mapping.identity?.fullName)
  const dateOfBirth = selector(mapping.identity?.dateOfBirth)
  const email = selector(mapping.identity?.email)
  const phone = selector(mapping.identity?.phone)

  return (answer: Json, now: DateTime.Utc): Effect.Effect<ProviderAnswer> | undefined => {
    if (!Option.exists(isMatch(answer), isTruthy)) return undefined
    const coerce = coerceAt(DateTime.formatIso(now))
    const selected = fields.flatMap(({ path, select }) =>
      Option.match(select(answer), { onNone: () => [], onSome: raw => [{ path, value: coerce(path, raw) }] })
    )
    const dropped = selected.filter(({ value }) => Option.isNone(value)).map(({ path }) => path)
    const record = matched(
      {
        recordId: scalar(recordId, answer, words),
        matchConfidence: scalar(confidence, answer, share) ?? assumedConfidence,
        observedAt: observedAt([scalar(seen, answer, time)], now),
        values: Object.fromEntries(selected.flatMap(({ path, value }) => Option.toArray(value).map(v => [path, v]))),
        identity: {
          fullName: scalar(fullName, answer, words),
          dateOfBirth: scalar(dateOfBirth, answer, day),
          emails: list(email, answer),
          phones: list(phone, answer)
        }
      },
      1
    )
    return dropped.length === 0
      ? record
      : Effect.zipRight(Effect.logDebug("provider fields dropped").pipe(Effect.annotateLogs({ dropped })), record)
  }
}
