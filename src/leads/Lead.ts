import { Schema } from "effect"
import { OfferType } from "../offers/OfferType.ts"
import { Attributes } from "./Attributes.ts"
import { PlainDate } from "./PlainDate.ts"

export const LeadId = Schema.String.pipe(
  Schema.pattern(/^[A-Za-z0-9._:-]{1,128}$/, { message: () => "must be 1-128 of A-Z a-z 0-9 . _ : -" }),
  Schema.brand("LeadId")
).annotations({
  identifier: "LeadId",
  description: "The caller's own id of the lead, or a UUIDv7 made by the service."
})
export type LeadId = typeof LeadId.Type

const text = (maxLength: number, description?: string) =>
  Schema.compose(
    Schema.Trim,
    Schema.String.pipe(Schema.trimmed(), Schema.minLength(1), Schema.maxLength(maxLength))
  ).annotations({
    jsonSchema: { type: "string", minLength: 1, maxLength, ...(description === undefined ? {} : { description }) }
  })

export class Company extends Schema.Class<Company>("Company")({
  name: Schema.optional(text(200)),
  domain: Schema.optional(text(253))
}) {}

export class Address extends Schema.Class<Address>("Address")({
  street: Schema.optional(text(200)),
  city: Schema.optional(text(100)),
  state: Schema.optional(text(50, "Two-letter code in the US.")),
  postalCode: Schema.optional(text(20)),
  country: Schema.optional(text(56, "ISO 3166-1 alpha-2; US when absent."))
}) {}

export class LeadVehicle extends Schema.Class<LeadVehicle>("LeadVehicle")({
  year: Schema.optional(Schema.Int.pipe(Schema.between(1900, 2100))),
  make: Schema.optional(text(60)),
  model: Schema.optional(text(60)),
  vin: Schema.optional(text(17))
}) {}

export class Consent extends Schema.Class<Consent>("Consent")({
  enrichment: Schema.optional(Schema.Boolean),
  calls: Schema.optional(Schema.Boolean),
  marketing: Schema.optional(Schema.Boolean)
}) {}

export const LeadScore = Schema.Int.pipe(Schema.between(0, 100)).annotations({
  identifier: "LeadScore",
  description: "How promising the lead is, 0-100.",
  message: () => ({ message: "must be a whole number, 0-100", override: true })
})
export type LeadScore = typeof LeadScore.Type

/** What is known of a lead before anything is bought. Phone is E.164, e-mail lower-cased, state two letters. */
export const leadFields = {
  email: Schema.optional(text(254, "In lower case.")),
  phone: Schema.optional(text(40, "E.164.")),
  firstName: Schema.optional(text(100)),
  lastName: Schema.optional(text(100)),
  dateOfBirth: Schema.optional(PlainDate),
  jobTitle: Schema.optional(text(200)),
  company: Schema.optional(Company),
  address: Schema.optional(Address),
  vehicles: Schema.optional(Schema.Array(LeadVehicle).pipe(Schema.maxItems(20))),
  interests: Schema.optional(Schema.Array(OfferType).pipe(Schema.maxItems(6))),
  source: Schema.optional(text(100)),
  consent: Schema.optional(Consent),
  attributes: Schema.optional(Attributes)
} as const

export class ScoreReason extends Schema.Class<ScoreReason>("ScoreReason")({
  reason: Schema.String,
  points: Schema.Int.annotations({ description: "Points of the score; all reasons sum to it." })
}) {}

export const ScoreSource = Schema.Literal("given", "computed").annotations({
  identifier: "ScoreSource",
  description: "Whether the caller gave the score or the service computed it."
})
export type ScoreSource = typeof ScoreSource.Type

export class Lead extends Schema.Class<Lead>("Lead")({
  leadId: LeadId,
  ...leadFields,
  score: LeadScore,
  scoreSource: ScoreSource,
  scoreReasons: Schema.Array(ScoreReason),
  createdAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc
}) {}

export class LeadNotFound extends Schema.TaggedError<LeadNotFound>()(
  "LeadNotFound",
  { leadId: LeadId },
  { description: "No lead has this id." }
) {}

export class LeadExists extends Schema.TaggedError<LeadExists>()(
  "LeadExists",
  { leadId: LeadId },
  { description: "A lead with this id exists: PUT replaces it, PATCH changes it." }
) {}

export class LeadIdMismatch extends Schema.TaggedError<LeadIdMismatch>()(
  "LeadIdMismatch",
  { leadId: LeadId },
  { description: "The body names another leadId than the path. Leave it out, or give the same." }
) {}

export class LeadPatchImpossible extends Schema.TaggedError<LeadPatchImpossible>()(
  "LeadPatchImpossible",
  { leadId: LeadId, errors: Schema.Array(Schema.Struct({ pointer: Schema.String, message: Schema.String })) },
  { description: "The changes fit, and the lead that they would leave does not: errors say where." }
) {}
