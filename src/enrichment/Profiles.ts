import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
import type { LeadId } from "../leads/Lead.ts"
import { LruCache } from "../platform/LruCache.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { countCache } from "../providers/ProviderMetrics.ts"
import { ProfileRow, profileOfRow } from "./ProfileRow.ts"

const Remembered = wholeNumber("CALLWISE_PROFILE_CACHE_SIZE", { from: 0, to: 1_000_000, otherwise: 5_000 })

/** Which version of a profile is current; a lead has none before its first enrichment. */
export const ProfileKey = Schema.Struct({
  profileId: Schema.NullOr(Schema.String),
  expiresAt: Schema.NullOr(Schema.DateTimeUtcFromDate)
})
type ProfileKey = typeof ProfileKey.Type

const Row = Schema.Struct({ profile: ProfileRow })

/**
 * Profiles by version. A version never changes, and PostgreSQL is always asked which one is current: what memory holds
 * is neither stale nor served after an erasure.
 */
export class Profiles extends Context.Tag("callwise/enrichment/Profiles")<
  Profiles,
  {
    /** The version of a lead's profile that memory holds: whoever reads which one is current need not read that one's row. */
    readonly held: (leadId: LeadId) => string | null
    /** From the row, where it was read along. */
    readonly get: (key: ProfileKey, row?: ProfileRow | null) => Effect.Effect<EnrichedProfile | null>
    /** One that was stored just now: who asks next, often within seconds, need not read it back. */
    readonly remember: (profileId: string, profile: EnrichedProfile) => void
  }
>() {
  static readonly layer = Layer.effect(
    Profiles,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const capacity = yield* Remembered
      const versions = new LruCache<EnrichedProfile>(capacity)
      const latest = new LruCache<string>(capacity)

      const stored = (profileId: string) =>
        Effect.gen(function* () {
          const [row] = yield* sql`
            select to_jsonb(p) profile from lead_enrichment_profiles p where profile_id = ${profileId}::uuid`
          return row === undefined ? null : (yield* Schema.decodeUnknown(Row)(row)).profile
        }).pipe(Effect.orDie)

      const remember = (profileId: string, profile: EnrichedProfile) => {
        versions.set(profileId, profile, Number.POSITIVE_INFINITY)
        latest.set(profile.leadId, profileId, Number.POSITIVE_INFINITY)
      }

      const get = Effect.fnUntraced(function* ({ profileId, expiresAt }: ProfileKey, sent?: ProfileRow | null) {
        if (profileId === null || expiresAt === null) return null
        const now = yield* DateTime.now
        const isExpired = DateTime.lessThanOrEqualTo(expiresAt, now)
        const known = versions.get(profileId, 0)
        yield* countCache("profile", known !== undefined)
        if (known !== undefined)
          return known.isExpired === isExpired
            ? known
            : new EnrichedProfile({ ...known, isExpired, expiresAt }, ofValidParts)
        const row = sent ?? (yield* stored(profileId))
        if (row === null) return null
        const profile = yield* profileOfRow(row, now)
        if (!profile.isExpired) remember(profileId, profile)
        return profile
      })

      return { held: leadId => latest.get(leadId, 0) ?? null, get, remember }
    })
  )
}
