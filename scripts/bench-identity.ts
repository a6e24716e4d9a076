import { estimated } from "../src/risk/checks/identity/Estimation.ts"
import { compared } from "../src/risk/checks/identity/Levels.ts"
import { judged, statedBelief } from "../src/risk/checks/identity/SamePerson.ts"
import { candidatePairs } from "./bench/Blocking.ts"
import { dataFolder } from "./bench/DataFolder.ts"
import { recordsOf } from "./bench/Febrl.ts"
import { say } from "./bench/Figures.ts"

/** How well two records of one person are told from two of different persons, on public sets with the truth beside. */
const files = ["dataset1.csv", "dataset2.csv", "dataset3.csv"] as const
const { csv } = dataFolder("bench:identity", files)

const score = (decided: ReadonlyArray<boolean>, truth: ReadonlyArray<boolean>, allSame: number): string => {
  const right = decided.filter((is, at) => is && truth[at]).length
  const precision = right / decided.filter(is => is).length
  const recall = right / allSame
  const f1 = (2 * precision * recall) / (precision + recall)
  return [precision, recall, f1].map(figure => figure.toFixed(4).padStart(9)).join("")
}

say("file          records  pairs compared  weights    precision   recall       F1")
for (const file of files) {
  const records = recordsOf(csv(file))
  const pairs = candidatePairs(records.map(({ person }) => person))
  const found = pairs.map(([a, b]) => compared(records[a]?.person ?? {}, records[b]?.person ?? {}))
  const truth = pairs.map(([a, b]) => records[a]?.truth === records[b]?.truth)
  const groups = [...Map.groupBy(records, ({ truth }) => truth).values()]
  const allSame = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  for (const [name, belief] of [
    ["stated", statedBelief],
    ["estimated", estimated(found)]
  ] as const) {
    const decided = found.map(each => judged(each, belief).probability >= 0.5)
    say(
      `${file}  ${String(records.length).padStart(7)}  ${String(pairs.length).padStart(14)}  ${name.padEnd(9)}  ${score(decided, truth, allSame)}`
    )
  }
}
