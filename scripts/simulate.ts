import { SqlClient } from "@effect/sql"
import { Array as Arr, DateTime, Effect, Layer } from "effect"
import { PersonalizationAnalyticsService } from "../src/analytics/PersonalizationAnalyticsService.ts"
import { RollupsRepo } from "../src/analytics/rollups/RollupsRepo.ts"
import { PlainDate } from "../src/leads/PlainDate.ts"
import { Database } from "../src/platform/Database.ts"
import { say } from "./bench/Figures.ts"
import { flags } from "./bench/Flags.ts"
import { Workbench } from "./bench/Workbench.ts"
import { table } from "./cli/Words.ts"
import { drawAgency } from "./simulate/Agency.ts"
import { trueFigures, truth } from "./simulate/Truth.ts"

/** Agencies whose truth is known, one after another in time: does what the dashboard says of each cover it? */
const { agencies, days, leads } = flags({ agencies: 20, days: 14, leads: 5_000 })
const [heldOut, commission] = [0.1, 0.12]

await using bench = new Workbench()
process.env.CALLWISE_DATA_DIR = bench.data
process.env.PERSONALIZATION_HOLDOUT_PERCENT = `${100 * heldOut}`
process.env.CALLWISE_COMMISSION_PERCENT = `${100 * commission}`
process.env.CALLWISE_CONVERSION_DAYS = "7"

const dayOf = (at: DateTime.Utc) => PlainDate.make(DateTime.formatIsoDateUtc(at))

const simulate = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const analytics = yield* PersonalizationAnalyticsService
  const rollups = yield* RollupsRepo
  const began = performance.now()
  const lastDay = DateTime.subtract(DateTime.startOf(yield* DateTime.now, "day"), { days: 10 })
  const periods = Arr.makeBy(agencies, at => {
    const end = DateTime.subtract(lastDay, { days: at * days })
    return { name: `agency${at}`, startDate: dayOf(DateTime.subtract(end, { days: days - 1 })), endDate: dayOf(end) }
  })
  for (const { name, startDate } of periods)
    yield* drawAgency(sql, truth, { name, leads, firstDay: startDate, days, heldOut })
  say(`${agencies} agencies of ${leads} leads in ${days} days: ${((performance.now() - began) / 1_000).toFixed(0)} s`)

  const read = Effect.forEach(periods, ({ endDate, startDate }) =>
    Effect.map(analytics.analytics({ startDate, endDate, groupBy: "month" }), ({ figures }) => figures)
  )
  const fromEvents = yield* read
  while ((yield* rollups.rollUp(1_000)) > 0);
  const answers = yield* read
  const same = answers.filter((figures, at) => Bun.deepEquals(figures, fromEvents[at])).length

  const rows = Object.entries(trueFigures(truth, { heldOut, leads, commission })).map(([path, value]) => {
    const figures = answers.flatMap(figures => (figures[path] === undefined ? [] : [figures[path]]))
    const bounded = figures.filter(({ interval }) => interval !== null)
    const covering = bounded.filter(({ interval }) => interval !== null && interval[0] <= value && value <= interval[1])
    const [first] = figures
    const interval = first?.interval?.map(bound => bound.toFixed(2)).join(" to ") ?? first?.reason ?? ""
    return [
      path,
      value.toFixed(2),
      first?.value?.toFixed(2) ?? "none",
      interval,
      `${covering.length} of ${bounded.length}`
    ]
  })
  say(table([["figure", "truth", "first agency", "its interval", "covered"], ...rows]))
  const [covered, told] = rows.reduce(
    ([hits, all], row) => {
      const [hit = 0, of = 0] = (row[4] ?? "").split(" of ").map(Number)
      return [hits + hit, all + of]
    },
    [0, 0]
  )
  say(`\n${covered} of ${told} intervals cover the truth: ${((100 * covered) / told).toFixed(1)} %`)
  say(`Sums by hour and events say the same of ${same} of ${agencies} agencies.`)
})

const Analytics = Layer.mergeAll(PersonalizationAnalyticsService.layer, RollupsRepo.layer).pipe(
  Layer.provideMerge(Database)
)
await Effect.runPromise(simulate.pipe(Effect.provide(Analytics), Effect.scoped))
