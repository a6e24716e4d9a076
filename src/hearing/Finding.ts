import { Schema } from "effect"

export const FindingType = Schema.Literal(
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

const nameOf = ({ type, value }: Finding) => `${type} ${value}`

/** One of each kind and value: the surest. */
const surest = (findings: ReadonlyArray<Finding>): ReadonlyMap<string, Finding> => {
  const best = new Map<string, Finding>()
  for (const finding of findings) {
    const known = best.get(nameOf(finding))
    if (known === undefined || finding.confidence > known.confidence) best.set(nameOf(finding), finding)
  }
  return best
}

const mostSure = 0.99
const rounded = (confidence: number): number => Math.min(mostSure, Math.round(confidence * 1000) / 1000)

/** What both a phrase and the whole sentence say is surer than either alone, and stands where the phrase does. */
export const merged = (phrases: ReadonlyArray<Finding>, sentences: ReadonlyArray<Finding>): ReadonlyArray<Finding> => {
  const [heard, meant] = [surest(phrases), surest(sentences)]
  const agreed = [...heard].map(([name, finding]) => {
    const doubt = (1 - finding.confidence) * (1 - (meant.get(name)?.confidence ?? 0))
    return { ...finding, confidence: rounded(1 - doubt) }
  })
  const alone = [...meant].flatMap(([name, finding]) =>
    heard.has(name) ? [] : [{ ...finding, confidence: rounded(finding.confidence) }]
  )
  return [...agreed, ...alone]
}
