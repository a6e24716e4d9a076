import { mean } from "../Figures.ts"

export interface Told {
  readonly truth: string
  readonly told: string | null
}

export const accuracy = (pairs: ReadonlyArray<Told>): number =>
  pairs.filter(({ truth, told }) => truth === told).length / pairs.length

/** The mean over the classes of 2 tp / (2 tp + fp + fn). */
export const macroF1 = (pairs: ReadonlyArray<Told>): number =>
  mean(
    [...new Set(pairs.map(({ truth }) => truth))].map(name => {
      const right = pairs.filter(({ truth, told }) => truth === name && told === name).length
      const wrong = pairs.filter(({ truth, told }) => (truth === name) !== (told === name)).length
      return (2 * right) / (2 * right + wrong)
    })
  )
