import { alwaysValid, usualSequence } from "../../src/statistics/AlwaysValid.ts"
import { differenceOfMeans } from "../../src/statistics/Difference.ts"
import { newcombe } from "../../src/statistics/FixedSample.ts"
import { covers, widthOf } from "../../src/statistics/Interval.ts"
import { ofSuccesses } from "../../src/statistics/Sample.ts"
import { sampleRatio } from "../../src/statistics/SampleRatio.ts"
import { say } from "./Figures.ts"

type Row = Readonly<Record<string, string>>

const looks = 60
/** The randomised difference over all rows, as published beside the data set: percentage points. */
const published = { visit: 7.659, conversion: 0.681 }

const points = (share: number) => `${share < 0 ? "" : "+"}${(100 * share).toFixed(3)}`

const armsOf = (rows: ReadonlyArray<Row>, outcome: string) => {
  const arm = (segment: string) => {
    const own = rows.filter(row => row.segment === segment)
    return { successes: own.filter(row => row[outcome] === "1").length, count: own.length }
  }
  return { treated: arm("Mens E-Mail"), control: arm("No E-Mail") }
}

/** A randomised e-mail test, looked at after each sixtieth of its customers, as its analyst might day by day. */
export const emailTest = (rows: ReadonlyArray<Row>) => {
  const seen = Array.from({ length: looks }, (_, look) => rows.slice(0, Math.ceil(((look + 1) * rows.length) / looks)))
  const counts = seen.map(part => {
    const { control, treated } = armsOf(part, "visit")
    return [control.count, treated.count]
  })
  const { mismatch, pValue } = sampleRatio(counts, [1, 1])
  say(`E-mail test, ${rows.length} customers, ${looks} looks`)
  say(`sample ratio: p = ${pValue.toFixed(3)} over all looks, ${mismatch ? "MISMATCH" : "passes"}`)
  for (const [outcome, truth] of Object.entries(published)) {
    const { control, treated } = armsOf(rows, outcome)
    const uplift = treated.successes / treated.count - control.successes / control.count
    const sequence = seen.map(part => {
      const arms = armsOf(part, outcome)
      const difference = differenceOfMeans(
        ofSuccesses(arms.treated.successes, arms.treated.count),
        ofSuccesses(arms.control.successes, arms.control.count)
      )
      return alwaysValid(difference, usualSequence)
    })
    const last = sequence.at(-1) ?? null
    const covered = sequence.filter(interval => interval === null || covers(interval, truth / 100)).length
    const decided = sequence.findIndex(interval => interval !== null && !covers(interval, 0)) + 1
    const fixed = newcombe(treated, control)
    say("")
    say(`${outcome}: uplift ${points(uplift)} pp, published +${truth} pp`)
    say(
      `  always valid ${last === null ? "none" : `${points(last[0])} … ${points(last[1])}`}, covers at ${covered} of ${looks} looks`
    )
    say(
      `  fixed sample ${points(fixed[0])} … ${points(fixed[1])}${last === null ? "" : `, ${(widthOf(last) / widthOf(fixed)).toFixed(2)} times narrower`}`
    )
    say(`  first look that excludes no effect: ${decided === 0 ? "none" : decided}`)
  }
}
