import { Schema } from "effect"
import { strictInput } from "../leads/LeadInput.ts"
import { momentOf } from "../leads/Moment.ts"
import { textOf } from "../leads/Normalised.ts"

export const PatternId = Schema.UUID.pipe(Schema.brand("PatternId")).annotations({ identifier: "PatternId" })
export type PatternId = typeof PatternId.Type

export const PatternKind = Schema.Literal("phone", "email", "email_domain", "address", "device", "ip").annotations({
  identifier: "TrustedPatternKind",
  description:
    "What is trusted: a phone, an e-mail address, a mail domain, a postal address, a device or the network of an IP address."
})
export type PatternKind = typeof PatternKind.Type

const described = {
  owner: textOf(100, "Who answers for it."),
  reason: textOf(
    500,
    "Why it is harmless, such as the office's own line or a public library's network. No personal data."
  ),
  expiresAt: momentOf("It is trusted no longer than this.")
}

export const NewTrustedPattern = Schema.Struct({
  kind: PatternKind,
  value: textOf(
    300,
    "As a lead would have it; an address as street and ZIP code or street, city and state. Only a keyed hash is kept."
  ),
  ...described
}).annotations({ identifier: "NewTrustedPattern", parseOptions: strictInput })
export type NewTrustedPattern = typeof NewTrustedPattern.Type

export class TrustedPattern extends Schema.Class<TrustedPattern>("TrustedPattern")({
  patternId: PatternId,
  kind: PatternKind,
  owner: Schema.String,
  reason: Schema.String,
  createdAt: Schema.DateTimeUtc,
  expiresAt: Schema.DateTimeUtc
}) {}

export class TrustedPatternNotFound extends Schema.TaggedError<TrustedPatternNotFound>()(
  "TrustedPatternNotFound",
  { patternId: PatternId },
  { description: "No trusted pattern has this id." }
) {}

export class TrustedPatternRefused extends Schema.TaggedError<TrustedPatternRefused>()(
  "TrustedPatternRefused",
  { kind: PatternKind, because: Schema.Literal("not_of_its_kind", "already_expired") },
  { description: "The value is not of the kind it is said to be, or expiresAt does not lie ahead." }
) {}

/** Signals that the trust in a pattern answers; others stand. */
const answers: Readonly<Record<PatternKind, ReadonlyArray<string>>> = {
  phone: ["FR-06", "FR-12", "FR-14"],
  email: ["FR-06-EMAIL", "FR-18"],
  email_domain: ["FR-15", "FR-17"],
  address: ["FR-07", "FR-19", "FR-20", "FR-22"],
  device: ["FR-08"],
  ip: ["FR-08-NETWORK"]
}

/** Ids of the signals that do not count against a lead with one of these. */
export const answeredBy = (kinds: ReadonlyArray<PatternKind>): ReadonlySet<string> =>
  new Set(kinds.flatMap(kind => answers[kind]))
