import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer, Option } from "effect"
import { finish } from "../../src/conversion/learner/Work.ts"
import { estimating } from "../../src/risk/checks/identity/Estimation.ts"
import { statedBelief } from "../../src/risk/checks/identity/SamePerson.ts"
import { IdentityBeliefs } from "../../src/risk/learning/IdentityBeliefs.ts"
import { BeliefId, IdentityBeliefsRepo } from "../../src/risk/learning/IdentityBeliefsRepo.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const Beliefs = Layer.mergeAll(IdentityBeliefs.layer, IdentityBeliefsRepo.layer).pipe(Layer.provideMerge(TestDatabase))

const elsewhere = { street: "99 Oak Ave", city: "Boise", state: "ID", postalCode: "83702" }

/** Sources know three of four leads as they are, every fifth of those where they lived before, and of the fourth a stranger. */
const answered = (origin: "api" | "sandbox", leads: number) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const [provider] = yield* sql<{ id: string }>`
      insert into data_providers (id, name, type, api_endpoint, is_enabled, priority, cost_per_call, origin)
      values (gen_random_uuid(), ${origin}, 'custom', 'https://source.example', true, 1, 0, ${origin}) returning id`
    const people = Array.from({ length: leads }, (_, at) => {
      const name = `Person${String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26))}`
      const own = {
        first: name,
        last: `${name.toLowerCase().split("").toReversed().join("")}son`,
        birth: `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`,
        address: { street: `${at + 1} Elm St`, city: "Salem", state: "OR", postalCode: "97301" }
      }
      const known =
        at % 4 === 0
          ? { fullName: "Wei Ito", dateOfBirth: "2001-12-31", address: elsewhere }
          : {
              fullName: `${own.first} ${own.last}`,
              dateOfBirth: own.birth,
              address: at % 5 === 0 ? elsewhere : own.address
            }
      return { id: `${origin}-${at}`, ...own, known }
    })
    yield* sql`insert into leads (lead_id, first_name, last_name, date_of_birth, address, score, score_source, score_reasons)
      select id, first, last, birth::date, address, 50, 'computed', '[]'
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) p(id text, first text, last text, birth text, address jsonb)`
    yield* sql`insert into lead_provider_answers (lead_id, provider_id, provider, record, answered_at, valid_until)
      select id, ${provider?.id ?? null}::uuid, ${origin}, jsonb_build_object('identity', known), now(), now()
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) p(id text, known jsonb)`
  })

layer(Beliefs, { excludeTestServices: true, timeout: "120 seconds" })("what tells one person from two", it => {
  it.effect("is as stated where nothing can be learnt, and made-up people teach nothing", () =>
    Effect.gen(function* () {
      const beliefs = yield* IdentityBeliefs
      yield* answered("sandbox", 500)
      const learnt = Option.getOrThrow(yield* beliefs.learn())
      assert.strictEqual(learnt.pairs, 0)
      assert.include(learnt.against, "too_few_pairs")
      assert.deepStrictEqual(yield* beliefs.current, { version: "stated-2", belief: statedBelief })
    })
  )

  it.effect("is learnt from the service's own leads and answers, by patterns that can be learnt from again", () =>
    Effect.gen(function* () {
      const beliefs = yield* IdentityBeliefs
      const repo = yield* IdentityBeliefsRepo
      const sql = yield* SqlClient.SqlClient
      yield* answered("api", 600)
      const learnt = Option.getOrThrow(yield* beliefs.learn())
      assert.deepInclude(learnt, { pairs: 600, against: [] })
      const { belief, version } = yield* beliefs.current
      assert.isBelow(belief.likelihoods.birthDate.other.same, statedBelief.likelihoods.birthDate.other.same)
      assert.isAbove(belief.likelihoods.home.other.same, statedBelief.likelihoods.home.other.same)
      const kept = Option.getOrThrow(yield* repo.find(BeliefId.make(version)))
      assert.deepStrictEqual(kept.belief, belief)
      assert.deepStrictEqual(finish(estimating(kept.patterns)), belief)
      assert.isAtLeast(Option.getOrThrow(yield* beliefs.hoursSinceLearning), 0)
      const [row] = yield* sql<{ all: string }>`select jsonb_agg(b)::text "all" from identity_beliefs b`
      for (const value of ["Person", "Ito", "Elm", "97301", "2001"]) assert.notInclude(row?.all ?? "", value)
    })
  )

  it.effect("is as stated again when the pairs no longer bear it", () =>
    Effect.gen(function* () {
      const beliefs = yield* IdentityBeliefs
      const sql = yield* SqlClient.SqlClient
      yield* sql`delete from lead_provider_answers where provider = 'api' and lead_id <> 'api-1'`
      const learnt = Option.getOrThrow(yield* beliefs.learn())
      assert.strictEqual(learnt.pairs, 1)
      assert.strictEqual((yield* beliefs.current).version, "stated-2")
    })
  )
})
