import cliProgress from "cli-progress"
import { Clock, Effect, Schedule } from "effect"
import { count, dollars, percent, rate, span } from "../cli/Words.ts"
import { Meter } from "./Meter.ts"
import type { Tally } from "./Tally.ts"

const outcomesOf = ({ statuses, bad, failed }: Tally) =>
  [...statuses, ["without answer", failed] as const, ["bad", bad] as const]
    .filter(([, rows]) => rows > 0)
    .map(([status, rows]) => `${status} ${count(rows)}`)
    .join(", ")

const standing = (tally: Tally, total: number, perSecond: number) =>
  [
    rate(perSecond),
    dollars(tally.cost),
    ...(tally.done < total && perSecond > 0 ? [`${span((total - tally.done) / perSecond)} left`] : []),
    outcomesOf(tally)
  ]
    .filter(part => part !== "")
    .join(" | ")

const asBar = (total: number, tally: Tally) => {
  const bar = new cliProgress.SingleBar(
    {
      format: "[{bar}] {percentage} % | {value}/{total} | {standing}",
      barsize: 16,
      linewrap: true,
      gracefulExit: false
    },
    cliProgress.Presets.legacy
  )
  bar.start(total, tally.done, { standing: "" })
  return {
    every: "250 millis",
    show: (text: string) => bar.update(tally.done, { standing: text }),
    end: () => bar.stop()
  } as const
}

const asLines = (total: number, tally: Tally) =>
  ({
    every: "2 seconds",
    show: (text: string) =>
      void process.stderr.write(
        `${count(tally.done)}/${count(total)} rows (${percent(total === 0 ? 1 : tally.done / total)}) | ${text}\n`
      ),
    end: () => undefined
  }) as const

/** Shows on standard error how a run gets on for as long as the scope is open: a bar on a terminal, else plain lines. */
export const showProgress = (total: number, tally: Tally) =>
  Effect.gen(function* () {
    const shown = process.stderr.isTTY ? asBar(total, tally) : asLines(total, tally)
    const meter = new Meter()
    const tick = Effect.map(Clock.currentTimeMillis, now => {
      meter.sample(now, tally.done)
      return shown.show(standing(tally, total, meter.perSecond))
    })
    meter.sample(yield* Clock.currentTimeMillis, tally.done)
    yield* Effect.addFinalizer(() => Effect.zipRight(tick, Effect.sync(shown.end)))
    yield* tick.pipe(Effect.schedule(Schedule.spaced(shown.every)), Effect.forkScoped)
  })
