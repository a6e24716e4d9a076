import { Command, HelpDoc, Options } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { Clock, DateTime, Effect, Layer } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { RollupsRepo } from "../src/analytics/rollups/RollupsRepo.ts"
import { Database } from "../src/platform/Database.ts"
import { Ended, exitCodes, print, runScript, say } from "./cli/Program.ts"
import { count, rate, span } from "./cli/Words.ts"
import { Meter } from "./enrich/Meter.ts"

const Rollups = Layer.provide(RollupsRepo.layer, Database)
const hoursAtOnce = 500
const sayEveryMs = 2_000
const shownAtMost = 50

const days = Options.integer("days").pipe(
  Options.withDescription("How far back --check and --rebuild go, 1-3650."),
  Options.withDefault(731)
)
const check = Options.boolean("check").pipe(
  Options.withDescription("Count every hour from the events and say which sums differ; change nothing.")
)
const rebuild = Options.boolean("rebuild").pipe(
  Options.withDescription(
    "Count every hour anew, not only those in which something was written; but not where the events are gone."
  )
)

/** What had been written when it began: a service that is busy goes on writing for ever. */
const bringUpToDate = Effect.gen(function* () {
  const repo = yield* RollupsRepo
  const meter = new Meter()
  let [done, saidAt] = [0, 0]
  const latest = yield* repo.latest
  const total = yield* repo.waiting(latest)
  while ((yield* repo.waiting(latest)) > 0) {
    const counted = yield* repo.rollUp(hoursAtOnce)
    if (counted === 0) yield* Effect.sleep("1 second")
    done += counted
    const now = yield* Clock.currentTimeMillis
    meter.sample(now, done)
    if (now - saidAt < sayEveryMs) continue
    saidAt = now
    const left = meter.perSecond > 0 ? ` | ${span(Math.max(0, total - done) / meter.perSecond)} left` : ""
    yield* say(`${count(done)} of about ${count(total)} counted | ${rate(meter.perSecond)}${left}`)
  }
  return done
})

const command = Command.make("rollups", { days, check, rebuild }, options =>
  Effect.gen(function* () {
    const repo = yield* RollupsRepo
    const to = DateTime.add(DateTime.startOf(yield* DateTime.now, "hour"), { hours: 1 })
    const range = { from: DateTime.subtract(to, { days: Math.min(3_650, Math.max(1, options.days)) }), to }
    const { before, sums } = yield* repo.kept(range)
    if ((options.check || options.rebuild) && before !== null)
      yield* print(
        `${count(sums)} sums stay as they are: what they were counted from was let go when its time was over, at the latest of ${DateTime.formatIso(before)}.`
      )
    if (options.check) {
      const wrong = yield* repo.differing(range)
      for (const { hour, part } of wrong.slice(0, shownAtMost)) yield* print(`${DateTime.formatIso(hour)} ${part}`)
      if (wrong.length === 0)
        return yield* print(`Every sum of the last ${count(options.days)} days is what the events say.`)
      yield* print(`${count(wrong.length)} sums are not what the events say: bun run rollups -- --rebuild`)
      return yield* new Ended({ code: exitCodes.failed })
    }
    if (options.rebuild) yield* repo.askAll(range)
    yield* print(`${count(yield* bringUpToDate)} sums were counted.`)
  }).pipe(Effect.provide(Rollups))
).pipe(
  Command.withDescription(
    HelpDoc.blocks([
      HelpDoc.p(
        "Brings the sums by hour up to date that analytics reads, or checks them against the events. The service does the same by itself every CALLWISE_ROLLUP_SECONDS."
      ),
      HelpDoc.p("Exit codes: 0 done; 1 sums differ, or an error; 2 refused."),
      HelpDoc.p("Example: bun run rollups -- --check --days 90")
    ])
  )
)

const program = Command.run(command, { name: "Callwise rollups", version: packageJson.version })

runScript("rollups", program(process.argv), BunContext.layer)
