import { pause } from "./Design.ts"
import { Examples } from "./Examples.ts"
import { shuffled } from "./Folds.ts"
import type { Work } from "./Work.ts"

/** Some of the examples by chance, in their order; all of them when they are no more than that. */
export function* sampleOf(examples: Examples, most: number, seed: number): Work<Examples> {
  if (examples.size <= most) return examples
  const sample = new Examples(examples.allowed)
  for (const row of shuffled(examples.size, seed).subarray(0, most).sort()) {
    sample.add(examples.features(row), examples.outcomes[row] === 1)
    if (sample.size % pause === 0) yield
  }
  return sample
}
