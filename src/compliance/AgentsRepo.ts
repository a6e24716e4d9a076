import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, type Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { Agent, type AgentInput } from "./Agent.ts"
import { type Licence, Licence as LicenceSchema } from "./Licence.ts"

const Row = Schema.Struct({
  ...Agent.fields,
  createdAt: Schema.DateTimeUtcFromDate,
  updatedAt: Schema.DateTimeUtcFromDate,
  position: Schema.String,
  isNew: Schema.Boolean
})
export type AgentRow = typeof Row.Type

const LicencesRow = Schema.Struct({ licences: Schema.Array(LicenceSchema) })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const columns = sql.literal(
    "agent_id, name, hired_on::text, licences, created_at, updated_at, position::text, version = 1 is_new"
  )
  const decoded = Schema.decodeUnknown(Schema.Array(Row))

  const put = (agentId: AgentId, { name, hiredOn, licences }: AgentInput): Effect.Effect<AgentRow> =>
    Effect.gen(function* () {
      const rows = yield* sql`
        insert into agents (agent_id, name, hired_on, licences)
        values (${agentId}, ${name ?? null}, ${hiredOn ?? null}::date, ${JSON.stringify(licences)}::jsonb)
        on conflict (agent_id) do update set name = excluded.name, hired_on = excluded.hired_on,
          licences = excluded.licences, version = agents.version + 1, updated_at = now()
        returning ${columns}`
      const row = yield* Effect.flatMap(decoded(rows), Arr.head)
      yield* audit.record({ action: row.isNew ? "agent.registered" : "agent.replaced", detail: { agentId } })
      return row
    }).pipe(sql.withTransaction, Effect.orDie)

  const find = (agentId: AgentId): Effect.Effect<Option.Option<AgentRow>> =>
    sql`select ${columns} from agents where agent_id = ${agentId}`.pipe(
      Effect.flatMap(decoded),
      Effect.map(Arr.head),
      Effect.orDie
    )

  /** In the order in which they were registered. */
  const list = (page: {
    readonly after: string | null
    readonly limit: number
  }): Effect.Effect<ReadonlyArray<AgentRow>> =>
    sql`select ${columns} from agents
      where ${page.after}::uuid is null or position > ${page.after}::uuid order by position limit ${page.limit}`.pipe(
      Effect.flatMap(decoded),
      Effect.orDie
    )

  /** None when the agent was never registered. */
  const licences = (agentId: AgentId): Effect.Effect<Option.Option<ReadonlyArray<Licence>>> =>
    sql`select licences from agents where agent_id = ${agentId}`.pipe(
      Effect.flatMap(Schema.decodeUnknown(Schema.Array(LicencesRow))),
      Effect.map(rows => Arr.head(rows.map(({ licences }) => licences))),
      Effect.orDie
    )

  return { put, find, list, licences }
})

export class AgentsRepo extends Context.Tag("callwise/compliance/AgentsRepo")<
  AgentsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(AgentsRepo, make).pipe(Layer.provide(Audit.layer))
}
