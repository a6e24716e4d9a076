import { Context, DateTime, Duration, Effect, Layer } from "effect"
import { type Alarm, next, quiet } from "./Alarm.ts"
import { AlertSettings } from "./AlertSettings.ts"
import { EvaluationRepo, type Open } from "./EvaluationRepo.ts"
import { type Measure, Measuring } from "./Measuring.ts"

/** Of the interval: replicas whose timers are apart do not count one breach twice. */
const gapShare = 0.9

const alarmOf = (open: Open | undefined): Alarm => {
  if (open === undefined) return quiet
  const { breaches, clears, isPending } = open
  return isPending ? { _tag: "Pending", breaches } : { _tag: "Firing", clears }
}

const keyOf = ({ rule, subject }: Pick<Measure, "rule" | "subject">) => JSON.stringify([rule, subject])

const make = Effect.gen(function* () {
  const repo = yield* EvaluationRepo
  const measuring = yield* Measuring
  const { every, historyDays } = yield* AlertSettings

  const begin = (measure: Measure, now: DateTime.Utc) => repo.begin(measure, measuring.rules[measure.rule], now)

  const settle = Effect.fnUntraced(function* (measure: Measure, open: Open | undefined, now: DateTime.Utc) {
    const before = alarmOf(open)
    const after = next(before, measure.signal, measuring.rules[measure.rule])
    if (after._tag === "Pending") {
      if (open === undefined) yield* begin(measure, now)
      else yield* repo.pend(open.alertId, after.breaches, measure)
    } else if (after._tag === "Firing") {
      if (before._tag !== "Firing") yield* repo.fire(open?.alertId ?? (yield* begin(measure, now)), measure, now)
      else if (open !== undefined)
        yield* measure.signal === "unknown"
          ? repo.stand(open.alertId, after.clears)
          : repo.standAt(open.alertId, after.clears, measure)
    } else if (open !== undefined) {
      yield* before._tag === "Pending"
        ? repo.withdraw(open.alertId)
        : repo.resolve(open.alertId, { resolution: "cleared", message: `Over: ${measure.happened}`, measure, at: now })
    }
  })

  const leave = ({ alertId, isPending, message }: Open, at: DateTime.Utc) =>
    isPending
      ? repo.withdraw(alertId)
      : repo.resolve(alertId, { resolution: "no_longer_watched", message: `No longer watched: ${message}`, at })

  const work = Effect.fnUntraced(function* (now: DateTime.Utc) {
    yield* repo.endSilences(now)
    const measures = yield* measuring.all(now)
    const open = new Map((yield* repo.open).map(alert => [keyOf(alert), alert]))
    for (const measure of measures) {
      yield* settle(measure, open.get(keyOf(measure)), now)
      open.delete(keyOf(measure))
    }
    yield* Effect.forEach(open.values(), gone => leave(gone, now), { discard: true })
    yield* repo.sweep(historyDays, now)
    return true
  })

  /** Whether it was this replica's turn. */
  const evaluate = Effect.fn("Evaluation.evaluate", { root: true })(function* () {
    const now = yield* DateTime.now
    return (yield* repo.inTurn(Duration.times(every, gapShare), work(now))) ?? false
  })

  return { evaluate }
})

/** Measures what is watched and moves every alert on, by one replica at a time. */
export class Evaluation extends Context.Tag("callwise/alerts/Evaluation")<
  Evaluation,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(Evaluation, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([EvaluationRepo.layer, Measuring.layer]))
}
