import { SqlClient } from "@effect/sql"
import { assert, describe, it, layer } from "@effect/vitest"
import { ConfigProvider, Context, Effect, Layer } from "effect"
import { CampaignBudgets } from "../../../src/providers/Budgets.ts"
import { DataProviders } from "../../../src/providers/DataProviders.ts"
import { Ledger } from "../../../src/providers/guard/Ledger.ts"
import { Providers } from "../../../src/providers/Providers.ts"
import { TestDatabase } from "../../support/TestDatabase.ts"
import { failing, leadId, matched, purchase, register, replica, request, Sent, terms, unique, Vendor } from "./Fakes.ts"

const budgets = { CALLWISE_CAMPAIGN_BUDGETS: "spring=0.5, a=b=1", ENRICHMENT_DAILY_BUDGET: "4" }

const Suite = replica(budgets).pipe(
  Layer.provideMerge(Vendor.layer),
  Layer.provideMerge(Sent.layer),
  Layer.provideMerge(TestDatabase)
)

const another = Effect.map(Layer.build(replica(budgets)), context => Context.get(context, DataProviders))

const fast = { rateLimitPerMinute: 100_000, dailyQuota: 100_000 }

/** A lead of that source, for as many look-ups as one likes. */
const leadOf = (source: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const id = unique()
    yield* sql`insert into leads (lead_id, email, source, score, score_source, score_reasons)
      values (${id}, ${`${id}@a.example`}, ${source}, 50, 'computed', '[]')`
    return leadId(id)
  })

const anew = Effect.gen(function* () {
  const vendor = yield* Vendor
  const sql = yield* SqlClient.SqlClient
  vendor.terms = terms
  vendor.calls.length = 0
  vendor.lookUp = queries => Effect.succeed(queries.map(() => matched()))
  yield* sql`delete from provider_purchases`
  yield* sql`delete from provider_spend`
  yield* sql`delete from budget_spend`
  return vendor
})

const spent = (budget: string) =>
  Effect.flatMap(SqlClient.SqlClient, sql =>
    Effect.map(
      sql<{ dollars: number }>`select dollars::float8 dollars from budget_spend where budget = ${budget}`,
      ([row]) => row?.dollars ?? 0
    )
  )

/** What each budget says that was spent is what the ledger says. */
const booksAgree = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const wrong = yield* sql`
    with booked as (
      select its_budget budget, sum(coalesce(cost, expected_cost)) dollars from provider_purchases,
        unnest(array['provider:' || provider_id, 'source:' || campaign, 'day']) its_budget where its_budget is not null group by 1
    ), kept as (
      select budget, dollars from budget_spend union all select 'day', dollars from provider_spend
    )
    select * from booked full join kept using (budget) where coalesce(booked.dollars, 0) <> coalesce(kept.dollars, 0)`
  assert.deepStrictEqual(wrong, [])
})

describe("budgets of campaigns", () => {
  const read = (text: string) =>
    Effect.withConfigProvider(CampaignBudgets, ConfigProvider.fromMap(new Map([["CALLWISE_CAMPAIGN_BUDGETS", text]])))

  it.effect("are read by the source of a lead, and refused when they cannot be meant so", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        [...(yield* read("facebook=50, a=b=0.5"))],
        [
          ["facebook", 50],
          ["a=b", 0.5]
        ]
      )
      for (const wrong of ["facebook", "=5", "a=", "a=x", "a=-1", "a=1,a=2", `${"a".repeat(101)}=1`])
        yield* Effect.flip(read(wrong))
    })
  )
})

layer(Suite, { excludeTestServices: true })("a day's budget", it => {
  it.scoped("of a provider is never overrun by replicas together, while others are still bought from", () =>
    Effect.gen(function* () {
      const vendor = yield* anew
      const replicas = [yield* DataProviders, yield* another]
      const tight = yield* register({ ...fast, dailyBudget: 1 })
      const other = yield* register(fast)
      const answers = yield* Effect.forEach(
        Array.from({ length: 30 }, (_, index) => index),
        index => replicas[index % 2]?.lookUp(request(tight)) ?? Effect.dieMessage("no replica"),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(answers.filter(({ outcome }) => outcome === "matched").length, 10)
      const refused = answers.filter(({ outcome }) => outcome === "skipped")
      assert.deepStrictEqual(
        [...new Set(refused.map(({ reason, cost }) => `${reason} ${cost}`))],
        ["provider_budget 0"]
      )
      assert.strictEqual(vendor.calls.length, 10)
      assert.strictEqual((yield* (yield* DataProviders).lookUp(request(other))).outcome, "matched")
      assert.closeTo(yield* (yield* DataProviders).spentToday, 1.1, 1e-9)
      yield* booksAgree
    })
  )

  it.scoped("of a campaign holds over all providers, for the leads of that source alone", () =>
    Effect.gen(function* () {
      yield* anew
      const data = yield* DataProviders
      const [one, two] = [yield* register(fast), yield* register(fast)]
      const [spring, autumn] = [yield* leadOf("spring"), yield* leadOf("autumn")]
      const ask = (lead: typeof spring) =>
        Effect.forEach(
          Array.from({ length: 12 }, (_, index) => index),
          index => data.lookUp(request(index % 2 === 0 ? one : two, { leadId: lead })),
          { concurrency: "unbounded" }
        )
      const ofSpring = yield* ask(spring)
      assert.strictEqual(ofSpring.filter(({ outcome }) => outcome === "matched").length, 5)
      assert.strictEqual(ofSpring.filter(({ reason }) => reason === "campaign_budget").length, 7)
      assert.isTrue((yield* ask(autumn)).every(({ outcome }) => outcome === "matched"))
      assert.closeTo(yield* spent("source:spring"), 0.5, 1e-9)
      assert.strictEqual(yield* spent("source:autumn"), 0)
      yield* booksAgree
    })
  )

  it.scoped(
    "that is used up costs nobody a place in line nor a provider's quota, and keeps out only what it cannot pay",
    () =>
      Effect.gen(function* () {
        const vendor = yield* anew
        const data = yield* DataProviders
        const sql = yield* SqlClient.SqlClient
        const [dear, cheap] = [
          yield* register({ ...fast, costPerCall: 0.4 }),
          yield* register({ ...fast, costPerCall: 0.05 })
        ]
        const lead = { leadId: yield* leadOf("spring"), source: "spring" }
        const ask = (provider: typeof dear) => data.lookUp(request(provider, lead))
        assert.strictEqual((yield* ask(dear)).outcome, "matched")
        for (let turn = 0; turn < 20; turn++) assert.strictEqual((yield* ask(dear)).reason, "campaign_budget")
        const quota = sql<{
          used: number
        }>`select used_today used from provider_tokens where provider_id = ${dear.id}::uuid`
        assert.deepStrictEqual(yield* quota, [{ used: 2 }])
        assert.strictEqual((yield* ask(cheap)).outcome, "matched")
        assert.strictEqual((yield* data.lookUp(request(dear))).outcome, "matched")
        assert.strictEqual(vendor.calls.length, 3)
      })
  )

  it.scoped("is had back when nothing was charged, and agrees with the ledger whatever becomes of purchases", () =>
    Effect.gen(function* () {
      const vendor = yield* anew
      const sql = yield* SqlClient.SqlClient
      const replicas = [yield* DataProviders, yield* another]
      const ledger = yield* Ledger
      const [tight, other] = [yield* register({ ...fast, dailyBudget: 0.4 }), yield* register(fast)]
      const leads = [yield* leadOf("spring"), yield* leadOf("a=b"), yield* leadOf("autumn")]
      let turn = 0
      vendor.lookUp = queries => {
        turn++
        if (turn % 4 === 1) return Effect.fail(failing("bad_input"))
        if (turn % 4 === 2) return Effect.fail(failing("malformed", { billing: "unknown" }))
        return Effect.succeed(queries.map(() => matched(unique(), turn % 4 === 3 ? 0 : 1)))
      }
      const asked = Array.from({ length: 40 }, (_, index) =>
        request(index % 2 === 0 ? tight : other, { leadId: leads[index % 3] ?? leadId("nobody") })
      )
      yield* Effect.forEach(
        asked,
        (one, index) => replicas[index % 2]?.lookUp(one) ?? Effect.dieMessage("no replica"),
        { concurrency: "unbounded" }
      )
      yield* booksAgree
      assert.isAtMost(yield* spent(`provider:${tight.id}`), 0.4)
      assert.isAtMost(yield* spent("source:spring"), 0.5)
      const unknown = yield* sql<{
        purchaseId: string
      }>`select purchase_id from provider_purchases where state = 'unknown'`
      assert.isAbove(unknown.length, 0)
      yield* ledger.reconcile(unknown.map(({ purchaseId }) => ({ reference: purchaseId, billed: 0 })))
      yield* booksAgree
    })
  )

  it.scoped("can be set and taken away while the service runs, and counts what was spent before", () =>
    Effect.gen(function* () {
      yield* anew
      const data = yield* DataProviders
      const providers = yield* Providers
      const provider = yield* register(fast)
      assert.isNull(provider.dailyBudget)
      yield* data.lookUp(request(provider))
      assert.strictEqual((yield* providers.change(provider.id, { dailyBudget: 0.15 })).dailyBudget, 0.15)
      const late = request(provider)
      assert.strictEqual((yield* data.lookUp(late)).reason, "provider_budget")
      assert.isTrue((yield* purchase(late.purchaseKey))._tag === "None")
      yield* providers.change(provider.id, { dailyBudget: null })
      assert.strictEqual((yield* data.lookUp(request(provider))).outcome, "matched")
    })
  )
})
