import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Schema } from "effect"
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
  { readonly get: (key: ProfileKey) => Effect.Effect<EnrichedProfile | null> }
>() {
  static readonly layer = Layer.effect(
    Profiles,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const held = new LruCache<EnrichedProfile>(yield* Remembered)

      const stored = (profileId: string, now: DateTime.Utc) =>
        Effect.gen(function* () {
          const [row] = yield* sql`
            select to_jsonb(p) profile from lead_enrichment_profiles p where profile_id = ${profileId}::uuid`
          if (row === undefined) return null
          return yield* profileOfRow((yield* Schema.decodeUnknown(Row)(row)).profile, now)
        }).pipe(Effect.orDie)

      const get = Effect.fnUntraced(function* ({ profileId, expiresAt }: ProfileKey) {
        if (profileId === null || expiresAt === null) return null
        const now = yield* DateTime.now
        const isExpired = DateTime.lessThanOrEqualTo(expiresAt, now)
        const known = held.get(profileId, 0)
        yield* countCache("profile", known !== undefined)
        if (known !== undefined)
          return known.isExpired === isExpired
            ? known
            : new EnrichedProfile({ ...known, isExpired, expiresAt }, ofValidParts)
        const profile = yield* stored(profileId, now)
        if (profile !== null && !profile.isExpired) held.set(profileId, profile, Number.POSITIVE_INFINITY)
        return profile
      })

      return { get }
    })
  )
}
