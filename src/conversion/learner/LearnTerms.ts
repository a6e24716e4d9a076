import type { Examples } from "./Examples.ts"
import { levelIn, numberIn } from "./Features.ts"
import { knotsOf, placeAmong } from "./Knots.ts"
import type { CategoryTerm, NumberTerm, Term } from "./Terms.ts"
import type { Work } from "./Work.ts"

const maxFeatures = 128
const maxColumns = 1500
const maxLevels = 128
const rarest = 10

const knownNumbers = (examples: Examples, feature: string) => {
  const values = new Float64Array(examples.size)
  let known = 0
  for (let row = 0; row < examples.size; row++) {
    const value = numberIn(examples.value(row, feature))
    if (!Number.isNaN(value)) values[known++] = value
  }
  return values.subarray(0, known)
}

const numberTerm = (examples: Examples, feature: string, steps: number): ReadonlyArray<NumberTerm> => {
  const values = knownNumbers(examples, feature)
  const knots = values.length === 0 ? [] : knotsOf(values, steps)
  if (knots.length === 0 || (knots.length === 1 && values.length === examples.size)) return []
  let sum = 0
  let squares = 0
  for (const value of values) {
    const place = placeAmong(knots, value)
    sum += place
    squares += place * place
  }
  const centre = sum / values.length
  const scale = Math.sqrt(Math.max(0, squares / values.length - centre * centre))
  return [{ _tag: "Number", feature, knots, centre, scale: scale > 0 ? scale : 1 }]
}

/** How often each level occurs, the most frequent first. */
const levelsOf = (examples: Examples, feature: string): ReadonlyArray<readonly [string, number]> => {
  const counts = new Map<string, number>()
  for (let row = 0; row < examples.size; row++) {
    const level = levelIn(examples.value(row, feature))
    if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}

const categoryTerm = (examples: Examples, feature: string, most: number): ReadonlyArray<CategoryTerm> => {
  const levels = levelsOf(examples, feature)
  const [first] = levels
  if (first === undefined || first[1] === examples.size) return []
  const frequent = levels.filter(([, count]) => count >= rarest).slice(0, most)
  return [{ _tag: "Category", feature, levels: frequent.map(([level]) => level) }]
}

/** A term for each feature that tells examples apart; numbers may bend at about so many equal steps. */
export function* learnTerms(examples: Examples, steps: number): Work<ReadonlyArray<Term>> {
  const allowed = Object.entries(examples.allowed).slice(0, maxFeatures)
  const named = (kind: string) => allowed.filter(([, its]) => its === kind).map(([name]) => name)
  const scales = named("number")
  const bends = Math.min(steps, Math.max(2, Math.floor((0.7 * maxColumns) / Math.max(1, scales.length)) - 4) >> 1)
  const numbers: Array<NumberTerm> = []
  for (const feature of scales) {
    numbers.push(...numberTerm(examples, feature, bends))
    yield
  }
  const taken = numbers.reduce((sum, { knots }) => sum + 2 + knots.length, 0)
  const names = named("category")
  const most = Math.min(maxLevels, Math.floor((maxColumns - taken) / Math.max(1, names.length)) - 2)
  const categories: Array<CategoryTerm> = []
  for (const feature of names) {
    categories.push(...categoryTerm(examples, feature, Math.max(0, most)))
    yield
  }
  return [...numbers, ...categories]
}
