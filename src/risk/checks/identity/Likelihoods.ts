import type { Attribute, levels } from "./Levels.ts"

/** How often two records of one person are that much alike, and how often two records of different persons. */
export interface Likelihood {
  readonly ifSame: number
  readonly ifOther: number
}

export type Likelihoods = {
  readonly [A in Attribute]: Readonly<Record<(typeof levels)[A][number], Likelihood>>
}

/**
 * Judgements of November 2026, to be replaced by measurement, about the records that sources give for a lead: another
 * person's is mostly that of somebody of the same household, who shares family name, home and often a phone, never a
 * day of birth. People marry, move and change numbers.
 */
export const statedLikelihoods: Likelihoods = {
  givenName: {
    same: { ifSame: 0.86, ifOther: 0.02 },
    variant: { ifSame: 0.08, ifOther: 0.02 },
    near: { ifSame: 0.03, ifOther: 0.02 },
    other: { ifSame: 0.03, ifOther: 0.94 }
  },
  familyName: {
    same: { ifSame: 0.88, ifOther: 0.15 },
    variant: { ifSame: 0.02, ifOther: 0.01 },
    near: { ifSame: 0.04, ifOther: 0.01 },
    other: { ifSame: 0.06, ifOther: 0.83 }
  },
  birthDate: {
    same: { ifSame: 0.94, ifOther: 0.001 },
    slip: { ifSame: 0.04, ifOther: 0.004 },
    part: { ifSame: 0.01, ifOther: 0.045 },
    other: { ifSame: 0.01, ifOther: 0.95 }
  },
  home: {
    same: { ifSame: 0.75, ifOther: 0.15 },
    near: { ifSame: 0.1, ifOther: 0.05 },
    part: { ifSame: 0.05, ifOther: 0.15 },
    other: { ifSame: 0.1, ifOther: 0.65 }
  },
  phone: { same: { ifSame: 0.6, ifOther: 0.1 }, other: { ifSame: 0.4, ifOther: 0.9 } },
  email: { same: { ifSame: 0.6, ifOther: 0.05 }, other: { ifSame: 0.4, ifOther: 0.95 } },
  employer: { same: { ifSame: 0.6, ifOther: 0.1 }, other: { ifSame: 0.4, ifOther: 0.9 } }
}
