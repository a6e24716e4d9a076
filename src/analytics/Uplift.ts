import { alwaysValid } from "../statistics/AlwaysValid.ts"
import { differenceOfMeans } from "../statistics/Difference.ts"
import { ofSuccesses } from "../statistics/Sample.ts"
import { sampleRatio } from "../statistics/SampleRatio.ts"
import type { Cohort } from "./Cohorts.ts"
import { type Figure, none } from "./Figure.ts"

interface Arm {
  readonly matured: number
  readonly converted: number
}

const armOf = (cohorts: ReadonlyArray<Cohort>, holdout: boolean): Arm =>
  cohorts
    .filter(one => one.holdout === holdout)
    .reduce(
      (sum, { converted, matured }) => ({ matured: sum.matured + matured, converted: sum.converted + converted }),
      {
        matured: 0,
        converted: 0
      }
    )

/** How many leads each arm had at the end of each day. */
const looks = (days: ReadonlyArray<Cohort>): ReadonlyArray<ReadonlyArray<number>> => {
  let counts: readonly [personalised: number, held: number] = [0, 0]
  return [...Map.groupBy(days, ({ start }) => start).values()].map(ofDay => {
    for (const { holdout, leads } of ofDay)
      counts = holdout ? [counts[0], counts[1] + leads] : [counts[0] + leads, counts[1]]
    return counts
  })
}

export interface Groups {
  readonly cohorts: ReadonlyArray<Cohort>
  /** The same leads day by day: whether their shares are as planned is watched every day. */
  readonly days: ReadonlyArray<Cohort>
}

const fewestConverted = 5

/**
 * What personalisation adds to the share of leads that convert, in points of a hundred: those personalised for against the
 * random share that is not, as an always-valid confidence sequence, so that it may be looked at every day. Leads younger than
 * the window count in neither arm.
 */
export const upliftOf = ({ cohorts, days }: Groups, holdoutPercent: number, windowDays: number): Figure => {
  const unit = "percentage points"
  const [treated, control] = [armOf(cohorts, false), armOf(cohorts, true)]
  const base = { numerator: treated.converted, denominator: treated.matured }
  const because = (reason: string): Figure => ({ ...none(unit, reason), ...base })
  if (holdoutPercent <= 0) return because("Nobody is held out: PERSONALIZATION_HOLDOUT_PERCENT is 0.")
  const { mismatch } = sampleRatio(looks(days), [100 - holdoutPercent, holdoutPercent])
  if (mismatch) return because("The share held out is not the one that was planned: the two groups cannot be compared.")
  if (treated.matured === 0 || control.matured === 0)
    return because(`No lead of one of the groups had its first offers ${windowDays} days ago or earlier.`)
  if (treated.converted + control.converted < fewestConverted)
    return because("Too few leads have converted to compare.")
  const difference = differenceOfMeans(
    ofSuccesses(treated.converted, treated.matured),
    ofSuccesses(control.converted, control.matured)
  )
  const interval = alwaysValid(difference)
  if (interval === null) return because("Too few leads to exclude anything.")
  return { ...base, value: 100 * difference.estimate, unit, interval: [100 * interval[0], 100 * interval[1]] }
}
