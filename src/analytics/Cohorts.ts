import { type Counts, of, under } from "./Counts.ts"

/** Leads of one group whose first offers were decided in a period. */
export interface Cohort {
  /** The first day of the period. */
  readonly start: string
  readonly holdout: boolean
  readonly leads: number
  /** Long enough ago that an outcome can be told. */
  readonly matured: number
  readonly converted: number
}

interface Counted {
  readonly start: string
  readonly matured: boolean
  readonly counts: Counts
}

const convertedWithin = (counts: Counts, arm: string, days: number) =>
  under(counts, `${arm}.converted.`).reduce((sum, [after, leads]) => (Number(after) <= days ? sum + leads : sum), 0)

/** Who was personalised for and who was not, earliest first, and whether they converted within so many days. */
export const cohortsOf = (periods: ReadonlyArray<Counted>, windowDays: number): ReadonlyArray<Cohort> =>
  periods
    .flatMap(({ counts, matured, start }) =>
      [false, true].map((holdout): Cohort => {
        const arm = holdout ? "heldOut" : "personalised"
        const leads = of(counts, `${arm}.leads`)
        return {
          start,
          holdout,
          leads,
          matured: matured ? leads : 0,
          converted: matured ? convertedWithin(counts, arm, windowDays) : 0
        }
      })
    )
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
