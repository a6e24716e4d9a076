import { Schema } from "effect"
import { type Attribute, levels } from "./Levels.ts"

/** Who two records speak of: one person; another of the household, of the name, or somebody else altogether. */
export const relations = ["same", "household", "namesakes", "strangers"] as const
export type Relation = (typeof relations)[number]

const share = Schema.Number.pipe(Schema.between(0, 1))

/** By relation, how often two records are that much alike. */
export const ByRelation = Schema.Struct({ same: share, household: share, namesakes: share, strangers: share })
export type ByRelation = typeof ByRelation.Type

const table = <const L extends ReadonlyArray<string>>(levels: L) =>
  Schema.Record({ key: Schema.Literal<L>(...levels), value: ByRelation })

export const Likelihoods = Schema.Struct({
  givenName: table(levels.givenName),
  familyName: table(levels.familyName),
  birthDate: table(levels.birthDate),
  home: table(levels.home),
  phone: table(levels.phone),
  email: table(levels.email),
  employer: table(levels.employer)
} satisfies Record<Attribute, Schema.Schema.Any>)
export type Likelihoods = typeof Likelihoods.Type

const of = (same: number, household: number, namesakes: number, strangers: number): ByRelation => ({
  same,
  household,
  namesakes,
  strangers
})

/**
 * Judgements of November 2026 about the records that sources give for a lead, which measurement replaces where it can.
 * People marry, move and change numbers. A household shares home, mostly the family name and often a phone, never a day
 * of birth; namesakes share both names; strangers share by chance what a source was asked by.
 */
export const statedLikelihoods: Likelihoods = {
  givenName: {
    same: of(0.86, 0.02, 0.9, 0.02),
    variant: of(0.08, 0.02, 0.05, 0.02),
    near: of(0.03, 0.02, 0.04, 0.02),
    other: of(0.03, 0.94, 0.01, 0.94)
  },
  familyName: {
    same: of(0.88, 0.8, 0.95, 0.08),
    variant: of(0.02, 0.03, 0.02, 0.01),
    near: of(0.04, 0.02, 0.02, 0.01),
    other: of(0.06, 0.15, 0.01, 0.9)
  },
  birthDate: {
    same: of(0.94, 0.001, 0.001, 0.001),
    slip: of(0.04, 0.004, 0.004, 0.004),
    part: of(0.01, 0.045, 0.045, 0.045),
    other: of(0.01, 0.95, 0.95, 0.95)
  },
  home: {
    same: of(0.75, 0.9, 0.01, 0.07),
    near: of(0.1, 0.05, 0.01, 0.05),
    part: of(0.05, 0.02, 0.15, 0.16),
    other: of(0.1, 0.03, 0.83, 0.72)
  },
  phone: { same: of(0.6, 0.4, 0.02, 0.07), other: of(0.4, 0.6, 0.98, 0.93) },
  email: { same: of(0.6, 0.2, 0.02, 0.03), other: of(0.4, 0.8, 0.98, 0.97) },
  employer: { same: of(0.6, 0.1, 0.02, 0.1), other: of(0.4, 0.9, 0.98, 0.9) }
}
