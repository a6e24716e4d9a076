import { DateTime, Effect, Option, Schema } from "effect"
import type { LeadId } from "../leads/Lead.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"

/** A row of lead_enrichment_profiles as jsonb holds it. */
export const ProfileRow = Schema.Struct({
  lead_id: Schema.String,
  demographics: Schema.Unknown,
  firmographics: Schema.Unknown,
  behavioral: Schema.Unknown,
  risk: Schema.Unknown,
  property_data: Schema.Unknown,
  vehicle_data: Schema.Unknown,
  confidence_score: Schema.Number,
  data_sources: Schema.Array(Schema.String),
  enrichment_metadata: Schema.Struct({
    fieldConfidence: Schema.Unknown,
    provenance: Schema.Unknown,
    conflicts: Schema.Unknown
  }),
  enriched_at: Schema.String,
  expires_at: Schema.String
})
export type ProfileRow = typeof ProfileRow.Type

const sections = (row: ProfileRow) =>
  Object.fromEntries(
    Object.entries({
      demographics: row.demographics,
      firmographics: row.firmographics,
      behavioral: row.behavioral,
      risk: row.risk,
      propertyData: row.property_data,
      vehicleData: row.vehicle_data
    }).filter(([, section]) => section !== null)
  )

const decodeProfile = Schema.decodeUnknown(EnrichedProfile)

export const profileOfRow = (row: ProfileRow, now: DateTime.Utc) =>
  decodeProfile({
    leadId: row.lead_id,
    ...sections(row),
    ...row.enrichment_metadata,
    confidenceScore: row.confidence_score,
    dataSources: row.data_sources,
    enrichedAt: row.enriched_at,
    expiresAt: row.expires_at,
    isExpired: new Date(row.expires_at).getTime() <= DateTime.toEpochMillis(now)
  }).pipe(Effect.orDie)

const encodeProfile = Schema.encodeSync(EnrichedProfile)

export const columnsOfProfile = (profile: EnrichedProfile) => {
  const encoded = encodeProfile(profile)
  const json = (value: unknown) =>
    Option.getOrNull(Option.map(Option.fromNullable(value), section => JSON.stringify(section)))
  return {
    demographics: json(encoded.demographics),
    firmographics: json(encoded.firmographics),
    behavioral: json(encoded.behavioral),
    risk: json(encoded.risk),
    propertyData: json(encoded.propertyData),
    vehicleData: json(encoded.vehicleData),
    metadata: JSON.stringify({
      fieldConfidence: encoded.fieldConfidence,
      provenance: encoded.provenance,
      conflicts: encoded.conflicts
    }),
    whole: JSON.stringify({ ...encoded, isExpired: false })
  }
}

/** A profile of the history, as it was known then. */
export const profileOfHistory = (leadId: LeadId, json: unknown) =>
  decodeProfile(Object.assign({}, json, { leadId, isExpired: false })).pipe(Effect.orDie)
