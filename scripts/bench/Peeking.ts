import { Draw } from "../../src/sandbox/population/Draw.ts"
import { alwaysValid, clusterSequence } from "../../src/statistics/AlwaysValid.ts"
import { clusteredDifference } from "../../src/statistics/ClusteredDifference.ts"
import { differenceOfMeans } from "../../src/statistics/Difference.ts"
import { newcombe } from "../../src/statistics/FixedSample.ts"
import { covers, type Interval, widthOf } from "../../src/statistics/Interval.ts"
import { lookDays, randomisationInterval, spentAt, together } from "../../src/statistics/Randomisation.ts"
import { ofSuccesses } from "../../src/statistics/Sample.ts"
import { sampleRatio } from "../../src/statistics/SampleRatio.ts"

interface Counted {
  count: number
  sum: number
  sumOfSquares: number
}

const nobody = (): Counted => ({ count: 0, sum: 0, sumOfSquares: 0 })

const see = (counted: Counted, draw: Draw, count: number, rate: number) => {
  for (let at = 0; at < count; at += 1) {
    const success = draw.chance(rate) ? 1 : 0
    counted.count += 1
    counted.sum += success
    counted.sumOfSquares += success
  }
}

const successesOf = (clusters: ReadonlyArray<Counted>) =>
  clusters.reduce((all, { count, sum }) => ({ count: all.count + count, successes: all.successes + sum }), {
    count: 0,
    successes: 0
  })

const pooled = (a: ReadonlyArray<Counted>, b: ReadonlyArray<Counted>) => {
  const [treated, control] = [successesOf(a), successesOf(b)]
  return differenceOfMeans(ofSuccesses(treated.successes, treated.count), ofSuccesses(control.successes, control.count))
}

/** Whether an interval that is looked at day by day ever excluded what is true, and how wide it was in the end. */
class Watched {
  alarmed = false
  last: Interval | null = null

  look(interval: Interval | null): void {
    this.last = interval
    if (interval !== null && !covers(interval, 0)) this.alarmed = true
  }
}

const summary = (experiments: ReadonlyArray<readonly [rightly: Watched, wrongly: Watched]>) => {
  const alarms = (which: 0 | 1) => experiments.filter(pair => pair[which].alarmed).length / experiments.length
  const width = (which: 0 | 1) =>
    experiments.reduce((sum, pair) => sum + (pair[which].last === null ? 0 : widthOf(pair[which].last)), 0)
  return { alwaysValid: alarms(0), other: alarms(1), widthRatio: width(0) / width(1) }
}

const simulated = <A>(count: number, name: string, experiment: (draw: Draw) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, at) => experiment(new Draw(name, at)))

interface Looks {
  readonly experiments: number
  readonly days: number
}

/** Experiments without any effect, looked at each day: the always-valid interval, and Newcombe's fixed-sample one. */
export const peekedAt = (
  { days, experiments }: Looks,
  { perDay, rate, share }: { readonly perDay: number; readonly rate: number; readonly share: number }
) =>
  summary(
    simulated(experiments, `peeking ${rate} ${share}`, draw => {
      const [a, b] = [nobody(), nobody()]
      const [always, fixed] = [new Watched(), new Watched()]
      for (let day = 0; day < days; day += 1) {
        for (let at = 0; at < perDay; at += 1) see(draw.chance(share) ? a : b, draw, 1, rate)
        if (a.count === 0 || b.count === 0) continue
        always.look(alwaysValid(pooled([a], [b])))
        fixed.look(newcombe(successesOf([a]), successesOf([b])))
      }
      return [always, fixed]
    })
  )

/** The same where agents with rates of their own are the units: dealt anew, by a formula, and as if each lead were a unit. */
export const peekedAtAgents = (
  { days, experiments }: Looks,
  {
    agents,
    effect = 0,
    perDay,
    spread
  }: { readonly agents: number; readonly perDay: number; readonly spread: number; readonly effect?: number }
) => {
  const looks = lookDays(days)
  const seen = simulated(experiments, `agents ${agents} ${spread} ${effect}`, draw => {
    const all = Array.from({ length: agents }, (_, at) => ({
      ...nobody(),
      rate: draw.normal(0.2, spread) + (at < agents / 2 ? effect : 0)
    }))
    const [a, b] = [all.slice(0, agents / 2), all.slice(agents / 2)]
    const watched = [new Watched(), new Watched(), new Watched()] as const
    const [dealt, formula, naive] = watched
    const intervals: Array<Interval | null> = []
    for (let day = 1; day <= days; day += 1) {
      for (const agent of all) see(agent, draw, perDay, agent.rate)
      const look = looks.indexOf(day) + 1
      if (look > 0) {
        intervals.push(randomisationInterval(a, b, { alpha: spentAt(0.05, look), seed: look }))
        dealt.look(together(intervals))
      }
      formula.look(alwaysValid(clusteredDifference(a, b), clusterSequence))
      naive.look(alwaysValid(pooled(a, b)))
    }
    return watched
  })
  const alarms = (which: 0 | 1 | 2) => seen.filter(watched => watched[which].alarmed).length / seen.length
  const width = (which: 0 | 1) =>
    seen.reduce((sum, watched) => sum + (watched[which].last === null ? 0 : widthOf(watched[which].last)), 0)
  return { dealt: alarms(0), formula: alarms(1), naive: alarms(2), widthRatio: width(0) / width(1) }
}

/** Share of experiments whose sample ratio is called a mismatch when the second arm keeps only so many of its units. */
export const mismatchesCalled = (
  { days, experiments }: Looks,
  {
    kept,
    perDay,
    weights
  }: { readonly perDay: number; readonly weights: readonly [number, number]; readonly kept: number }
) => {
  const called = simulated(experiments, `ratio ${kept} ${weights}`, draw => {
    const counts: [number, number] = [0, 0]
    const looks = Array.from({ length: days }, () => {
      for (let at = 0; at < perDay; at += 1) {
        const arm = draw.chance(weights[1] / (weights[0] + weights[1])) ? 1 : 0
        if (arm === 0 || draw.chance(kept)) counts[arm] += 1
      }
      return [...counts]
    })
    return sampleRatio(looks, weights).mismatch
  })
  return called.filter(mismatch => mismatch).length / experiments
}
