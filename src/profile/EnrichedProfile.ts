import { Schema } from "effect"
import { LeadId } from "../leads/Lead.ts"
import { factsFields } from "./Profile.ts"

const Confidence = Schema.Number.pipe(Schema.between(0, 1))

export class Provenance extends Schema.Class<Provenance>("Provenance")({
  provider: Schema.String.annotations({ description: "Name of the provider whose value was chosen." }),
  observedAt: Schema.DateTimeUtc.annotations({ description: "When the source saw it." }),
  agreedBy: Schema.Array(Schema.String).annotations({ description: "Other providers that say the same." })
}) {}

const Claimed = Schema.Struct({ value: Schema.Unknown, provider: Schema.String })

export class Conflict extends Schema.Class<Conflict>("Conflict")({
  field: Schema.String,
  chosen: Claimed,
  rejected: Schema.Array(Claimed),
  rule: Schema.String.annotations({ description: "The stated rule that settled it." }),
  confidence: Confidence
}) {}

/** Keys are field paths; a vehicle's fields are vehicleData.0.make and so on. */
const mergedFields = {
  ...factsFields,
  confidenceScore: Confidence.annotations({ description: "0-1, over all filled fields." }),
  fieldConfidence: Schema.Record({ key: Schema.String, value: Confidence }),
  provenance: Schema.Record({ key: Schema.String, value: Provenance }),
  conflicts: Schema.Array(Conflict),
  dataSources: Schema.Array(Schema.String).annotations({ description: "Names of the providers that contributed." })
} as const
export const MergedProfile = Schema.Struct(mergedFields)
export type MergedProfile = typeof MergedProfile.Type

export class EnrichedProfile extends Schema.Class<EnrichedProfile>("EnrichedProfile")({
  leadId: LeadId,
  ...mergedFields,
  enrichedAt: Schema.DateTimeUtc,
  expiresAt: Schema.DateTimeUtc,
  isExpired: Schema.Boolean
}) {}
