import { Schema } from "effect"
import { pointOf } from "../../experiments/Point.ts"
import { chances, drawn } from "./Choosing.ts"
import { Tried } from "./Experience.ts"
import { posteriorOf, weighingVersion } from "./Weighing.ts"

/** All that a choice rested on, as it is kept: with it, it is made again. */
export const Decided = Schema.Struct({
  seed: Schema.String,
  key: Schema.String,
  /** Share that is withheld. */
  holdout: Schema.Number,
  weighing: Schema.String,
  scripts: Schema.Array(Schema.Struct({ id: Schema.String, tried: Tried, odds: Schema.Number }))
})
export type Decided = typeof Decided.Type

export interface ToDecide extends Pick<Decided, "seed" | "key" | "holdout"> {
  readonly scripts: ReadonlyArray<Pick<Decided["scripts"][number], "id" | "tried">>
}

export interface Decision {
  readonly script: string | null
  readonly withheld: boolean
  /** The probability of both together. */
  readonly propensity: number
  readonly decided: Decided
}

/** Which script, by what helped before, and whether it is withheld: by chance that derives from the seed alone. */
export const decide = ({ holdout, key, scripts, seed }: ToDecide): Decision => {
  const odds = chances(scripts.map(({ tried }) => posteriorOf(tried)))
  const which = drawn(odds, pointOf(`${seed} script`, key))
  const withheld = pointOf(`${seed} holdout`, key) < holdout
  return {
    script: scripts[which]?.id ?? null,
    withheld,
    propensity: (odds[which] ?? 1) * (withheld ? holdout : 1 - holdout),
    decided: {
      seed,
      key,
      holdout,
      weighing: weighingVersion,
      scripts: scripts.map(({ id, tried }, at) => ({ id, tried, odds: odds[at] ?? 0 }))
    }
  }
}
