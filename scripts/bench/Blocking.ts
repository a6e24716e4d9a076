import type { Person } from "../../src/risk/checks/identity/Person.ts"

const start = (text: string | undefined, letters: number) => text?.replaceAll(/\W/g, "").slice(0, letters)

const joined = (kind: string, ...parts: ReadonlyArray<string | undefined>): ReadonlyArray<string> =>
  parts.every(part => part !== undefined && part !== "") ? [`${kind} ${parts.join(" ")}`] : []

/** Pairs that have none of these in common are not compared. */
const keysOf = ({ birthDate, familyName, givenName, home }: Person): ReadonlyArray<string> => [
  ...joined("birth", birthDate),
  ...joined("names", ...[start(givenName, 4), start(familyName, 4)].toSorted()),
  ...joined("given, city", start(givenName, 3), start(home?.city, 4)),
  ...joined("family, code", start(familyName, 3), home?.postalCode),
  ...joined("family, street", start(familyName, 3), start(home?.street, 4)),
  ...joined("given, code", start(givenName, 3), home?.postalCode),
  ...joined("number, code", home?.houseNumber, home?.postalCode),
  ...joined("number, street", home?.houseNumber, start(home?.street, 5)),
  ...joined("street, city", start(home?.street, 5), start(home?.city, 5)),
  ...joined("unit, city", start(home?.unit, 5), start(home?.city, 5)),
  ...joined("month, family", birthDate?.slice(0, 6), start(familyName, 2)),
  ...joined("month, given", birthDate?.slice(0, 6), start(givenName, 2))
]

/** Indices of every two persons who share a key, each pair once. */
export const candidatePairs = (persons: ReadonlyArray<Person>): ReadonlyArray<readonly [number, number]> => {
  const blocks = Map.groupBy(
    persons.flatMap((person, index) => keysOf(person).map(key => ({ index, key }))),
    ({ key }) => key
  )
  const pairs = new Set<number>()
  for (const block of blocks.values())
    for (const [at, { index }] of block.entries())
      for (const other of block.slice(at + 1)) pairs.add(index * persons.length + other.index)
  return [...pairs].map(pair => [Math.floor(pair / persons.length), pair % persons.length])
}
