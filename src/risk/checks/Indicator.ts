import { Schema } from "effect"
import { protectedIn } from "./ProtectedSignal.ts"

const text = Schema.NonEmptyTrimmedString

/** What can weigh against a lead, with what it looks at. One that looks at a protected attribute cannot be read. */
export const Indicator = Schema.Struct({
  signal: text,
  reads: Schema.NonEmptyArray(text),
  points: Schema.Int.pipe(Schema.between(1, 40)),
  strength: Schema.Literal("hard", "weak"),
  action: text,
  citation: text
}).pipe(
  Schema.filter(({ reads, signal }) => {
    const named = protectedIn([signal, ...reads])
    return named.length === 0 || `looks at what no signal may: ${named.join(", ")}`
  })
)

export const IndicatorId = Schema.String.pipe(Schema.pattern(/^FR-\d{2}(-[A-Z]+)?$/))
