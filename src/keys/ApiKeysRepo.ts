import { SqlClient, SqlSchema } from "@effect/sql"
import { Context, Effect, Layer, type Option, Schema } from "effect"
import { AgentId, KeyId, Scope } from "./ApiKey.ts"

const Row = Schema.Struct({
  keyId: KeyId,
  name: Schema.String,
  prefix: Schema.String,
  scopes: Schema.Array(Scope),
  agentId: Schema.NullOr(AgentId),
  createdAt: Schema.DateTimeUtcFromDate,
  expiresAt: Schema.NullOr(Schema.DateTimeUtcFromDate),
  revokedAt: Schema.NullOr(Schema.DateTimeUtcFromDate),
  lastUsedAt: Schema.NullOr(Schema.DateTimeUtcFromDate)
})
type Row = typeof Row.Type

const NewRow = Schema.Struct({
  keyId: KeyId,
  name: Schema.String,
  prefix: Schema.String,
  hash: Schema.Uint8ArrayFromSelf,
  scopes: Schema.Array(Scope),
  agentId: Schema.NullOr(AgentId),
  expiresAt: Schema.NullOr(Schema.DateTimeUtcFromDate)
})

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const columns = sql.literal(
    "key_id, name, prefix, scopes, agent_id, created_at, expires_at, revoked_at, date_trunc('minute', last_used_at) last_used_at"
  )

  const insert = SqlSchema.single({
    Request: NewRow,
    Result: Row,
    execute: row => sql`insert into api_keys ${sql.insert(row)}
      on conflict (hash) do update set name = excluded.name returning ${columns}`
  })

  const findUsable = SqlSchema.findOne({
    Request: Schema.Uint8ArrayFromSelf,
    Result: Row,
    execute: hash => sql`with used as (
      update api_keys set last_used_at = now()
      where hash = ${hash} and (last_used_at is null or last_used_at < now() - interval '1 minute')
    ) select ${columns} from api_keys
      where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > now())`
  })

  const revoke = SqlSchema.findOne({
    Request: Schema.String,
    Result: Row,
    execute: keyId => sql`update api_keys set revoked_at = coalesce(revoked_at, now())
      where key_id::text = ${keyId} returning ${columns}`
  })

  const list = SqlSchema.findAll({
    Request: Schema.Struct({ after: Schema.NullOr(Schema.String), limit: Schema.Int }),
    Result: Row,
    execute: ({ after, limit }) => sql`select ${columns} from api_keys
      where ${after}::text is null or key_id::text > ${after}::text order by key_id limit ${limit}`
  })

  const live = SqlSchema.single({
    Request: KeyId,
    Result: Schema.Struct({ live: Schema.Boolean }),
    execute: keyId => sql`select exists (
      select from api_keys where key_id = ${keyId} and revoked_at is null and (expires_at is null or expires_at > now())
    ) live`
  })

  const hasLive = SqlSchema.single({
    Request: Schema.Void,
    Result: Schema.Struct({ live: Schema.Boolean }),
    execute: () => sql`select exists (
      select from api_keys where revoked_at is null and (expires_at is null or expires_at > now()) and 'admin' = any(scopes)
    ) live`
  })

  return {
    insert: (row: typeof NewRow.Type) => Effect.orDie(insert(row)),
    findUsable: (hash: Uint8Array): Effect.Effect<Option.Option<Row>> => Effect.orDie(findUsable(hash)),
    revoke: (keyId: string): Effect.Effect<Option.Option<Row>> => Effect.orDie(revoke(keyId)),
    isLive: (keyId: KeyId): Effect.Effect<boolean> => Effect.orDie(Effect.map(live(keyId), row => row.live)),
    list: (page: { readonly after: string | null; readonly limit: number }) => Effect.orDie(list(page)),
    hasLiveAdmin: Effect.orDie(Effect.map(hasLive(undefined), row => row.live))
  }
})

export class ApiKeysRepo extends Context.Tag("callwise/keys/ApiKeysRepo")<
  ApiKeysRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(ApiKeysRepo, make)
}
