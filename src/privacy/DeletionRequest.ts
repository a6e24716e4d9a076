import { Schema } from "effect"
import { Email } from "../leads/Email.ts"
import { textOf } from "../leads/Normalised.ts"
import { Phone } from "../leads/Phone.ts"

export const RequestId = Schema.UUID.pipe(Schema.brand("DeletionRequestId")).annotations({
  identifier: "DeletionRequestId",
  message: () => ({ message: "must be the requestId that the request was answered with", override: true })
})
export type RequestId = typeof RequestId.Type

export const NewDeletionRequest = Schema.Struct({
  email: Schema.optional(Email),
  phone: Schema.optional(Phone),
  note: Schema.optional(
    textOf(
      500,
      "How the person was recognised and the like. Kept without e-mail addresses and phone numbers; name nobody."
    )
  )
})
  .pipe(
    Schema.filter(
      ({ email, phone }) => email !== undefined || phone !== undefined || "needs at least one of email and phone"
    )
  )
  .annotations({
    identifier: "NewDeletionRequest",
    description: "Whom to forget: every lead with this e-mail address or this phone.",
    parseOptions: { onExcessProperty: "error", errors: "all" }
  })
export type NewDeletionRequest = typeof NewDeletionRequest.Type

const DeletionStatus = Schema.Literal("in_progress", "completed").annotations({ identifier: "DeletionStatus" })

export class DeletionRequest extends Schema.Class<DeletionRequest>("DeletionRequest")({
  requestId: RequestId,
  status: DeletionStatus,
  erased: Schema.NonNegativeInt.annotations({ description: "Leads erased for it so far." }),
  receivedAt: Schema.DateTimeUtc,
  acknowledgeBy: Schema.DateTimeUtc.annotations({ description: "Until then the person must hear that it came." }),
  deadline: Schema.DateTimeUtc.annotations({ description: "Until then the person must be answered." }),
  completedAt: Schema.NullOr(Schema.DateTimeUtc),
  rule: Schema.Struct({ ruleId: Schema.String, law: Schema.String, citation: Schema.String }),
  note: Schema.NullOr(Schema.String)
}) {}

export class DeletionRequestNotFound extends Schema.TaggedError<DeletionRequestNotFound>()(
  "DeletionRequestNotFound",
  { deletionRequestId: RequestId },
  { description: "No deletion request has this id." }
) {}
