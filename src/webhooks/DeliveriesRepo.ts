import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, type Option, Schema } from "effect"
import { Delivery, type DeliveryId } from "./Delivery.ts"
import { WebhookId } from "./Webhook.ts"

const Row = Schema.Struct({
  ...Delivery.fields,
  occurredAt: Schema.DateTimeUtcFromDate,
  nextAttemptAt: Schema.NullOr(Schema.DateTimeUtcFromDate),
  lastAttemptAt: Schema.NullOr(Schema.DateTimeUtcFromDate),
  settledAt: Schema.NullOr(Schema.DateTimeUtcFromDate)
})
export type DeliveryRow = typeof Row.Type

const Standing = Schema.Struct({ webhookId: WebhookId, isDisabled: Schema.Boolean })

/** Deliveries as a reader of the API sees them. */
const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const columns = sql.literal(`delivery_id, webhook_id, type, status, attempts, occurred_at,
    case when status = 'pending' then next_attempt_at end next_attempt_at, last_attempt_at, settled_at,
    response_status, failure`)
  const decoded = Schema.decodeUnknown(Schema.Array(Row))

  /** Newest first. */
  const list = (page: {
    readonly webhookId: WebhookId
    readonly after: string | null
    readonly limit: number
  }): Effect.Effect<ReadonlyArray<DeliveryRow>> =>
    sql`select ${columns} from webhook_deliveries where webhook_id = ${page.webhookId}::uuid
        and (${page.after}::uuid is null or delivery_id < ${page.after}::uuid)
      order by delivery_id desc limit ${page.limit}`.pipe(Effect.flatMap(decoded), Effect.orDie)

  const standing = (deliveryId: DeliveryId): Effect.Effect<Option.Option<typeof Standing.Type>> =>
    sql`select webhook_id, w.disabled_at is not null is_disabled
      from webhook_deliveries join webhooks w using (webhook_id) where delivery_id = ${deliveryId}::uuid`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Standing))),
      Effect.map(Arr.head),
      Effect.orDie
    )

  /** What was settled goes behind all that is pending, with all its attempts anew; what is pending is due at once. */
  const replay = (deliveryId: DeliveryId): Effect.Effect<Option.Option<DeliveryRow>> =>
    Effect.gen(function* () {
      yield* sql`update webhook_deliveries set position = default, status = 'pending', attempts = 0, settled_at = null,
          queued_at = now(), lease_until = null
        where delivery_id = ${deliveryId}::uuid and status <> 'pending'`
      const rows = yield* sql`update webhook_deliveries set next_attempt_at = now()
        where delivery_id = ${deliveryId}::uuid returning ${columns}`
      yield* sql`select pg_notify('webhook_deliveries', '')`
      return Arr.head(yield* decoded(rows))
    }).pipe(sql.withTransaction, Effect.orDie)

  return { list, standing, replay }
})

export class DeliveriesRepo extends Context.Tag("callwise/webhooks/DeliveriesRepo")<
  DeliveriesRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(DeliveriesRepo, make)
}
