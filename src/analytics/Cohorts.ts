import { type Counts, of, under } from "./Counts.ts"

/** Leads of one group by the day of the first offers that were decided for them. */
export interface Cohort {
  readonly day: string
  readonly holdout: boolean
  readonly leads: number
  /** Long enough ago that an outcome can be told. */
  readonly matured: number
  readonly converted: number
}

interface Day {
  readonly start: string
  readonly matured: boolean
  readonly counts: Counts
}

const convertedWithin = (counts: Counts, arm: string, days: number) =>
  under(counts, `${arm}.converted.`).reduce((sum, [after, leads]) => (Number(after) <= days ? sum + leads : sum), 0)

/** Who was personalised for and who was not, in the order of their days, and whether they converted within so many days. */
export const cohortsOf = (days: ReadonlyArray<Day>, windowDays: number): ReadonlyArray<Cohort> =>
  days
    .flatMap(({ counts, matured, start }) =>
      [false, true].map((holdout): Cohort => {
        const arm = holdout ? "heldOut" : "personalised"
        const leads = of(counts, `${arm}.leads`)
        return {
          day: start,
          holdout,
          leads,
          matured: matured ? leads : 0,
          converted: matured ? convertedWithin(counts, arm, windowDays) : 0
        }
      })
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
