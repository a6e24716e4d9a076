import { Examples } from "./Examples.ts"
import { shuffled } from "./Folds.ts"

/** Some of the examples by chance, in their order; all of them when they are no more than that. */
export const sampleOf = (examples: Examples, most: number, seed: number): Examples => {
  if (examples.size <= most) return examples
  const sample = new Examples(examples.allowed)
  for (const row of shuffled(examples.size, seed).subarray(0, most).sort())
    sample.add(examples.features(row), examples.outcomes[row] === 1)
  return sample
}
