import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Either, Layer, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { normaliseEmail } from "../leads/Email.ts"
import { normalisePhone } from "../leads/Phone.ts"
import { Ids } from "../platform/Ids.ts"
import { Secrets } from "../platform/Secrets.ts"
import {
  type NewTrustedPattern,
  PatternId,
  type PatternKind,
  TrustedPattern,
  TrustedPatternNotFound,
  TrustedPatternRefused
} from "./TrustedPattern.ts"
import { fingerprint, networkOf, plain } from "./velocity/Fingerprints.ts"

const Row = Schema.Struct({
  ...TrustedPattern.fields,
  createdAt: Schema.DateTimeUtcFromDate,
  expiresAt: Schema.DateTimeUtcFromDate
})

const orNothing = <A>(either: Either.Either<A, unknown>): A | undefined => Either.getOrUndefined(either)

/** As the same thing of a lead is written before it is hashed. */
const written: Readonly<Record<PatternKind, (value: string) => string | undefined>> = {
  phone: value => orNothing(normalisePhone(value)),
  email: value => orNothing(normaliseEmail(value)),
  email_domain: value => (/^[^@\s]+\.[^@\s.]+$/.test(value) ? value.toLowerCase() : undefined),
  address: value => plain(value) || undefined,
  device: value => value,
  ip: networkOf
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const ids = yield* Ids
  const { hash } = yield* Secrets

  const columns = sql.literal("pattern_id, kind, owner, reason, created_at, expires_at")
  const decoded = (rows: ReadonlyArray<object>) =>
    Effect.map(Schema.decodeUnknown(Schema.Array(Row))(rows), found => found.map(row => new TrustedPattern(row)))

  /** The same pattern trusted again is the same, with its new owner, reason and end. */
  const trust = Effect.fn("TrustedPatterns.trust")(function* ({
    expiresAt,
    kind,
    owner,
    reason,
    value
  }: NewTrustedPattern) {
    const now = yield* DateTime.now
    const normal = written[kind](value)
    if (normal === undefined) return yield* new TrustedPatternRefused({ kind, because: "not_of_its_kind" })
    if (DateTime.lessThanOrEqualTo(expiresAt, now))
      return yield* new TrustedPatternRefused({ kind, because: "already_expired" })
    return yield* Effect.gen(function* () {
      const rows = yield* sql`
        insert into trusted_patterns (pattern_id, kind, hash, owner, reason, created_at, expires_at)
        values (${PatternId.make(yield* ids.next)}, ${kind}, ${fingerprint(hash, kind, normal)}, ${owner}, ${reason},
          ${DateTime.toDate(now)}, ${DateTime.toDate(expiresAt)})
        on conflict (hash) do update set owner = excluded.owner, reason = excluded.reason, expires_at = excluded.expires_at
        returning ${columns}`
      const pattern = yield* Effect.flatMap(decoded(rows), Arr.head)
      yield* audit.record({ action: "risk.pattern_trusted", detail: { patternId: pattern.patternId, kind } })
      return pattern
    }).pipe(sql.withTransaction, Effect.orDie)
  })

  const list = Effect.fn("TrustedPatterns.list")((page: { readonly before: string | null; readonly limit: number }) =>
    sql`select ${columns} from trusted_patterns
        where ${page.before}::uuid is null or pattern_id < ${page.before}::uuid
        order by pattern_id desc limit ${page.limit}`.pipe(Effect.flatMap(decoded), Effect.orDie)
  )

  const forget = Effect.fn("TrustedPatterns.forget")(function* (patternId: PatternId) {
    const gone = yield* Effect.orDie(
      sql`delete from trusted_patterns where pattern_id = ${patternId}::uuid returning pattern_id`
    )
    if (gone.length === 0) return yield* new TrustedPatternNotFound({ patternId })
    yield* audit.record({ action: "risk.pattern_distrusted", detail: { patternId } })
  })

  return { trust, list, forget }
})

/** What has been found harmless, on whose word, why and until when. */
export class TrustedPatterns extends Context.Tag("callwise/risk/TrustedPatterns")<
  TrustedPatterns,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(TrustedPatterns, make).pipe(
    Layer.provide([Audit.layer, Ids.layer, Secrets.layer])
  )
}
