import { namesOf } from "../../../src/enrichment/merge/NameListText.ts"
import { type PersonName, samePerson } from "../../../src/enrichment/merge/PersonName.ts"
import { mean } from "../Figures.ts"

interface TrueName {
  readonly last: string
  readonly first: string
  readonly middle: string
  readonly person: PersonName
}

/** Authors as the truth has them: "Last, First Middle; Last, First". */
export const trueNames = (text: string): ReadonlyArray<TrueName> =>
  text
    .split(";")
    .map(name => name.trim())
    .filter(name => name !== "")
    .map(name => {
      const [last = "", given = ""] = name.split(",").map(part => part.trim())
      const [first = "", ...middle] = given.split(/\s+/)
      const [person = { parts: [] }] = namesOf(name)
      return { last, first, middle: middle.join(" "), person }
    })

const partCredit = (found: PersonName, part: string): number => {
  if (found.parts.includes(part)) return 1
  if (part.length === 1) return found.parts.some(other => other.startsWith(part)) ? 1 : 0
  return found.parts.some(other => other.length < part.length && part.startsWith(other)) ? 0.5 : 0
}

/** TruthFinder's partial credit: last, first and middle name weigh 3 : 2 : 1, an initial earns half. */
const nameCredit = (found: PersonName, { first, last, middle }: TrueName): number => {
  const credit = (name: string) => {
    const [wanted] = namesOf(`${name} xx`)
    const parts = (wanted?.parts ?? []).slice(0, -1)
    return parts.length === 0 ? 1 : mean(parts.map(part => partCredit(found, part)))
  }
  const weights = [
    [last, 3],
    [first, 2],
    [middle, 1]
  ] as const
  const counted = weights.filter(([name]) => name !== "")
  return (
    counted.reduce((sum, [name, weight]) => sum + weight * credit(name), 0) /
    counted.reduce((sum, [, weight]) => sum + weight, 0)
  )
}

export const listCredit = (found: ReadonlyArray<PersonName>, truth: ReadonlyArray<TrueName>) => {
  const left = [...found]
  let credit = 0
  let same = 0
  for (const name of truth) {
    const at = left.findIndex(person => samePerson(person, name.person))
    const person = left[at]
    if (person === undefined) continue
    left.splice(at, 1)
    same++
    credit += nameCredit(person, name)
  }
  const longest = Math.max(found.length, truth.length)
  return { partial: longest === 0 ? 0 : credit / longest, exact: same === truth.length && same === found.length }
}
