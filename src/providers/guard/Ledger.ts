import { SqlClient, SqlSchema } from "@effect/sql"
import { Array as Arr, Context, Effect, Layer, Option, Schema } from "effect"
import type { LeadId } from "../../leads/Lead.ts"
import { gathering } from "../../platform/Gathering.ts"
import { CampaignBudgets, DailyBudget } from "../Budgets.ts"
import { Begun, PurchaseOrder, Settled, Settlement, StatementLine } from "./LedgerRows.ts"

const isOfSamePurchase = (a: Settlement, b: Settlement) => a.purchaseId === b.purchaseId
const known = <A>(rows: ReadonlyArray<A | undefined>) => rows.filter(row => row !== undefined)

const State = Schema.Struct({ state: Schema.Literal("pending", "settled", "unknown") })

/** What was bought, or may have been: entered before a call is sent and settled after its answer. */
export class Ledger extends Context.Tag("callwise/providers/guard/Ledger")<
  Ledger,
  {
    readonly begin: (orders: ReadonlyArray<PurchaseOrder>) => Effect.Effect<ReadonlyArray<Begun>>
    /** Settles the purchases and stores their answers in the response cache, in one statement. */
    readonly settle: (settlements: ReadonlyArray<Settlement>) => Effect.Effect<ReadonlyArray<Settled>>
    readonly isPending: (purchaseId: string) => Effect.Effect<boolean>
    /** Marks what a dead process left behind as presumed billed; gives how many there were. */
    readonly presumeLost: Effect.Effect<number>
    /** The vendor's statement has the last word: on what is unknown, and on what it charged otherwise than entered. */
    readonly reconcile: (lines: ReadonlyArray<StatementLine>) => Effect.Effect<ReadonlyArray<Settled>>
    /** Keeps the amounts and forgets whom they were spent on. */
    readonly forgetLead: (leadId: LeadId) => Effect.Effect<void>
    readonly spentToday: Effect.Effect<number>
    readonly sweep: Effect.Effect<void>
  }
>() {
  static readonly layer = Layer.scoped(
    Ledger,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const budget = Option.getOrNull(yield* DailyBudget)
      const campaigns = JSON.stringify(Object.fromEntries(yield* CampaignBudgets))

      /** The day's row first, also where what is due to one provider is had from another. */
      const corrected = (rows: string) => sql`corrected as (
            update provider_spend d set dollars = d.dollars + c.difference
            from (select spend_day, sum(price - counted) as difference from ${sql.literal(rows)}
              where price <> counted group by spend_day) c
            where d.day = c.spend_day returning d.day
          ), corrected_budgets as (
            update budget_spend b set dollars = b.dollars + c.difference
            from (select spend_day, its_budget, sum(price - counted) as difference from ${sql.literal(rows)},
                unnest(array['provider:' || provider_id, 'source:' || campaign]) its_budget
              where price <> counted and its_budget is not null group by spend_day, its_budget) c
            where b.day = c.spend_day and b.budget = c.its_budget and (select count(*) from corrected) > 0
          )`

      const begin = SqlSchema.findAll({
        Request: Schema.parseJson(Schema.Array(PurchaseOrder)),
        Result: Begun,
        execute: orders => sql`select key as purchase_key, id as purchase_id, verdict, dollars as cost
          from begin_provider_purchases(${orders}::jsonb, ${budget}::numeric, ${campaigns}::jsonb)`
      })

      const settle = SqlSchema.findAll({
        Request: Schema.parseJson(Schema.Array(Settlement)),
        Result: Settled,
        execute: settlements => sql`
          with answered as (
            select s.*, decode(s."subject", 'hex') as subject_hash, p.provider_id, p.unit_cost, p.expected_cost, p.lead_id,
              p.campaign, p.cache_key, p.spend_day, coalesce(p.cost, p.expected_cost) as counted
            from jsonb_to_recordset(${settlements}::jsonb) as s("purchaseId" uuid, "outcome" text, "failureReason" text,
              "failureCode" text, "billedCalls" float8, "subject" text, "subjectDays" int, "durationMs" float8,
              "attempts" int, "sealed" text, "freshMs" float8)
            join provider_purchases p on p.purchase_id = s."purchaseId" and p.state <> 'settled'
            for update of p
          ), firsts as (
            select distinct on (provider_id, subject_hash) * from answered where subject_hash is not null
            order by provider_id, subject_hash, "purchaseId"
          ), claimed as (
            insert into provider_billed_subjects as b (provider_id, subject, billed_until)
            select provider_id, subject_hash, now() + make_interval(days => "subjectDays") from firsts
            on conflict (provider_id, subject) do update set billed_until = excluded.billed_until
              where b.billed_until <= now()
            returning subject
          ), priced as (
            select a.*, case
                when a."billedCalls" is null then a.expected_cost
                when a.subject_hash is null then a."billedCalls"::numeric * a.unit_cost
                when exists (select from firsts f join claimed c on c.subject = f.subject_hash
                  where f."purchaseId" = a."purchaseId") then a."billedCalls"::numeric * a.unit_cost
                else 0
              end as price
            from answered a
          ), settled as (
            update provider_purchases p set
              state = case when s."billedCalls" is null then 'unknown' else 'settled' end,
              outcome = s."outcome", failure_reason = s."failureReason", failure_code = s."failureCode", cost = s.price,
              billed_calls = s."billedCalls", duration_ms = s."durationMs", attempts = s."attempts", settled_at = now()
            from priced s where p.purchase_id = s."purchaseId"
            returning p.purchase_id, p.cost, p.lead_id
          ), ${corrected("priced")}, kept as (
            insert into provider_cache (key, provider_id, lead_id, sealed, matched, expires_at)
            select distinct on (cache_key) cache_key, provider_id, lead_id, decode("sealed", 'base64'),
              "outcome" = 'matched', now() + make_interval(secs => "freshMs" / 1000)
            from answered
            where "sealed" is not null and lead_id is not null
              and exists (select from data_providers d where d.id = provider_id)
            on conflict (key) do update set lead_id = excluded.lead_id, sealed = excluded.sealed,
              matched = excluded.matched, created_at = now(), expires_at = excluded.expires_at
          )
          select purchase_id, cost::float8 as cost, lead_id is null as is_forgotten from settled`
      })

      const scope = yield* Effect.scope
      const beginAll = gathering(scope, (orders: ReadonlyArray<PurchaseOrder>) =>
        Effect.map(Effect.orDie(begin(orders)), verdicts => {
          const left = Map.groupBy(verdicts, ({ purchaseKey }) => purchaseKey)
          return orders.map(({ purchaseKey }) => left.get(purchaseKey)?.shift())
        })
      )
      const settleAll = gathering(scope, (settlements: ReadonlyArray<Settlement>) =>
        Effect.map(Effect.orDie(settle(Arr.dedupeWith(settlements, isOfSamePurchase))), settled => {
          const left = Map.groupBy(settled, ({ purchaseId }) => purchaseId)
          return settlements.map(({ purchaseId }) => left.get(purchaseId)?.shift())
        })
      )

      const stateOf = SqlSchema.findOne({
        Request: Schema.String,
        Result: State,
        execute: purchaseId => sql`select state from provider_purchases
          where purchase_id = ${purchaseId}::uuid and lease_until > now()`
      })

      const spent = SqlSchema.single({
        Request: Schema.Void,
        Result: Schema.Struct({ dollars: Schema.Number }),
        execute: () => sql`select coalesce(sum(dollars), 0)::float8 as dollars from provider_spend
          where day = (now() at time zone 'UTC')::date`
      })

      const reconcile = SqlSchema.findAll({
        Request: Schema.parseJson(Schema.Array(StatementLine)),
        Result: Settled,
        execute: lines => sql`
          with lines as (
            select p.purchase_id, l."billed"::numeric * p.unit_cost as price, p.spend_day, p.provider_id, p.campaign,
              coalesce(p.cost, p.expected_cost) as counted, l."billed"
            from jsonb_to_recordset(${lines}::jsonb) as l("reference" uuid, "billed" float8)
            join provider_purchases p on p.purchase_id = l."reference"
              and (p.state = 'unknown' or p.state = 'pending' and p.lease_until <= now()
                or p.state = 'settled' and p.cost is distinct from l."billed"::numeric * p.unit_cost)
            for update of p
          ), ${corrected("lines")}
          update provider_purchases p set state = 'settled', cost = l.price, billed_calls = l."billed",
            outcome = coalesce(p.outcome, 'failed'), settled_at = now()
          from lines l where p.purchase_id = l.purchase_id
          returning p.purchase_id, p.cost::float8 as cost, p.lead_id is null as is_forgotten`
      })

      return Ledger.of({
        begin: Effect.fn("Ledger.begin")(orders => Effect.map(beginAll(orders), known)),
        settle: Effect.fn("Ledger.settle")(settlements => Effect.map(settleAll(settlements), known)),
        isPending: purchaseId =>
          Effect.map(
            Effect.orDie(stateOf(purchaseId)),
            Option.exists(({ state }) => state === "pending")
          ),
        presumeLost: sql`update provider_purchases set state = 'unknown', cost = expected_cost
          where state = 'pending' and lease_until <= now() returning 1`.pipe(
          Effect.map(rows => rows.length),
          Effect.orDie
        ),
        reconcile: Effect.fn("Ledger.reconcile")(lines => Effect.orDie(reconcile(lines))),
        forgetLead: leadId =>
          sql`update provider_purchases
            set lead_id = null, purchase_key = purchase_id::text, cache_key = uuid_send(purchase_id)
            where lead_id = ${leadId}`.pipe(Effect.orDie, Effect.asVoid),
        spentToday: Effect.map(Effect.orDie(spent()), ({ dollars }) => dollars),
        sweep: sql`delete from provider_billed_subjects where (provider_id, subject) in (
            select provider_id, subject from provider_billed_subjects where billed_until < now() limit 5000
          )`.pipe(Effect.orDie, Effect.asVoid)
      })
    })
  )
}
