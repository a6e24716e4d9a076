import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Either, FastCheck, Layer, Option, Schema } from "effect"
import { Actor } from "../../src/audit/Actor.ts"
import { LeadId } from "../../src/leads/Lead.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { LeadPatch } from "../../src/leads/LeadPatch.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { testConfig } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"
import { writtenLead } from "./LeadArbitrary.ts"

const input = Schema.decodeUnknownSync(LeadInput)
const patch = Schema.decodeUnknownSync(LeadPatch)
const id = (text: string) => LeadId.make(text)
const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const full = {
  leadId: "full-1",
  email: "Ana@Acme.example",
  phone: "(212) 555-0123",
  firstName: "Ana",
  lastName: "Ortiz",
  dateOfBirth: "1980-02-29",
  jobTitle: "Owner",
  company: { name: "Acme", domain: "https://www.acme.example/about" },
  address: { street: "1 Main St", city: "Austin", state: "texas", postalCode: "78701" },
  vehicles: [{ year: 2020, make: "Honda", model: "Civic", vin: "1HGCM82633A004352" }, {}],
  interests: ["auto", "home"],
  source: "referral",
  consent: { enrichment: true, calls: false },
  attributes: { campaign: "spring", nested: { list: [1, "two", null] }, snake_case: true, __proto__x: 1 }
}

const auditOf = (leadId: string) =>
  Effect.flatMap(
    SqlClient.SqlClient,
    sql =>
      sql<{
        action: string
        keyName: string
        requestId: string | null
        auditId: string
        detail: object
      }>`select action, key_name, request_id, audit_id::text, detail from audit_entries where lead_id = ${leadId} order by at, audit_id`
  )

layer(Layer.provideMerge(Leads.layer, Layer.provideMerge(TestDatabase, testConfig())), { excludeTestServices: true })(
  "leads",
  it => {
    it.effect("are given back as they were written, in normal form", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        const created = yield* leads.create(input(full))
        const { createdAt, updatedAt, score, scoreReasons, scoreSource, ...rest } = yield* leads.get(created.leadId)
        assert.deepStrictEqual(JSON.parse(JSON.stringify(rest)), {
          ...full,
          email: "ana@acme.example",
          phone: "+12125550123",
          company: { name: "Acme", domain: "acme.example" },
          address: { ...full.address, state: "TX" }
        })
        assert.strictEqual(scoreSource, "computed")
        assert.strictEqual(
          scoreReasons.reduce((sum, { points }) => sum + points, 0),
          score
        )
        assert.deepStrictEqual(createdAt, updatedAt)
      })
    )

    it.effect("lose nothing on the way through the database, whatever is in them", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        for (const [index, written] of FastCheck.sample(writtenLead, { numRuns: 300, seed: 7 }).entries()) {
          const leadId = `any-${index}`
          const given = input({ ...written, leadId })
          yield* leads.put(id(leadId), given)
          const { createdAt, updatedAt, score, scoreReasons, scoreSource, ...rest } = yield* leads.get(id(leadId))
          assert.deepStrictEqual(
            JSON.parse(JSON.stringify({ ...rest, ...(scoreSource === "given" ? { score } : {}) })),
            JSON.parse(JSON.stringify(given))
          )
        }
      })
    )

    it.effect("get a UUIDv7 when the caller gives no id", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        assert.match((yield* leads.create(input({ email: "a@b.example" }))).leadId, uuidV7)
      })
    )

    it.effect("are created once, however many try at the same time", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        const tries = yield* Effect.all(
          Array.from({ length: 20 }, (_, at) =>
            Effect.either(leads.create(input({ leadId: "race", email: `${at}@b.example` })))
          ),
          { concurrency: "unbounded" }
        )
        const [losers, winners] = [tries.filter(Either.isLeft), tries.filter(Either.isRight)]
        assert.strictEqual(winners.length, 1)
        assert.isTrue(losers.every(({ left }) => left._tag === "LeadExists" && left.leadId === "race"))
        assert.strictEqual((yield* leads.get(id("race"))).email, winners[0]?.right.email)
        const entries = yield* auditOf("race")
        assert.deepStrictEqual(
          entries.map(({ action }) => action),
          ["lead.created", "lead.read"]
        )
      })
    )

    it.effect("are replaced whole by put, which keeps when they were created", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        const first = yield* leads.put(id("put-1"), input({ email: "a@b.example", firstName: "Ana" }))
        const second = yield* leads.put(id("put-1"), input({ leadId: "put-1", phone: "2125550199", score: 7 }))
        assert.deepStrictEqual([first.created, second.created], [true, false])
        assert.isUndefined(second.lead.firstName)
        assert.deepStrictEqual([second.lead.score, second.lead.scoreSource], [7, "given"])
        assert.deepStrictEqual(second.lead.createdAt, first.lead.createdAt)
        const other = yield* Effect.flip(leads.put(id("put-1"), input({ leadId: "put-2", phone: "2125550199" })))
        assert.strictEqual(other._tag, "LeadIdMismatch")
      })
    )

    it.effect("are put by many at once without one failing", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        const puts = yield* Effect.all(
          Array.from({ length: 20 }, (_, at) => leads.put(id("put-race"), input({ email: `${at}@b.example` }))),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(puts.filter(({ created }) => created).length, 1)
      })
    )

    it.effect("are patched member by member", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        yield* leads.put(id("patch-1"), input({ ...full, leadId: "patch-1" }))
        const changed = yield* leads.patch(
          id("patch-1"),
          patch({
            firstName: null,
            address: { city: "Dallas", street: null },
            consent: { marketing: true },
            interests: ["life"],
            attributes: { nested: { list: null, more: 1 }, campaign: null }
          })
        )
        assert.isUndefined(changed.firstName)
        assert.deepStrictEqual({ ...changed.address }, { city: "Dallas", state: "TX", postalCode: "78701" })
        assert.deepStrictEqual({ ...changed.consent }, { enrichment: true, calls: false, marketing: true })
        assert.deepStrictEqual(changed.interests, ["life"])
        assert.deepStrictEqual(changed.attributes, { nested: { more: 1 }, snake_case: true, __proto__x: 1 })
        const [, entry] = yield* auditOf("patch-1")
        assert.deepStrictEqual(entry?.detail, {
          members: ["firstName", "address", "interests", "consent", "attributes"]
        })
      })
    )

    it.effect("keep a given score when patched, and compute one again when it is taken away", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        yield* leads.put(id("score-1"), input({ email: "a@b.example", score: 3 }))
        const kept = yield* leads.patch(id("score-1"), patch({ source: "referral" }))
        assert.deepStrictEqual([kept.score, kept.scoreSource], [3, "given"])
        const computed = yield* leads.patch(id("score-1"), patch({ score: null }))
        assert.strictEqual(computed.scoreSource, "computed")
        const better = yield* leads.patch(id("score-1"), patch({ phone: "2125550123" }))
        assert.isAbove(better.score, computed.score)
      })
    )

    it.effect("refuse a patch that would leave nothing to look them up by, and stay as they were", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        const { lead } = yield* leads.put(id("patch-2"), input({ email: "a@b.example", firstName: "Ana" }))
        const refused = yield* Effect.flip(leads.patch(id("patch-2"), patch({ email: null })))
        assert.strictEqual(refused._tag, "LeadPatchImpossible")
        assert.deepStrictEqual("errors" in refused ? refused.errors.map(({ pointer }) => pointer) : [], [""])
        const abroad = yield* Effect.flip(leads.patch(id("patch-2"), patch({ address: { state: "Ontario" } })))
        assert.deepStrictEqual("errors" in abroad ? abroad.errors.map(({ pointer }) => pointer) : [], [
          "/address/state"
        ])
        assert.deepStrictEqual(yield* leads.find(id("patch-2")), Option.some(lead))
      })
    )

    it.effect("lose no patch of many at once", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        yield* leads.put(id("patch-race"), input({ email: "a@b.example" }))
        yield* Effect.all(
          Array.from({ length: 20 }, (_, at) =>
            leads.patch(id("patch-race"), patch({ attributes: { [`a${at}`]: at } }))
          ),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(Object.keys((yield* leads.get(id("patch-race"))).attributes ?? {}).length, 20)
      })
    )

    it.effect("are not found when nobody made them", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        const nobody = id("nobody")
        const failures = [leads.get(nobody), leads.patch(nobody, patch({ firstName: "x" })), leads.erase(nobody)]
        for (const failure of failures) assert.strictEqual((yield* Effect.flip(failure))._tag, "LeadNotFound")
        assert.isTrue(Option.isNone(yield* leads.find(nobody)))
        assert.deepStrictEqual(yield* auditOf("nobody"), [])
      })
    )

    it.effect("are erased, and what is left names no one", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        yield* leads.put(id("erase-1"), input({ ...full, leadId: "erase-1" }))
        yield* leads.patch(id("erase-1"), patch({ email: "secret@person.example" }))
        yield* leads.erase(id("erase-1"))
        assert.isTrue(Option.isNone(yield* leads.find(id("erase-1"))))
        const entries = yield* auditOf("erase-1")
        assert.deepStrictEqual(
          entries.map(({ action }) => action),
          ["lead.created", "lead.changed", "lead.erased"]
        )
        assert.notMatch(JSON.stringify(entries), /secret|Ana|Ortiz|Acme|5550123|Austin/i)
      })
    )

    it.effect("tell in the audit who read them, and under which request", () =>
      Effect.gen(function* () {
        const leads = yield* Leads
        yield* leads.put(id("audit-1"), input({ email: "a@b.example" }))
        yield* leads
          .get(id("audit-1"))
          .pipe(Effect.provideService(Actor, { keyId: Bun.randomUUIDv7(), keyName: "dialler", requestId: "req-7" }))
        const [written, read] = yield* auditOf("audit-1")
        assert.deepInclude(written, { action: "lead.created", keyName: "system", requestId: null })
        assert.deepInclude(read, { action: "lead.read", keyName: "dialler", requestId: "req-7" })
        assert.match(read?.auditId ?? "", uuidV7)
      })
    )
  }
)
