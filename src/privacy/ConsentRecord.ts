import { Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { momentOf } from "../leads/Moment.ts"
import { textOf } from "../leads/Normalised.ts"
import { Purpose } from "./Purpose.ts"

const ConsentChannel = Schema.Literal(
  "web_form",
  "phone",
  "email",
  "sms",
  "chat",
  "paper",
  "in_person",
  "other"
).annotations({ identifier: "ConsentChannel", description: "The way on which it was said." })

const said = Schema.optional(
  Schema.Boolean.annotations({ message: () => "must be true or false", description: "Given, or refused." })
)

/** What a person has said; purposes that are not named stay as they are. */
export const ConsentStated = Schema.Struct({
  enrichment: said,
  calls: said,
  marketing: said,
  source: Schema.optional(textOf(200, "Where it was said, such as the form, page or list; api when absent.")),
  channel: Schema.optional(ConsentChannel),
  text: Schema.optional(textOf(4_000, "The words that the person was shown or read.")),
  version: Schema.optional(textOf(100, "Version of those words.")),
  at: Schema.optional(
    momentOf("When it was said, RFC 3339; now when absent. What was said later on the same purpose holds.")
  )
})
  .pipe(
    Schema.filter(
      stated =>
        Purpose.literals.some(purpose => stated[purpose] !== undefined) ||
        `must name at least one of ${Purpose.literals.join(", ")}`
    )
  )
  .annotations({
    identifier: "ConsentStated",
    description: "What a person has said on one or more purposes. Purposes that are not named stay as they are.",
    parseOptions: { onExcessProperty: "error", errors: "all" }
  })
export type ConsentStated = typeof ConsentStated.Type

export class ConsentStatement extends Schema.Class<ConsentStatement>("ConsentStatement")({
  statementId: Schema.UUID,
  purpose: Purpose,
  granted: Schema.NullOr(Schema.Boolean).annotations({
    description: "Null when a change of the lead took back what had been stated."
  }),
  source: Schema.String.annotations({ description: "lead when it came with the writing of the lead." }),
  channel: Schema.NullOr(ConsentChannel),
  text: Schema.NullOr(Schema.String),
  version: Schema.NullOr(Schema.String),
  at: Schema.DateTimeUtc.annotations({ description: "When it was said." }),
  recordedAt: Schema.DateTimeUtc
}) {}

export class ConsentNow extends Schema.Class<ConsentNow>("ConsentNow")({
  granted: Schema.Boolean,
  since: Schema.DateTimeUtc,
  source: Schema.String
}) {}

const now = Schema.optional(ConsentNow)

export class ConsentRecord extends Schema.Class<ConsentRecord>("ConsentRecord")({
  leadId: LeadId,
  current: Schema.Struct({ enrichment: now, calls: now, marketing: now }).annotations({
    description: "What holds; a purpose that is absent was never stated."
  }),
  items: Schema.Array(ConsentStatement).annotations({ description: "All that was ever said, the latest first." }),
  nextCursor: Schema.NullOr(Schema.String).annotations({ description: "Null on the last page." })
}) {}

export class ConsentInFuture extends Schema.TaggedError<ConsentInFuture>()(
  "ConsentInFuture",
  { leadId: LeadId },
  { description: "at lies in the future: nobody has said it yet." }
) {}
