import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Audit } from "../../src/audit/Audit.ts"
import { AuditChain } from "../../src/audit/AuditChain.ts"
import type { Finding } from "../../src/audit/Verification.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const Chain = Layer.mergeAll(AuditChain.layer, Audit.layer).pipe(
  Layer.provideMerge(TestDatabase),
  Layer.provideMerge(testConfig())
)

const write = (entries: number) =>
  Effect.flatMap(Audit, audit =>
    Effect.forEach(Array.from({ length: entries }), (_, at) => audit.record({ action: "test", detail: { at } }), {
      concurrency: 8,
      discard: true
    })
  )

/** What verifying finds after the database's owner did this; it is undone afterwards. */
const findingsAfter = (
  tamper: string
): Effect.Effect<ReadonlyArray<Finding>, never, AuditChain | SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { verify } = yield* AuditChain
    yield* sql.unsafe("create table kept as select * from audit_entries")
    yield* sql.unsafe("create table kept_chain as select * from audit_chain")
    yield* sql.unsafe(tamper)
    const { findings } = yield* verify()
    yield* sql.unsafe(`truncate audit_entries; insert into audit_entries select * from kept; drop table kept;
      truncate audit_chain; insert into audit_chain select * from kept_chain; drop table kept_chain`)
    return findings
  }).pipe(Effect.orDie)

layer(Chain, { excludeTestServices: true })("the audit in the database", it => {
  it.effect("is sealed without a gap by several replicas at once, each entry once", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const { seal, verify } = yield* AuditChain
      const sealing = Effect.forEach(Array.from({ length: 6 }), () => seal, { concurrency: 6, discard: true })
      yield* Effect.all([write(300), Effect.repeatN(sealing, 20)], { concurrency: 2 })
      yield* seal
      const [row] = yield* sql<{ entries: number; last: number; open: number }>`
        select count(sequence)::int entries, max(sequence)::int last, count(*) filter (where sequence is null)::int open
        from audit_entries`
      assert.deepStrictEqual({ ...row }, { entries: 300, last: 300, open: 0 })
      const { findings, entries, head } = yield* verify()
      assert.deepStrictEqual([findings, entries, head.sequence], [[], 300, 300n])
    })
  )

  for (const [what, tamper, found] of [
    [
      "a changed action",
      "update audit_entries set action = 'x' where sequence = 7",
      [{ _tag: "Changed", sequence: 7n }]
    ],
    [
      "a time moved by a microsecond",
      "update audit_entries set at = at + interval '1 microsecond' where sequence = 300",
      [{ _tag: "Changed", sequence: 300n }]
    ],
    [
      "a changed detail",
      "update audit_entries set detail = detail || '{\"at\": -1}' where sequence = 1",
      [{ _tag: "Changed", sequence: 1n }]
    ],
    ["another key", "update audit_entries set key_name = 'x' where sequence = 8", [{ _tag: "Changed", sequence: 8n }]],
    [
      "entries removed from the middle",
      "delete from audit_entries where sequence between 10 and 12",
      [{ _tag: "Missing", from: 10n, to: 12n }]
    ],
    ["the first one removed", "delete from audit_entries where sequence = 1", [{ _tag: "Missing", from: 1n, to: 1n }]],
    [
      "a tail cut off",
      "delete from audit_entries where sequence > 290",
      [{ _tag: "TailMissing", from: 291n, to: 300n }]
    ],
    [
      "the beginning cut off and said to have been let go",
      `delete from audit_entries where sequence <= 5;
       update audit_chain set base_sequence = 5, base_seal = (select seal from kept where sequence = 5)`,
      [{ _tag: "BaseForged" }]
    ],
    [
      "an entry put in at the end",
      `insert into audit_entries (action, sequence, seal) values ('x', 301, '\\x00')`,
      [
        { _tag: "Changed", sequence: 301n },
        { _tag: "BeyondHead", sequence: 301n }
      ]
    ],
    ["everything removed", "delete from audit_entries", [{ _tag: "TailMissing", from: 1n, to: 300n }]]
  ] as const)
    it.effect(`shows ${what}`, () =>
      Effect.map(findingsAfter(tamper), findings => assert.deepStrictEqual([...findings], [...found]))
    )

  it.effect("shows two entries that changed places, and one that took another's number", () =>
    Effect.gen(function* () {
      const swapped = yield* findingsAfter(`
        update audit_entries set sequence = -1 where sequence = 20;
        update audit_entries set sequence = 20 where sequence = 21;
        update audit_entries set sequence = 21 where sequence = -1`)
      assert.includeDeepMembers([...swapped], [{ _tag: "Changed", sequence: 20n }])
      const renumbered = yield* findingsAfter(`
        delete from audit_entries where sequence = 30;
        update audit_entries set sequence = -sequence where sequence > 30;
        update audit_entries set sequence = -sequence - 1 where sequence < 0`)
      assert.includeDeepMembers([...renumbered], [{ _tag: "Changed", sequence: 30n }])
    })
  )

  it.effect(
    "shows by a head that was kept elsewhere what the database alone cannot: an end cut off together with its mark",
    () =>
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const { seal, verify } = yield* AuditChain
        const { head } = yield* verify()
        assert.deepStrictEqual((yield* verify(head)).findings, [])
        yield* sql.unsafe(`delete from audit_entries where sequence > 200;
        update audit_chain set head_sequence = 200, head_seal = (select seal from audit_entries where sequence = 200)`)
        assert.deepStrictEqual((yield* verify()).findings, [])
        assert.deepStrictEqual((yield* verify(head)).findings, [{ _tag: "HeadDiffers", sequence: 300n }])
        yield* write(150)
        yield* seal
        assert.deepStrictEqual((yield* verify()).findings, [])
        assert.deepStrictEqual((yield* verify(head)).findings, [{ _tag: "HeadDiffers", sequence: 300n }])
      })
  )
})
