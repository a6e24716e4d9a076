import { Schema } from "effect"
import { Email } from "../leads/Email.ts"
import { textOf } from "../leads/Normalised.ts"
import { Phone } from "../leads/Phone.ts"

export const DoNotCallId = Schema.UUID.pipe(Schema.brand("DoNotCallId")).annotations({
  identifier: "DoNotCallId",
  message: () => ({ message: "must be the doNotCallId that was answered", override: true })
})
export type DoNotCallId = typeof DoNotCallId.Type

export const NewDoNotCall = Schema.Struct({
  phone: Schema.optional(Phone),
  email: Schema.optional(Email),
  source: textOf(200, "Where it was said, such as call, e-mail or letter; name nobody.")
})
  .pipe(
    Schema.filter(
      ({ email, phone }) => email !== undefined || phone !== undefined || "needs at least one of phone and email"
    )
  )
  .annotations({
    identifier: "NewDoNotCall",
    description: "Whoever has this phone or e-mail address is not to be called again.",
    parseOptions: { onExcessProperty: "error", errors: "all" }
  })
export type NewDoNotCall = typeof NewDoNotCall.Type

export class DoNotCallEntry extends Schema.Class<DoNotCallEntry>("DoNotCallEntry")({
  doNotCallId: DoNotCallId,
  addedAt: Schema.DateTimeUtc.annotations({ description: "When it was first said." }),
  contacts: Schema.Array(Schema.Literal("phone", "email")).annotations({
    description: "What the person is known again by; only keyed hashes of it are kept."
  })
}) {}

export class DoNotCallNotFound extends Schema.TaggedError<DoNotCallNotFound>()(
  "DoNotCallNotFound",
  { doNotCallId: DoNotCallId },
  { description: "No entry of our own do-not-call list has this id." }
) {}
