import { Schema } from "effect"

const FindingType = Schema.Literal(
  "sentiment",
  "intent",
  "pain_point",
  "objection",
  "competitor",
  "buying_signal",
  "life_event",
  "stop_calling"
)

/** Something heard, and the words that say it: `span` is their place in the text as it is stored. */
export const Finding = Schema.Struct({
  type: FindingType,
  value: Schema.String,
  score: Schema.optionalWith(Schema.Number, { exact: true }),
  confidence: Schema.Number.pipe(Schema.between(0, 1)),
  span: Schema.Tuple(Schema.Int, Schema.Int)
})
export type Finding = typeof Finding.Type

const surer = (one: Finding, other: Finding): Finding => (other.confidence > one.confidence ? other : one)

/** One of each kind and value; what several have heard is surer than what either did alone. */
export const merged = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> =>
  [...Map.groupBy(findings, ({ type, value }) => `${type} ${value}`).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const best = others.reduce(surer, first)
    const doubt = [first, ...others].reduce((left, { confidence }) => left * (1 - confidence), 1)
    return [{ ...best, confidence: Math.min(0.99, Math.round((1 - doubt) * 1000) / 1000) }]
  })
