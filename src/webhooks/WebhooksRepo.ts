import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { Subscribed } from "./EventType.ts"
import { WebhookId } from "./Webhook.ts"

const Row = Schema.Struct({
  webhookId: WebhookId,
  url: Schema.String,
  events: Schema.Array(Subscribed),
  createdAt: Schema.DateTimeUtcFromDate,
  previousSecretUntil: Schema.NullOr(Schema.DateTimeUtcFromDate),
  disabledAt: Schema.NullOr(Schema.DateTimeUtcFromDate)
})
type Row = typeof Row.Type

interface NewRow {
  readonly webhookId: WebhookId
  readonly url: string
  readonly events: ReadonlyArray<typeof Subscribed.Type>
  readonly sealed: Uint8Array
}

/** Held while webhooks are counted and one is added. */
const addingLock = 7_221_090_419

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns = sql.literal(`webhook_id, url, events, created_at, disabled_at,
    case when previous_until > now() then previous_until end previous_secret_until`)
  const decoded = Schema.decodeUnknown(Schema.Array(Row))
  const noted = (action: string) =>
    Option.match({
      onNone: () => Effect.void,
      onSome: ({ webhookId }: Row) => audit.record({ action, detail: { webhookId } })
    })

  /** None when there are `limit` already. */
  const insert = ({ webhookId, url, events, sealed }: NewRow, limit: number): Effect.Effect<Option.Option<Row>> =>
    sql`select pg_advisory_xact_lock(${addingLock}::bigint)`.pipe(
      Effect.zipRight(sql`insert into webhooks (webhook_id, url, events, secret_sealed)
        select ${webhookId}::uuid, ${url}::text, ${events}::text[], ${sealed}::bytea
        where (select count(*) from webhooks) < ${limit} returning ${columns}`),
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.tap(noted("webhook.registered")),
      sql.withTransaction,
      Effect.orDie
    )

  const list = (page: { readonly after: string | null; readonly limit: number }): Effect.Effect<ReadonlyArray<Row>> =>
    sql`select ${columns} from webhooks where ${page.after}::uuid is null or webhook_id > ${page.after}::uuid
      order by webhook_id limit ${page.limit}`.pipe(Effect.flatMap(decoded), Effect.orDie)

  const find = (webhookId: WebhookId): Effect.Effect<Option.Option<Row>> =>
    sql`select ${columns} from webhooks where webhook_id = ${webhookId}::uuid`.pipe(
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.orDie
    )

  const remove = (webhookId: WebhookId): Effect.Effect<Option.Option<Row>> =>
    sql`delete from webhooks where webhook_id = ${webhookId}::uuid returning ${columns}`.pipe(
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.tap(noted("webhook.removed")),
      sql.withTransaction,
      Effect.orDie
    )

  const rotate = (webhookId: WebhookId, sealed: Uint8Array, overlapHours: number): Effect.Effect<Option.Option<Row>> =>
    sql`update webhooks set previous_sealed = secret_sealed, secret_sealed = ${sealed}::bytea,
        previous_until = now() + make_interval(hours => ${overlapHours}::int)
      where webhook_id = ${webhookId}::uuid returning ${columns}`.pipe(
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.tap(noted("webhook.secret_rotated")),
      sql.withTransaction,
      Effect.orDie
    )

  return { insert, list, find, remove, rotate }
})

export class WebhooksRepo extends Context.Tag("callwise/webhooks/WebhooksRepo")<
  WebhooksRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(WebhooksRepo, make).pipe(Layer.provide(Audit.layer))
}
