import { SqlClient } from "@effect/sql"
import { assert, describe, it, layer } from "@effect/vitest"
import { ConfigProvider, DateTime, Effect, Record } from "effect"
import { Audit } from "../../src/audit/Audit.ts"
import { AuditChain } from "../../src/audit/AuditChain.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { Retention } from "../../src/privacy/Retention.ts"
import { retentionRules } from "../../src/privacy/RetentionRules.ts"
import { RetentionSettings } from "../../src/privacy/RetentionSettings.ts"
import { TestApp } from "../support/TestApp.ts"

describe("the rules of retention", () => {
  const settings = (given: Readonly<Record<string, string>>) =>
    Effect.withConfigProvider(RetentionSettings, ConfigProvider.fromMap(new Map(Object.entries(given))))

  it.effect("keep nothing for less than the law wants, whatever is set", () =>
    Effect.gen(function* () {
      const { days } = yield* settings({ CALLWISE_RETENTION_LEAD_DAYS: "30" })
      assert.deepStrictEqual(days, { ...Record.map(retentionRules, rule => rule.days), leads: 30 })
      for (const name of ["AUDIT", "PURCHASE", "DECISION", "CONSENT", "DELETION"])
        yield* Effect.flip(settings({ [`CALLWISE_RETENTION_${name}_DAYS`]: "365" }))
    })
  )

  it("each have a citation, and a day from which on it holds that has come", () => {
    const today = DateTime.formatIsoDateUtc(DateTime.unsafeNow())
    for (const { citation, effectiveFrom, days, leastDays } of Object.values(retentionRules)) {
      assert.match(citation, /\d/)
      assert.isTrue(effectiveFrom <= today)
      assert.isAtLeast(days, leastDays)
    }
  })
})

layer(TestApp(), { excludeTestServices: true })("retention", it => {
  const count = (table: string, where = "true") =>
    Effect.flatMap(SqlClient.SqlClient, sql =>
      Effect.map(
        sql.unsafe<{ n: number }>(`select count(*)::int n from ${table} where ${where}`),
        ([row]) => row?.n ?? 0
      )
    )
  const enforce = Effect.flatMap(Retention, retention => retention.enforce)

  it.effect("erases leads without a sign for too long, and neither younger ones nor customers", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const leads = yield* Leads
      for (const name of ["old", "young", "customer", "spoken", "silent", "sold"])
        yield* leads.put(LeadId.make(name), { email: `${name}@a.example` })
      yield* sql`insert into decisions (decision_id, lead_id, kind, decided_at, valid_until, inputs_hash, versions, seed)
        values ('01920000-0000-7000-8000-000000000001', 'customer', 'offers', now(), now(), 'h', '{}', 1)`
      yield* sql`insert into personalized_offers (offer_id, decision_id, lead_id, position, propensity, tier, offer_type, product,
          fit_score, confidence, estimated_conversion_probability, conversion_model, holdout, status, annual_premium, valid_until,
          created_at, presented_at, responded_at)
        values ('01920000-0000-7000-8000-000000000002', '01920000-0000-7000-8000-000000000001', 'customer', 0, 1, 'primary', 'auto',
          'p', 1, 1, 1, 'm', false, 'accepted', 1, now(), now() - interval '900 days', now() - interval '900 days',
          now() - interval '900 days')`
      yield* sql`update leads set updated_at = now() - interval '549 days' where lead_id <> 'young'`
      yield* sql`update leads set updated_at = now() - interval '547 days' where lead_id = 'young'`
      yield* sql`insert into calls (call_id, lead_id, agent_id, direction, status, started_at, ended_at, outcome)
        select who, who, 'ana', 'inbound', 'ended', at, at, outcome from (values
          ('spoken', now() - interval '547 days', 'follow_up'), ('silent', now() - interval '549 days', 'follow_up'),
          ('sold', now() - interval '900 days', 'sold')) of_old(who, at, outcome)`
      yield* enforce
      const left = yield* sql<{ leadId: string }>`select lead_id from leads order by lead_id`
      assert.deepStrictEqual(
        left.map(({ leadId }) => leadId),
        ["customer", "sold", "spoken", "young"]
      )
      assert.strictEqual(yield* count("audit_entries", "action = 'lead.erased' and lead_id is null"), 2)
    })
  )

  it.effect("lets go of more than one statement takes of what is past its time, and of nothing else", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* (yield* Leads).put(LeadId.make("kept"), { email: "kept@a.example" })
      const at = (days: string) => sql.literal(`now() - interval '1 day' * (${days})`)
      yield* sql`insert into lead_profile_history (lead_id, enriched_at, profile_id, profile)
        select 'kept', ${at("i")}, gen_random_uuid(), '{}' from generate_series(1, 3000) i`
      yield* sql`insert into enrichments (enrichment_id, at, status, strategy, priority, total_cost, duration_ms, providers, conflicts)
        select gen_random_uuid(), ${at("i")}, 'complete', 'waterfall', 'low', 0, 0, '[]', 0 from generate_series(1, 3000) i`
      yield* sql`insert into consent_statements (purpose, granted, at, erased_at)
        select 'calls', true, now(), ${at("i * 100")} from generate_series(1, 30) i`
      yield* sql`insert into decisions (decision_id, kind, decided_at, valid_until, inputs_hash, versions, seed)
        select gen_random_uuid(), 'offers', ${at("i * 1000")}, now(), 'h', '{}', 1 from generate_series(1, 3) i`
      yield* enforce
      assert.strictEqual(yield* count("lead_profile_history"), 729)
      assert.strictEqual(yield* count("enrichments"), 1826)
      assert.strictEqual(yield* count("consent_statements", "erased_at is not null"), 18)
      assert.strictEqual(yield* count("decisions", "decided_at < now() - interval '1 day'"), 1)
    })
  )

  it.effect("forgets sightings after 90 days and validations with their reviews after five years", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* (yield* Leads).put(LeadId.make("seen"), { email: "seen@a.example" })
      yield* sql`insert into velocity_events (lead_id, hash, kind, seen_at)
        select 'seen', decode(md5(i::text), 'hex'), 'ip', now() - i * interval '45 days' from generate_series(0, 3) i`
      yield* sql`insert into risk_source_history (lead_id, measure, source, value, seen_at)
        values ('seen', 'burst', 's', 1, now() - interval '91 days'), ('seen', 'form_seconds', 's', 1, now())`
      yield* sql`insert into risk_reviews (flagged, escalated, overall_risk_score, severity, reasons, status, decision, reviewer,
          opened_at, decided_at)
        select true, false, 60, 'high', '{}', 'closed', 'reject', 'Ana', decided, decided
        from (select now() - i * interval '1800 days' as decided from generate_series(0, 2) i) days`
      yield* sql`insert into risk_validation_results (validation_id, validation_type, offer_type, overall_risk_score, severity,
          is_approved, requires_review, auto_escalate, created_at, expires_at, review_id)
        select gen_random_uuid(), 'all', offer, 60, 'high', false, true, false, decided_at, decided_at, review_id
        from risk_reviews, unnest(array['auto', 'health']) offer`
      yield* enforce
      yield* enforce
      assert.strictEqual(yield* count("velocity_events"), 2)
      assert.strictEqual(yield* count("risk_source_history"), 1)
      assert.strictEqual(yield* count("risk_validation_results", "offer_type = 'auto'"), 2)
      assert.strictEqual(yield* count("risk_validation_results", "offer_type = 'health'"), 3)
      yield* sql`delete from risk_validation_results where offer_type = 'health'`
      yield* enforce
      assert.strictEqual(yield* count("risk_reviews"), 2)
    })
  )

  it.effect("forgets calls and attempts after five years, calls that sold health cover after ten", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const decisionId = "01920000-0000-7000-8000-000000000003"
      yield* sql`insert into decisions (decision_id, kind, decided_at, valid_until, inputs_hash, versions, seed)
        values (${decisionId}::uuid, 'offers', now(), now(), 'h', '{}', 1)`
      yield* sql`insert into personalized_offers (offer_id, decision_id, position, propensity, tier, offer_type, product,
          fit_score, confidence, estimated_conversion_probability, conversion_model, holdout, annual_premium, valid_until, created_at)
        values (${decisionId}::uuid, ${decisionId}::uuid, 0, 1, 'primary', 'health', 'p', 1, 1, 1, 'm', false, 1, now(), now())`
      yield* sql`insert into calls (call_id, agent_id, direction, started_at, sale_offer_id)
        select kind || i, 'bo', 'inbound', now() - i * interval '1828 days', offer
        from generate_series(0, 2) i, (values ('plain', null), ('health', ${decisionId}::uuid)) of_kind(kind, offer)`
      yield* sql`insert into contact_attempts (agent_id, at, channel, direction)
        select 'bo', now() - i * interval '914 days', 'call', 'outbound' from generate_series(0, 3) i`
      yield* sql`insert into call_events (call_id, event_index, lead_id, at, event)
        select call_id, 0, 'spoken', started_at, '{}' from calls where agent_id = 'bo'`
      yield* sql`insert into coaching_suggestions (type, rule, tenure, title, content, suggested_script, confidence, priority,
          triggered_by, context, propensity, created_at, expires_at)
        select 'risk_awareness', 'r', 'new', '', '', '', 'low', 'low', '[]', '{}', 1, at, at
        from (select now() - i * interval '1828 days' as at from generate_series(0, 2) i) of_old`
      yield* enforce
      assert.strictEqual(yield* count("contact_attempts", "agent_id = 'bo'"), 2)
      assert.strictEqual(yield* count("coaching_suggestions"), 1)
      assert.strictEqual(yield* count("call_events"), 3)
      const left = yield* sql<{ callId: string }>`select call_id from calls where agent_id = 'bo' order by call_id`
      assert.deepStrictEqual(
        left.map(({ callId }) => callId),
        ["health0", "health1", "plain0"]
      )
    })
  )

  it.effect("forgets after 90 days what a screen was told, but not that the call has ended", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* (yield* Leads).put(LeadId.make("told"), { email: "told@a.example" })
      yield* sql`insert into calls (call_id, lead_id, agent_id, direction, started_at)
        values ('told', 'told', 'bo', 'inbound', now() - interval '91 days')`
      yield* sql`insert into call_messages (call_id, sequence, lead_id, type, data, at)
        select 'told', i, 'told', case i when 3 then 'call_ended' else 'transcript_update' end, '{}',
          now() - case i when 4 then interval '89 days' else interval '91 days' end from generate_series(1, 4) i`
      yield* enforce
      assert.deepStrictEqual(
        yield* sql`select sequence from call_messages where call_id = 'told' order by sequence`.values,
        [[3], [4]]
      )
    })
  )

  it.effect("keeps the latest profile, however old", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* (yield* Leads).put(LeadId.make("once"), { email: "once@a.example" })
      yield* sql`insert into lead_profile_history values ('once', now() - interval '1000 days', gen_random_uuid(), '{}')`
      yield* enforce
      assert.strictEqual(yield* count("lead_profile_history", "lead_id = 'once'"), 1)
    })
  )

  it.effect("cuts the audit at its beginning so that the chain still holds", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const { seal, verify } = yield* AuditChain
      const audit = yield* Effect.provide(Audit, Audit.layer)
      yield* sql`delete from audit_entries where sequence is null`
      for (let i = 0; i < 10; i += 1) yield* audit.record({ action: "old" })
      yield* sql`update audit_entries set at = now() - interval '3654 days' where sequence is null`
      yield* seal
      for (let i = 0; i < 5; i += 1) yield* audit.record({ action: "new" })
      yield* seal
      yield* enforce
      assert.strictEqual(yield* count("audit_entries", "action = 'old'"), 0)
      assert.strictEqual(yield* count("audit_entries", "action = 'new'"), 5)
      const { findings, base } = yield* verify()
      assert.deepStrictEqual(findings, [])
      assert.strictEqual(base.sequence, 10n)
    })
  )

  it.effect("is enforced by one replica at a time", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`update leads set updated_at = now() - interval '600 days' where lead_id = 'kept'`
      yield* sql.withTransaction(Effect.zipRight(sql`select pg_advisory_xact_lock(7221090415)`, enforce))
      assert.strictEqual(yield* count("leads", "lead_id = 'kept'"), 1)
      yield* enforce
      assert.strictEqual(yield* count("leads", "lead_id = 'kept'"), 0)
    })
  )
})
