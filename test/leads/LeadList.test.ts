import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import { LeadId } from "../../src/leads/Lead.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { Leads } from "../../src/leads/Leads.ts"
import type { LeadFilter } from "../../src/leads/LeadsRepo.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const input = Schema.decodeUnknownSync(LeadInput)

const add = (leadId: string, more: object = {}) =>
  Effect.flatMap(Leads, leads => leads.put(LeadId.make(leadId), input({ email: "a@b.example", ...more })))

const idsOf = (filter: LeadFilter, limit = 200, before: string | null = null) =>
  Effect.flatMap(Leads, leads => leads.list(filter, { limit, before })).pipe(
    Effect.map(({ items, next }) => ({ ids: items.map(({ leadId }) => leadId), next }))
  )

layer(Layer.provideMerge(Leads.layer, Layer.provideMerge(TestDatabase, testConfig())), { excludeTestServices: true })(
  "the list of leads",
  it => {
    it.effect("shows each lead once, newest first, while others come in and old ones change", () =>
      Effect.gen(function* () {
        const source = "stable"
        for (let at = 0; at < 25; at += 1) yield* add(`stable-${at}`, { source })
        const seen: Array<string> = []
        let next: string | null = null
        do {
          const page: { ids: ReadonlyArray<string>; next: string | null } = yield* idsOf({ source }, 7, next)
          seen.push(...page.ids)
          next = page.next
          yield* add(`stable-late-${seen.length}`, { source })
          yield* add("stable-3", { source, firstName: "Changed" })
        } while (next !== null)
        assert.deepStrictEqual(
          seen,
          Array.from({ length: 25 }, (_, at) => `stable-${24 - at}`)
        )
      })
    )

    it.effect("ends exactly: a full last page has no next", () =>
      Effect.gen(function* () {
        for (let at = 0; at < 4; at += 1) yield* add(`exact-${at}`, { source: "exact" })
        const first = yield* idsOf({ source: "exact" }, 2)
        const second = yield* idsOf({ source: "exact" }, 2, first.next)
        assert.deepStrictEqual([first.ids.length, second.ids.length, second.next], [2, 2, null])
      })
    )

    it.effect("filters by state, source and score, one and all", () =>
      Effect.gen(function* () {
        yield* add("f-1", { source: "filters", address: { state: "TX" }, score: 10 })
        yield* add("f-2", { source: "filters", address: { state: "texas" }, score: 80 })
        yield* add("f-3", { source: "filters", address: { state: "CA" }, score: 80 })
        yield* add("f-4", { source: "filters", score: 81 })
        const ids = (filter: LeadFilter) => Effect.map(idsOf(filter), page => page.ids)
        assert.deepStrictEqual(yield* ids({ source: "filters", state: "TX" }), ["f-2", "f-1"])
        assert.deepStrictEqual(yield* ids({ source: "filters", minScore: 80 }), ["f-4", "f-3", "f-2"])
        assert.deepStrictEqual(yield* ids({ source: "filters", state: "TX", minScore: 80 }), ["f-2"])
        assert.deepStrictEqual(yield* ids({ source: "nothing" }), [])
      })
    )

    it.effect("filters by whether a profile was bought", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* add("e-1", { source: "enriched" })
        yield* add("e-2", { source: "enriched" })
        yield* sql`insert into lead_enrichment_profiles
        (lead_id, profile_id, confidence_score, data_sources, enrichment_metadata, enriched_at, expires_at)
        values ('e-1', gen_random_uuid(), 0.5, '{}', '{}', now(), now())`
        assert.deepStrictEqual((yield* idsOf({ source: "enriched", enriched: true })).ids, ["e-1"])
        assert.deepStrictEqual((yield* idsOf({ source: "enriched", enriched: false })).ids, ["e-2"])
      })
    )

    it.effect("is in the audit of every lead that it showed, and of no other", () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        for (let at = 0; at < 3; at += 1) yield* add(`a-${at}`, { source: "audit" })
        yield* idsOf({ source: "audit" }, 2)
        const read = yield* sql<{ leadId: string }>`
        select lead_id from audit_entries where action = 'lead.read' and lead_id like 'a-%' order by lead_id`
        assert.deepStrictEqual(
          read.map(({ leadId }) => leadId),
          ["a-1", "a-2"]
        )
      })
    )
  }
)
