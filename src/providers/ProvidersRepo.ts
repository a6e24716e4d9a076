import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, Option, Schema } from "effect"
import { ProviderId, ProviderType } from "./Provider.ts"
import { CustomMapping } from "./ProviderConfig.ts"
import { ProviderOrigin, ProviderStatus } from "./ProviderDefinition.ts"

export const ProviderRow = Schema.Struct({
  id: ProviderId,
  name: Schema.String,
  type: ProviderType,
  apiEndpoint: Schema.String,
  apiKeySealed: Schema.NullOr(Schema.Uint8ArrayFromSelf),
  isEnabled: Schema.Boolean,
  status: ProviderStatus,
  priority: Schema.Int,
  costPerCall: Schema.Number,
  rateLimitPerMinute: Schema.NullOr(Schema.Int),
  dailyQuota: Schema.NullOr(Schema.Int),
  dailyBudget: Schema.NullOr(Schema.Number),
  cacheTtlMinutes: Schema.NullOr(Schema.Int),
  timeoutMs: Schema.NullOr(Schema.Int),
  mapping: Schema.NullOr(CustomMapping),
  successRate: Schema.Number,
  origin: ProviderOrigin,
  version: Schema.Int,
  createdAt: Schema.DateTimeUtcFromDate,
  updatedAt: Schema.DateTimeUtcFromDate
})
export type ProviderRow = typeof ProviderRow.Type

/** The members a person or a definition decides on. */
export type ProviderSettings = Omit<
  ProviderRow,
  "id" | "status" | "successRate" | "version" | "createdAt" | "updatedAt"
>

/** How the last day went decides status and success rate; too few calls decide nothing. */
const fewestCalls = 5

export class ProvidersRepo extends Context.Tag("callwise/providers/ProvidersRepo")<
  ProvidersRepo,
  {
    readonly all: Effect.Effect<ReadonlyArray<ProviderRow>>
    readonly list: (page: {
      readonly after: string | null
      readonly limit: number
    }) => Effect.Effect<ReadonlyArray<ProviderRow>>
    readonly find: (id: string) => Effect.Effect<Option.Option<ProviderRow>>
    readonly findByName: (name: string) => Effect.Effect<Option.Option<ProviderRow>>
    /** None when the name is taken. */
    readonly insert: (id: string, settings: ProviderSettings) => Effect.Effect<Option.Option<ProviderRow>>
    /** None when it is gone or another has the name. */
    readonly update: (id: string, settings: ProviderSettings) => Effect.Effect<Option.Option<ProviderRow>>
    readonly remove: (id: string) => Effect.Effect<boolean>
    readonly disableOrigin: (origin: ProviderOrigin) => Effect.Effect<void>
    readonly refreshStanding: Effect.Effect<void>
  }
>() {
  static readonly layer = Layer.effect(
    ProvidersRepo,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const columns = sql.literal(`id, name, type, api_endpoint, api_key_sealed, is_enabled,
        case when is_enabled then status else 'disabled' end as status, priority, cost_per_call::float8 as cost_per_call,
        rate_limit_per_minute, daily_quota, daily_budget::float8 as daily_budget, cache_ttl_minutes, timeout_ms, mapping, success_rate, origin, version,
        created_at, updated_at`)
      const values = ({ apiKeySealed, mapping, ...rest }: ProviderSettings) => ({
        ...rest,
        apiKeySealed: apiKeySealed === null ? null : Buffer.from(apiKeySealed),
        mapping: mapping === null ? null : JSON.stringify(Schema.encodeSync(CustomMapping)(mapping))
      })
      const rows = Schema.decodeUnknown(Schema.Array(ProviderRow))
      const first = (found: ReadonlyArray<ProviderRow>) => Option.fromNullable(found[0])

      const all = SqlSchema.findAll({
        Request: Schema.Void,
        Result: ProviderRow,
        execute: () => sql`select ${columns} from data_providers order by priority, name`
      })
      const list = SqlSchema.findAll({
        Request: Schema.Struct({ after: Schema.NullOr(Schema.String), limit: Schema.Int }),
        Result: ProviderRow,
        execute: ({ after, limit }) => sql`select ${columns} from data_providers
          where ${after}::text is null or id::text > ${after} order by id limit ${limit}`
      })
      const find = SqlSchema.findOne({
        Request: Schema.String,
        Result: ProviderRow,
        execute: id => sql`select ${columns} from data_providers where id::text = ${id.toLowerCase()}`
      })
      const findByName = SqlSchema.findOne({
        Request: Schema.String,
        Result: ProviderRow,
        execute: name => sql`select ${columns} from data_providers where lower(name) = lower(${name})`
      })

      return ProvidersRepo.of({
        all: Effect.orDie(all()),
        list: page => Effect.orDie(list(page)),
        find: id => Effect.orDie(find(id)),
        findByName: name => Effect.orDie(findByName(name)),
        insert: (id, settings) =>
          sql`insert into data_providers ${sql.insert({ id, ...values(settings) })}
            on conflict (lower(name)) do nothing returning ${columns}`.pipe(
            Effect.flatMap(rows),
            Effect.map(first),
            Effect.orDie
          ),
        update: (id, settings) =>
          sql`update data_providers set ${sql.update(values(settings))}, version = version + 1, updated_at = now()
            where id = ${id}::uuid and not exists (
              select from data_providers other where lower(other.name) = lower(${settings.name}) and other.id <> ${id}::uuid
            ) returning ${columns}`.pipe(Effect.flatMap(rows), Effect.map(first), Effect.orDie),
        remove: id =>
          sql`delete from data_providers where id::text = ${id.toLowerCase()} returning 1`.pipe(
            Effect.map(deleted => deleted.length > 0),
            Effect.orDie
          ),
        disableOrigin: origin =>
          sql`update data_providers set is_enabled = false, version = version + 1, updated_at = now()
            where origin = ${origin} and is_enabled`.pipe(Effect.orDie, Effect.asVoid),
        refreshStanding: sql`
          with standing as (
            select d.id, coalesce(answered::float8 / nullif(calls, 0), 1) as rate,
              case when t.paused_until > now() or calls >= ${fewestCalls} and answered::float8 / calls < 0.5
                then 'degraded' else 'active' end as status
            from data_providers d
            left join provider_tokens t on t.provider_id = d.id
            left join lateral (
              select count(*) as calls, count(*) filter (where outcome <> 'failed') as answered
              from provider_purchases p
              where p.provider_id = d.id and p.created_at > now() - interval '1 day' and p.outcome is not null
            ) p on true
          )
          update data_providers d set success_rate = s.rate, status = s.status from standing s
          where s.id = d.id and (d.success_rate <> s.rate or d.status <> s.status)`.pipe(Effect.orDie, Effect.asVoid)
      })
    })
  )
}
