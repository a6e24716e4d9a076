import { finish } from "../src/conversion/learner/Work.ts"
import { estimating } from "../src/risk/checks/identity/Estimation.ts"
import { compared } from "../src/risk/checks/identity/Levels.ts"
import { patternsOf } from "../src/risk/checks/identity/Patterns.ts"
import { type Belief, judged, statedBelief } from "../src/risk/checks/identity/SamePerson.ts"
import { unsoundness } from "../src/risk/checks/identity/Soundness.ts"
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

/** As the service learns and serves it: nothing is told who is who, and what is not sound is not served. */
const learnt = (found: Parameters<typeof patternsOf>[0]): { readonly belief: Belief; readonly serves: string } => {
  const patterns = patternsOf(found)
  const belief = finish(estimating(patterns))
  const against = unsoundness(patterns, belief)
  return against.length === 0
    ? { belief, serves: "learnt" }
    : { belief: statedBelief, serves: `stated: ${against.join(", ")}` }
}

say("file          records  pairs compared  likelihoods        precision   recall       F1  serves")
for (const file of files) {
  const records = recordsOf(csv(file))
  const pairs = candidatePairs(records.map(({ person }) => person))
  const found = pairs.map(([a, b]) => compared(records[a]?.person ?? {}, records[b]?.person ?? {}))
  const truth = pairs.map(([a, b]) => records[a]?.truth === records[b]?.truth)
  const groups = [...Map.groupBy(records, ({ truth }) => truth).values()]
  const allSame = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const ofAll = learnt(found)
  const halves = [0, 1].map(half => learnt(found.filter((_, at) => at % 2 !== half)))
  for (const [name, of] of [
    ["stated", () => ({ belief: statedBelief, serves: "stated" })],
    ["learnt from all", () => ofAll],
    ["from other half", (at: number) => halves[at % 2] ?? ofAll]
  ] as const) {
    const decided = found.map((each, at) => judged(each, of(at).belief).probability >= 0.5)
    const serves = [...new Set([of(0).serves, of(1).serves])].join("; ")
    say(
      `${file}  ${String(records.length).padStart(7)}  ${String(pairs.length).padStart(14)}  ${name.padEnd(16)}  ${score(decided, truth, allSame)}  ${serves}`
    )
  }
}
