import { SqlClient, SqlSchema } from "@effect/sql"
import { Clock, Config, Context, DateTime, Effect, Layer, Option, Schema, Stream } from "effect"
import { LeadId } from "../../leads/Lead.ts"
import { gathering } from "../../platform/Gathering.ts"
import { listen } from "../../platform/Listen.ts"
import { LruCache } from "../../platform/LruCache.ts"
import { wholeNumber } from "../../platform/NumberSetting.ts"
import { Secrets } from "../../platform/Secrets.ts"
import { ProviderAnswer, ProviderId } from "../Provider.ts"
import { countCache } from "../ProviderMetrics.ts"

const CacheConfig = Config.all({
  maxSize: wholeNumber("ENRICHMENT_CACHE_MAX_SIZE", { from: 0, to: 10_000_000, otherwise: 10_000 }),
  memorySeconds: wholeNumber("CALLWISE_CACHE_MEMORY_SECONDS", { from: 0, to: 86_400, otherwise: 300 })
})

const SealedRow = Schema.Struct({
  key: Schema.String,
  isFresh: Schema.Boolean,
  providerId: ProviderId,
  leadId: LeadId,
  sealed: Schema.Uint8ArrayFromSelf,
  createdAt: Schema.DateTimeUtcFromDate,
  expiresAt: Schema.DateTimeUtcFromDate
})
const PlainAnswer = Schema.parseJson(ProviderAnswer)
const sweptAtOnce = 5000
const evictions = "callwise_cache_evictions"
/** What was said before is not known: nothing in memory can be trusted. */
const listeningAnew = ""

export interface CachedAnswer {
  readonly providerId: ProviderId
  readonly leadId: LeadId
  readonly answer: ProviderAnswer
  readonly createdAt: DateTime.Utc
  readonly expiresAt: DateTime.Utc
}

/**
 * Answers already bought: memory in front of PostgreSQL. Keys are hashes and the answers at rest are encrypted.
 * What is written to PostgreSQL is written by the ledger, in the statement that settles the purchase.
 */
export class ResponseCache extends Context.Tag("callwise/providers/guard/ResponseCache")<
  ResponseCache,
  {
    readonly find: (key: string) => Effect.Effect<Option.Option<CachedAnswer>>
    /** The stored answer even when it is no longer fresh: to repeat what a purchase gave. */
    readonly recall: (key: string) => Effect.Effect<Option.Option<CachedAnswer>>
    readonly remember: (key: string, answer: CachedAnswer) => Effect.Effect<void>
    /** In base64, as the ledger takes it. */
    readonly seal: (answer: ProviderAnswer) => Effect.Effect<string>
    /** At once here and in the database, and as soon as they hear of it in the memory of the other replicas. */
    readonly evictLead: (leadId: LeadId) => Effect.Effect<void>
    readonly sweep: Effect.Effect<void>
  }
>() {
  static readonly layerNoDeps = Layer.scoped(
    ResponseCache,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const secrets = yield* Secrets
      const { maxSize, memorySeconds } = yield* CacheConfig
      const memory = new LruCache<CachedAnswer>(maxSize)

      const forget = (leadId: string) => memory.deleteWhere(cached => cached.leadId === leadId)
      yield* listen(evictions).pipe(
        Stream.runForEach(leadId =>
          Effect.sync(() => (leadId === listeningAnew ? memory.deleteWhere(() => true) : forget(leadId)))
        ),
        Effect.forkScoped
      )

      const stored = SqlSchema.findAll({
        Request: Schema.Array(Schema.String),
        Result: SealedRow,
        execute:
          keys => sql`select encode(key, 'hex') as key, expires_at > now() as is_fresh, provider_id, lead_id, sealed,
            created_at, expires_at
          from provider_cache where key = any(${keys.map(key => `\\x${key}`)}::bytea[])`
      })
      const recall = gathering(yield* Effect.scope, (keys: ReadonlyArray<string>) =>
        Effect.map(Effect.orDie(stored(keys)), rows => {
          const found = new Map(rows.map(row => [row.key, row]))
          return keys.map(key => Option.fromNullable(found.get(key)))
        })
      )
      const recallOne = (key: string) => Effect.map(recall([key]), ([row = Option.none()]) => row)
      const open = ({ sealed, providerId, leadId, createdAt, expiresAt }: typeof SealedRow.Type) =>
        Effect.map(
          Effect.orDie(Schema.decode(PlainAnswer)(secrets.decrypt(sealed))),
          (answer): CachedAnswer => ({ providerId, leadId, answer, createdAt, expiresAt })
        )
      const opened = Option.match({
        onNone: () => Effect.succeedNone,
        onSome: (row: typeof SealedRow.Type) => Effect.asSome(open(row))
      })

      const remember = (key: string, cached: CachedAnswer) =>
        Effect.map(Clock.currentTimeMillis, now =>
          memory.set(key, cached, Math.min(DateTime.toEpochMillis(cached.expiresAt), now + memorySeconds * 1000))
        )

      const find = Effect.fn("ResponseCache.find")(function* (key: string) {
        const held = memory.get(key, yield* Clock.currentTimeMillis)
        yield* countCache("memory", held !== undefined)
        if (held !== undefined) return Option.some(held)
        const found = yield* opened(Option.filter(yield* recallOne(key), ({ isFresh }) => isFresh))
        yield* countCache("database", Option.isSome(found))
        if (Option.isSome(found)) yield* remember(key, found.value)
        return found
      })

      return ResponseCache.of({
        find,
        recall: key => Effect.flatMap(recallOne(key), opened),
        remember,
        seal: answer =>
          Effect.orDie(
            Effect.map(Schema.encode(PlainAnswer)(answer), plain => secrets.encrypt(plain).toString("base64"))
          ),
        evictLead: leadId =>
          Effect.zipRight(
            Effect.sync(() => forget(leadId)),
            sql`with gone as (delete from provider_cache where lead_id = ${leadId})
              select pg_notify(${evictions}, ${leadId})`.pipe(Effect.orDie, Effect.asVoid)
          ),
        sweep: sql`delete from provider_cache where key in (
            select key from provider_cache where expires_at < now() - interval '1 hour' limit ${sweptAtOnce}
          )`.pipe(Effect.orDie, Effect.asVoid)
      })
    })
  )
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Secrets.layer))
}

const longestMissMinutes = 60

/** Milliseconds an answer stays fresh; that somebody is not known is worth remembering for less. */
export const freshFor = (answer: ProviderAnswer, ttlMinutes: number): number =>
  60_000 * (answer._tag === "Matched" ? ttlMinutes : Math.min(ttlMinutes / 10, longestMissMinutes))
