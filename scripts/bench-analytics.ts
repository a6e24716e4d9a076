import { SqlClient } from "@effect/sql"
import { DateTime, Effect, Layer } from "effect"
import { PersonalizationAnalyticsService } from "../src/analytics/PersonalizationAnalyticsService.ts"
import { RollupsRepo } from "../src/analytics/rollups/RollupsRepo.ts"
import { Database } from "../src/platform/Database.ts"
import { load, quantile, say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { fillOffers, fillOtherSums } from "./bench/OfferHistory.ts"
import { Workbench } from "./bench/Workbench.ts"
import { count, table } from "./cli/Words.ts"

/** A dashboard over ever more offers: how long it takes from the sums, and a hand-written count of the same days from the events. */
const { days, events, offers, runs } = flags({ offers: 1_000_000, events: 100_000_000, days: 731, runs: 100 })

await using bench = new Workbench()
process.env.CALLWISE_DATA_DIR = bench.data

const steps = [10_000, 100_000, 1_000_000, 10_000_000].filter(step => step <= offers)
const asked = [30, 90, 365, 731]

const measure = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const analytics = yield* PersonalizationAnalyticsService
  const rollups = yield* RollupsRepo
  const seconds = (since: number) => (performance.now() - since) / 1_000

  const timed = <A, E>(times: number, effect: Effect.Effect<A, E>) =>
    Effect.map(
      Effect.replicateEffect(
        Effect.suspend(() => {
          const from = performance.now()
          return Effect.map(effect, () => performance.now() - from)
        }),
        times
      ),
      taken => [...taken]
    )

  const byHand = (back: number) => sql`
    select tier, count(*) filter (where presented_at is not null) presented, count(*) filter (where status = 'accepted') accepted,
      count(*) suggested, sum(annual_premium) filter (where status = 'accepted') premium
    from personalized_offers where created_at >= now() - ${back}::int * interval '1 day' group by tier`

  yield* fillOtherSums(sql, { days, events })
  let from = 0
  const rows: Array<ReadonlyArray<string>> = []
  for (const to of steps) {
    const filling = performance.now()
    yield* fillOffers(sql, { from, to, days })
    yield* sql`analyze`
    say(`${count(to)} offers: written in ${seconds(filling).toFixed(0)} s`)
    const hour = DateTime.startOf(yield* DateTime.now, "hour")
    yield* rollups.askAll({ from: DateTime.subtract(hour, { days }), to: DateTime.add(hour, { hours: 1 }) }, [
      "offersSuggested",
      "offersPresented",
      "offersAnswered",
      "conversions"
    ])
    const rolling = performance.now()
    let hours = 0
    for (let done = 1; done > 0; hours += done) done = yield* rollups.rollUp(500)
    const took = seconds(rolling)
    say(
      `  summed in ${took.toFixed(1)} s: ${count(hours / took)} hours/s, ${count((4 * (to - from)) / took)} events/s; ${load()}`
    )
    for (const back of asked.filter(back => back <= days)) {
      yield* timed(5, analytics.dashboard({ days: back }))
      const taken = yield* timed(runs, analytics.dashboard({ days: back }))
      const hand = quantile(yield* timed(Math.min(runs, 5), byHand(back)), 0.5)
      const [p50, p99] = [quantile(taken, 0.5), quantile(taken, 0.99)]
      rows.push([count(to), `${back}`, p50.toFixed(1), p99.toFixed(1), hand.toFixed(1), (p50 / hand).toFixed(2)])
    }
    from = to
  }
  say(`\nA dashboard, beside the sums of ${count(events)} events of other kinds; ${load()}`)
  say(table([["offers", "days", "p50 ms", "p99 ms", "by hand from the offers, ms", "ratio"], ...rows]))
})

const Analytics = Layer.mergeAll(PersonalizationAnalyticsService.layer, RollupsRepo.layer).pipe(
  Layer.provideMerge(Database)
)
await Effect.runPromise(measure.pipe(Effect.provide(Analytics), Effect.scoped))
