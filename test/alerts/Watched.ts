import { SqlClient } from "@effect/sql"
import { Clock, type Duration, Effect } from "effect"
import { Evaluation } from "../../src/alerts/Evaluation.ts"

const clockAt = (now: number): Clock.Clock => {
  const real = Clock.make()
  return {
    ...real,
    [Clock.ClockTypeId]: Clock.ClockTypeId,
    currentTimeMillis: Effect.succeed(now),
    currentTimeNanos: Effect.succeed(BigInt(now) * 1_000_000n),
    unsafeCurrentTimeMillis: () => now,
    unsafeCurrentTimeNanos: () => BigInt(now) * 1_000_000n,
    sleep: (duration: Duration.Duration) => real.sleep(duration)
  }
}

export const at =
  (time: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.withClock(effect, clockAt(Date.parse(time)))

/** Goes by on the database's clock, which says whose turn it is. */
export const passes = (seconds: number) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    sql => sql`update alert_evaluation set evaluated_at = evaluated_at - make_interval(secs => ${seconds})`
  )

/** By a replica whose own clock shows that time, whether or not it is its turn. */
export const askedAt = (time: string) => Effect.flatMap(Evaluation, ({ evaluate }) => evaluate()).pipe(at(time))

export const evaluateAt = (time: string) => Effect.zipRight(passes(3_600), askedAt(time))

const many = (table: string, count: number, columns: Readonly<Record<string, string>>) =>
  Effect.flatMap(SqlClient.SqlClient, sql =>
    sql.unsafe(`insert into ${table} (${Object.keys(columns).join(", ")})
      select ${Object.values(columns).join(", ")} from generate_series(1, ${count}) i`)
  )

/** So many enrichments with a status, within the second before `time`. */
export const enrichments = (time: string, status: string, count: number) =>
  many("enrichments", count, {
    enrichment_id: "gen_random_uuid()",
    at: `timestamptz '${time}' - interval '1 second'`,
    status: `'${status}'`,
    strategy: "'waterfall'",
    priority: "'normal'",
    total_cost: "0",
    duration_ms: "1",
    providers: "'[]'",
    conflicts: "0"
  })

export const purchases = (time: string, providerId: string, outcome: string, count: number, failure?: string) =>
  many("provider_purchases", count, {
    purchase_id: "gen_random_uuid()",
    purchase_key: "gen_random_uuid()::text",
    provider_id: `'${providerId}'`,
    state: "'settled'",
    outcome: `'${outcome}'`,
    failure_reason: failure === undefined ? "null" : `'${failure}'`,
    unit_cost: "0",
    expected_cost: "0",
    cost: "0",
    cache_key: "uuid_send(gen_random_uuid())",
    spend_day: `'${time}'`,
    lease_until: `'${time}'`,
    created_at: `timestamptz '${time}' - interval '1 second'`
  })

export const suggestions = (time: string, count: number, used: number) =>
  many("coaching_suggestions", count, {
    type: "'upsell_opportunity'",
    rule: "'r'",
    tenure: "'new'",
    title: "''",
    content: "''",
    suggested_script: "''",
    confidence: "'high'",
    priority: "'low'",
    triggered_by: "'[]'",
    context: "'{}'",
    propensity: "1",
    created_at: `timestamptz '${time}' - interval '1 hour'`,
    expires_at: `timestamptz '${time}' - interval '50 minutes'`,
    shown_at: `timestamptz '${time}' - interval '1 hour'`,
    used_at: `case when i <= ${used} then timestamptz '${time}' - interval '55 minutes' end`
  })

/** Each of a lead of its own. */
export const validations = (time: string, prefix: string, count: number, high: number) =>
  Effect.zipRight(
    many("leads", count, {
      lead_id: `'${prefix}-' || i`,
      email: `'${prefix}-' || i || '@a.example'`,
      score: "50",
      score_source: "'computed'",
      score_reasons: "'[]'"
    }),
    many("risk_validation_results", count, {
      validation_id: "gen_random_uuid()",
      lead_id: `'${prefix}-' || i`,
      validation_type: "'all'",
      overall_risk_score: "50",
      severity: `case when i <= ${high} then 'high' else 'low' end`,
      is_approved: "true",
      requires_review: "false",
      auto_escalate: "false",
      created_at: `timestamptz '${time}' - interval '1 second'`,
      expires_at: `timestamptz '${time}'`
    })
  )
