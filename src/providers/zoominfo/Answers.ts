import { type DateTime, Effect, Option, Schema } from "effect"
import { notFound } from "../normalise/RecordOf.ts"
import { type Answered, ProviderFailure } from "../Provider.ts"
import { companyAnswer } from "./Company.ts"
import { contactAnswer } from "./Contact.ts"
import type { Asked } from "./Request.ts"
import { CompanyAttributes, ContactAttributes, type Item } from "./Wire.ts"

const lost: Answered = new ProviderFailure({ reason: "malformed", billing: "unknown", status: 200 })

/** The statuses that are a match, and how much of it; any other one is not, also one that is not known today. */
const certainties: Readonly<Record<string, number>> = { FULL_MATCH: 1, CONTACT_ONLY_MATCH: 0.8 }

const failures: Readonly<Record<string, Answered>> = {
  LIMIT_EXCEEDED: new ProviderFailure({ reason: "quota_exhausted", billing: "none", code: "LIMIT_EXCEEDED" }),
  INVALID_INPUT: new ProviderFailure({ reason: "bad_input", billing: "none", code: "INVALID_INPUT" })
}

const record = (asked: Asked, item: Item, certainty: number, now: DateTime.Utc): Effect.Effect<Answered> => {
  const attributes = item.attributes ?? null
  const answer =
    asked.kind === "contact"
      ? Option.map(Schema.decodeUnknownOption(ContactAttributes)(attributes), contact =>
          contactAnswer(item.id, contact, certainty, now)
        )
      : Option.map(Schema.decodeUnknownOption(CompanyAttributes)(attributes), company =>
          companyAnswer(item.id, company, asked.criteria, now)
        )
  return Option.getOrElse(answer, () => Effect.succeed(lost))
}

export const answerOf = (asked: Asked, item: Item | undefined, now: DateTime.Utc): Effect.Effect<Answered> => {
  const status = item?.meta?.matchStatus
  if (item === undefined || status === undefined) return Effect.succeed(lost)
  const certainty = item.type === "NoMatch" ? undefined : certainties[status]
  return certainty === undefined ? Effect.succeed(failures[status] ?? notFound(0)) : record(asked, item, certainty, now)
}
