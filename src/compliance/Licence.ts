import { Schema } from "effect"
import { PlainDate } from "../leads/PlainDate.ts"
import { UsState } from "../leads/UsState.ts"
import { OfferType } from "../offers/OfferType.ts"

/** A line that licences are given for; a bundle needs those of its parts. */
export const LicenceLine = OfferType.pipe(
  Schema.pickLiteral("auto", "home", "life", "health", "commercial")
).annotations({
  identifier: "LicenceLine",
  description: "A line of insurance that an agent is licensed for."
})
type LicenceLine = typeof LicenceLine.Type

export const Licence = Schema.Struct({
  state: UsState,
  lines: Schema.NonEmptyArray(LicenceLine).pipe(Schema.maxItems(LicenceLine.literals.length)),
  expires: PlainDate.annotations({
    description: "Last day on which it holds.",
    jsonSchema: { type: "string", format: "date", description: "Last day on which it holds." }
  })
}).annotations({ identifier: "Licence" })
export type Licence = typeof Licence.Type

export const Standing = Schema.Literal("licensed", "not_licensed", "unknown")
export type Standing = typeof Standing.Type

/** Whether an agent may sell each line somewhere; what is absent cannot be told. */
export type LicensedLines = Readonly<Partial<Record<LicenceLine, boolean>>>

/** What an agent is licensed for; unregistered when nobody has told. */
export type Licensing = "unregistered" | ReadonlyArray<Licence>

const partsOf = (line: OfferType): ReadonlyArray<LicenceLine> => (line === "bundle" ? ["auto", "home"] : [line])

const holds = (licences: ReadonlyArray<Licence>, state: string, line: LicenceLine, day: string) =>
  licences.some(licence => licence.state === state && licence.lines.includes(line) && day <= licence.expires)

/** For a line in a state on a day, YYYY-MM-DD; without a line, for any: who holds none there may not sell anything. */
export const standingOf = (
  licensing: Licensing,
  state: string | undefined,
  line: OfferType | undefined,
  day: string
): Standing => {
  if (licensing === "unregistered" || state === undefined) return "unknown"
  const isLicensed =
    line === undefined
      ? LicenceLine.literals.some(any => holds(licensing, state, any, day))
      : partsOf(line).every(part => holds(licensing, state, part, day))
  return isLicensed ? "licensed" : "not_licensed"
}
