import { SqlClient, SqlError, SqlSchema, type Statement } from "@effect/sql"
import { Cause, Chunk, Context, Effect, Layer, Predicate, Schema } from "effect"
import { KeyId } from "../keys/ApiKey.ts"
import type { LeadId } from "../leads/Lead.ts"

const Attempt = Schema.Struct({
  keyId: KeyId,
  idempotencyKey: Schema.String,
  fingerprint: Schema.Uint8ArrayFromSelf,
  owner: Schema.String,
  runningForSeconds: Schema.Number
})

export type Attempt = typeof Attempt.Type

const Earlier = Schema.Struct({
  /** Of the request that is to run now; null when it is not this one's turn. */
  identity: Schema.NullOr(Schema.String),
  sameRequest: Schema.NullOr(Schema.Boolean),
  status: Schema.NullOr(Schema.Int),
  headers: Schema.NullOr(Schema.Record({ key: Schema.String, value: Schema.String })),
  sealedBody: Schema.NullOr(Schema.Uint8ArrayFromSelf)
})

const Answer = Schema.Struct({
  owner: Schema.String,
  status: Schema.Int,
  headers: Schema.Record({ key: Schema.String, value: Schema.String }),
  sealedBody: Schema.Uint8ArrayFromSelf,
  subject: Schema.NullOr(Schema.String)
})

interface Kept extends Omit<typeof Answer.Type, "owner">, Omit<Attempt, "runningForSeconds"> {}

const erasedStatus = 410
const primaryKey = "idempotent_requests_pkey"

/** Whether a statement failed because there is a request under its key already. */
const isTaken = (defect: unknown): boolean =>
  defect instanceof SqlError.SqlError &&
  Predicate.hasProperty(defect.cause, "constraint") &&
  defect.cause.constraint === primaryKey

/** Another request under the same key was quicker, and nothing of this one is written. */
export const cameSecond = (cause: Cause.Cause<unknown>): boolean => Chunk.some(Cause.defects(cause), isTaken)

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  /** Nobody waits until it is on the disk: whatever the request then writes gets there behind it. */
  const begin = SqlSchema.single({
    Request: Attempt,
    Result: Earlier,
    execute: ({ keyId, idempotencyKey, fingerprint, owner, runningForSeconds }) => sql`
      with taken as (
        insert into idempotent_requests as r (key_id, idempotency_key, fingerprint, owner, running_until)
        values (${keyId}, ${idempotencyKey}, ${fingerprint}, ${owner}, now() + make_interval(secs => ${runningForSeconds}))
        on conflict (key_id, idempotency_key) do update
          set owner = excluded.owner, running_until = excluded.running_until
          where r.status is null and r.running_until < now() and r.fingerprint = excluded.fingerprint
        returning r.identity
      )
      select (select identity from taken) identity, r.fingerprint = ${fingerprint} same_request, r.status, r.headers, r.sealed_body
      from (select set_config('synchronous_commit', 'off', true)) unwaited
      left join idempotent_requests r on r.key_id = ${keyId} and r.idempotency_key = ${idempotencyKey}`
  })

  const renew = (owners: ReadonlyArray<string>, runningForSeconds: number) => sql`update idempotent_requests
    set running_until = now() + make_interval(secs => ${runningForSeconds}) where owner = any(${owners}::uuid[]) and status is null`

  const finish = SqlSchema.void({
    Request: Answer,
    execute: ({ owner, status, headers, sealedBody, subject }) => sql`
      with about as (select from leads where lead_id = ${subject} for key share),
      keeps as (select ${subject}::text is null or ${status} >= 400 or exists (select from about) as all_of_it)
      update idempotent_requests set
        status = case when all_of_it then ${status}::smallint else ${erasedStatus} end,
        headers = case when all_of_it then ${JSON.stringify(headers)}::jsonb else '{}' end,
        sealed_body = case when all_of_it then ${sealedBody}::bytea end,
        subject = case when all_of_it then ${subject}::text end
      from keeps where owner = ${owner}::uuid`
  })

  /** Within a statement that holds the lead, for each row of the named query: a request that is answered as it begins. */
  const keeping = (
    rows: string,
    { fingerprint, headers, idempotencyKey, keyId, owner, sealedBody, status, subject }: Kept
  ): Statement.Fragment => sql`insert into idempotent_requests
      (key_id, idempotency_key, fingerprint, owner, running_until, status, headers, sealed_body, subject)
    select ${keyId}::uuid, ${idempotencyKey}, ${fingerprint}::bytea, ${owner}::uuid, now(), ${status}::smallint,
      ${JSON.stringify(headers)}::jsonb, ${sealedBody}::bytea, ${subject}::text from ${sql.literal(rows)}`

  /** The answers about a lead go; that there were such requests stays, so that repeating one does not bring the person back. */
  const forgetLead = (leadId: LeadId) => sql`update idempotent_requests
    set status = ${erasedStatus}, headers = '{}', sealed_body = null, subject = null where subject = ${leadId}`

  const release = (owner: string) =>
    sql`delete from idempotent_requests where owner = ${owner}::uuid and status is null`

  const forgetOlderThan = (hours: number, atMost: number) => sql`delete from idempotent_requests where ctid in (
    select ctid from idempotent_requests where created_at < now() - make_interval(hours => ${hours}) limit ${atMost})`

  return {
    begin: (attempt: Attempt) => Effect.orDie(begin(attempt)),
    renew: (owners: ReadonlyArray<string>, runningForSeconds: number): Effect.Effect<void> =>
      Effect.asVoid(Effect.orDie(renew(owners, runningForSeconds))),
    keeping,
    finish: (answer: typeof Answer.Type) => Effect.orDie(finish(answer)),
    forgetLead: (leadId: LeadId): Effect.Effect<void> => Effect.asVoid(Effect.orDie(forgetLead(leadId))),
    release: (owner: string) => Effect.orDie(release(owner)),
    forgetOlderThan: (hours: number, atMost: number) => Effect.orDie(forgetOlderThan(hours, atMost))
  }
})

/** The answers to requests that carried an Idempotency-Key: they outlive a restart and hold across replicas. */
export class IdempotencyRepo extends Context.Tag("callwise/http/IdempotencyRepo")<
  IdempotencyRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(IdempotencyRepo, make)
}
