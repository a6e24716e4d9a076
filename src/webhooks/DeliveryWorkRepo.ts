import { SqlClient, type Statement } from "@effect/sql"
import { Context, Duration, Effect, Layer, Schema } from "effect"
import { type DeliveryFailure, DeliveryId } from "./Delivery.ts"
import { EventType } from "./EventType.ts"
import { WebhookId } from "./Webhook.ts"

const Claimed = Schema.Struct({
  deliveryId: DeliveryId,
  webhookId: WebhookId,
  url: Schema.String,
  secretSealed: Schema.Uint8ArrayFromSelf,
  previousSealed: Schema.NullOr(Schema.Uint8ArrayFromSelf),
  type: EventType,
  data: Schema.Record({ key: Schema.String, value: Schema.Unknown }),
  occurredAt: Schema.DateTimeUtcFromDate,
  attempts: Schema.Int,
  ageSeconds: Schema.Number
})
export type Claimed = typeof Claimed.Type

const Applied = Schema.Array(Schema.Struct({ deliveryId: DeliveryId }))

interface Failed {
  readonly failure: DeliveryFailure
  readonly responseStatus: number | null
}

const sweptAtOnce = 1_000

/** The outbox, as workers see it. */
const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const now = sql.literal("clock_timestamp()")
  const free = sql`(d.lease_until is null or d.lease_until <= ${now})`

  /** The first due of each lead, at most `perWebhook` at once to one webhook, counting those of other workers. */
  const claim = (most: {
    readonly deliveries: number
    readonly perWebhook: number
    readonly lease: Duration.Duration
  }): Effect.Effect<ReadonlyArray<Claimed>> =>
    sql`
      with due as materialized (
        select first.delivery_id from webhooks w
        cross join lateral (
          select count(*) busy from webhook_deliveries d
          where d.webhook_id = w.webhook_id and d.status = 'pending' and d.lease_until > ${now}
        ) held
        cross join lateral (
          select d.delivery_id, d.next_attempt_at from webhook_deliveries d
          where d.webhook_id = w.webhook_id and d.status = 'pending' and d.next_attempt_at <= ${now} and ${free}
            and not exists (
              select from webhook_deliveries e where e.webhook_id = d.webhook_id and e.about = d.about
                and e.status = 'pending' and e.position < d.position)
          order by d.next_attempt_at, d.position limit greatest(0, ${most.perWebhook}::bigint - held.busy)
        ) first
        where w.disabled_at is null order by first.next_attempt_at limit ${most.deliveries}
      ), locked as materialized (
        select d.delivery_id from webhook_deliveries d join due using (delivery_id)
        where d.status = 'pending' and d.next_attempt_at <= ${now} and ${free}
        for update of d skip locked
      )
      update webhook_deliveries d set attempts = d.attempts + 1, last_attempt_at = ${now},
        lease_until = ${now} + make_interval(secs => ${Duration.toSeconds(most.lease)}::float8)
      from locked, webhooks w where d.delivery_id = locked.delivery_id and w.webhook_id = d.webhook_id
      returning d.delivery_id, d.webhook_id, w.url, w.secret_sealed,
        case when w.previous_until > ${now} then w.previous_sealed end previous_sealed,
        d.type, d.data, d.occurred_at, d.attempts, extract(epoch from ${now} - d.queued_at)::float8 age_seconds`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(Claimed))),
      Effect.orDie
    )

  /** Changes the delivery and, with it, when those are due that wait behind it; false when another took it over. */
  const mark = (
    { deliveryId, attempts }: Claimed,
    change: Statement.Fragment,
    othersDue: Statement.Fragment
  ): Effect.Effect<boolean> =>
    sql`
      with marked as (
        update webhook_deliveries set lease_until = null, ${change}
        where delivery_id = ${deliveryId}::uuid and attempts = ${attempts} and status = 'pending'
        returning delivery_id, webhook_id, about, position
      ), behind as (
        update webhook_deliveries d set next_attempt_at = ${othersDue} from marked m
        where d.webhook_id = m.webhook_id and d.about = m.about and d.status = 'pending' and d.attempts = 0
          and d.delivery_id <> m.delivery_id and d.position > m.position
      )
      select delivery_id from marked`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Applied)),
      Effect.map(rows => rows.length > 0),
      Effect.orDie
    )

  const settled = (status: "delivered" | "dead", failure: DeliveryFailure | null, responseStatus: number | null) =>
    sql`status = ${status}, settled_at = ${now}, failure = ${failure}, response_status = ${responseStatus}`

  const retry = (claimed: Claimed, { failure, responseStatus }: Failed, after: Duration.Duration) => {
    const due = sql`${now} + make_interval(secs => ${Duration.toSeconds(after)}::float8)`
    return mark(claimed, sql`next_attempt_at = ${due}, failure = ${failure}, response_status = ${responseStatus}`, due)
  }

  /** Nothing that is pending goes there any more. */
  const disable = (webhookId: WebhookId): Effect.Effect<void> =>
    sql`update webhooks set disabled_at = coalesce(disabled_at, ${now}) where webhook_id = ${webhookId}::uuid`.pipe(
      Effect.zipRight(sql`update webhook_deliveries set lease_until = null, ${settled("dead", "disabled", null)}
        where webhook_id = ${webhookId}::uuid and status = 'pending'`),
      sql.withTransaction,
      Effect.orDie
    )

  const sweep = (days: number): Effect.Effect<boolean> =>
    sql`delete from webhook_deliveries where delivery_id = any (array(
        select delivery_id from webhook_deliveries where status <> 'pending'
          and settled_at < now() - make_interval(days => ${days}::int) limit ${sweptAtOnce}))
      returning delivery_id`.pipe(
      Effect.map(gone => gone.length === sweptAtOnce),
      Effect.orDie
    )

  return {
    claim,
    delivered: (claimed: Claimed, responseStatus: number) =>
      mark(claimed, settled("delivered", null, responseStatus), now),
    retry,
    giveUp: (claimed: Claimed, { failure, responseStatus }: Failed) =>
      mark(claimed, settled("dead", failure, responseStatus), now),
    /** Puts back what was interrupted: whether it arrived nobody knows, and it is sent again. */
    putBack: (claimed: Claimed) => mark(claimed, sql`next_attempt_at = ${now}`, now),
    disable,
    /** At most a thousand; tells whether more may be left. */
    sweep
  }
})

export class DeliveryWorkRepo extends Context.Tag("callwise/webhooks/DeliveryWorkRepo")<
  DeliveryWorkRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(DeliveryWorkRepo, make)
}
