import type { Ranking } from "../offers/ranking/Ranking.ts"
import type { Arm, ArmKey, ExperimentKey, ExperimentUnit } from "./Experiment.ts"
import { pointOf } from "./Point.ts"

/** The part of an experiment in which a unit is. */
export interface Assigned {
  readonly key: ExperimentKey
  readonly unit: ExperimentUnit
  readonly unitId: string
  readonly variant: ArmKey
  /** With which the unit came into the arm, or would have come where the arm was forced. */
  readonly propensity: number
  /** The arm was asked for: the unit does not count. */
  readonly forced: boolean
  readonly ranking: Ranking
}

/** What is fixed when an experiment is made, and decides who is in which arm. */
export interface Randomisation {
  readonly key: ExperimentKey
  readonly unit: ExperimentUnit
  readonly salt: string
  readonly arms: ReadonlyArray<Arm>
}

const totalOf = (arms: ReadonlyArray<Arm>) => arms.reduce((sum, { weight }) => sum + weight, 0)

const armAt = (arms: ReadonlyArray<Arm>, point: number): Arm | undefined => {
  let left = point * totalOf(arms)
  for (const arm of arms) {
    left -= arm.weight
    if (left < 0) return arm
  }
  return arms.at(-1)
}

/** Undefined when the experiment has no such arm. */
export const placedIn = (
  { key, unit, arms }: Randomisation,
  unitId: string,
  variant: string,
  forced: boolean
): Assigned | undefined => {
  const arm = arms.find(arm => arm.key === variant)
  if (arm === undefined) return undefined
  return { key, unit, unitId, variant: arm.key, propensity: arm.weight / totalOf(arms), forced, ranking: arm.ranking }
}

export const drawn = (experiment: Randomisation, unitId: string): Assigned | undefined => {
  const arm = armAt(experiment.arms, pointOf(experiment.salt, unitId))
  return arm === undefined ? undefined : placedIn(experiment, unitId, arm.key, false)
}
