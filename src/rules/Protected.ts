import { type Comparison, type Condition, comparisonsIn } from "./Condition.ts"
import type { Line } from "./Line.ts"

/** What no rule may look at: words of a field's name, or of a value compared. */
const nowhere = [
  "race|ethnic|ethnicity|skin|colou?r|religion|religious|creed|ancestry|national origin|nationality|birthplace",
  "language|accent|name|surname|sexual|orientation|identity|gender|sex|marital|pregnant|pregnancy",
  "disability|handicap|genetic|domestic violence|immigration|citizenship|emotion"
].join("|")
const forbidden = new RegExp(`\\b(${nowhere})\\b`)

const onlyOn: ReadonlyArray<{ readonly words: RegExp; readonly lines: ReadonlyArray<Line> }> = [
  { words: /\b(preexisting|health status|medical)\b/, lines: ["health_nonaca"] },
  { words: /\bcredit\b/, lines: [] }
]

const wordsOf = (text: string) =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]/g, " ")
    .toLowerCase()

const strings = (comparison: Comparison): ReadonlyArray<string> =>
  "value" in comparison ? [comparison.value].flat().filter(value => typeof value === "string") : []

interface Ruling {
  readonly when: Condition
  readonly severity: string
  readonly lines: ReadonlyArray<string>
}

/** A rule that forbids the use of an attribute has to name it, and may: nobody is judged by it there. */
const forbidsIt = (rule: Ruling, comparison: Comparison) => comparison.field === "uses" && rule.severity === "block"

/** Every protected attribute that the rule names where it may not. */
export const protectedIn = (rule: Ruling): ReadonlyArray<string> =>
  comparisonsIn(rule.when)
    .filter(comparison => !forbidsIt(rule, comparison))
    .flatMap(comparison => [comparison.field, ...strings(comparison)])
    .filter(named => {
      const words = wordsOf(named)
      return (
        forbidden.test(words) ||
        onlyOn.some(only => only.words.test(words) && !rule.lines.every(line => only.lines.some(may => may === line)))
      )
    })
