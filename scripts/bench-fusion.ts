import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import type { Choice, Stated } from "../src/enrichment/merge/Choice.ts"
import { mostReliable } from "../src/enrichment/merge/Choice.ts"
import { type Comparator, equal } from "../src/enrichment/merge/Comparator.ts"
import { hierarchy } from "../src/enrichment/merge/Hierarchy.ts"
import { fullestNames, nameList } from "../src/enrichment/merge/NameList.ts"
import { namesOf } from "../src/enrichment/merge/NameListText.ts"
import { type PersonName, samePerson } from "../src/enrichment/merge/PersonName.ts"
import { right, usualEcho } from "../src/enrichment/merge/Posterior.ts"
import { discover, usualStrength } from "../src/enrichment/merge/Reliability.ts"

const files = [
  "books_claims.txt",
  "books_truth.txt",
  "birthplaces_claims.csv",
  "birthplaces_truth.csv",
  "birthplaces_hierarchy.csv"
]
const say = (line: string) => process.stdout.write(`${line}\n`)
const folder = process.argv[2]
const missing = folder === undefined ? files : files.filter(file => !existsSync(join(folder, file)))
if (folder === undefined || missing.length > 0) {
  process.stderr.write(`usage: bun scripts/bench-fusion.ts <folder>\nThe folder must hold ${missing.join(", ")}.\n`)
  process.exit(2)
}
const read = (file: string, encoding: BufferEncoding) => readFileSync(join(folder, file), encoding)
const csv = (file: string): ReadonlyArray<Readonly<Record<string, string>>> =>
  parse(read(file, "utf8"), { columns: true })

interface Claimed {
  readonly thing: string
  readonly source: string
  readonly value: string
}
interface Chosen {
  readonly value: string
  readonly confidence: number
}

const byThing = (claims: ReadonlyArray<Claimed>) => Map.groupBy(claims, ({ thing }) => thing)

/** No truth is read and nothing is fitted: the same prior, echo and number of false values for every set. */
const unsupervised = { mean: 0.8, strength: usualStrength }
const model = { falseValues: 100, echo: usualEcho }

const fused = (
  claims: ReadonlyArray<Claimed>,
  comparator: Comparator<string>,
  choose: Choice<string>
): ReadonlyMap<string, Chosen> => {
  const things = [...byThing(claims)]
  const disputes = things.map(([, said]) => ({
    sources: said.map(({ source }) => source),
    values: said.map(({ value }) => value)
  }))
  const { settlements } = discover(disputes, comparator, model, unsupervised)
  return new Map(
    things.flatMap(([thing, said], index) => {
      const settled = settlements[index]
      if (settled === undefined) return []
      const stated: ReadonlyArray<Stated<string>> = settled.votes.map((vote, at) => ({
        ...vote,
        value: said[at]?.value ?? "",
        observedAt: 0
      }))
      const [first, ...others] = stated.filter((_, at) => settled.posterior[0].support[at] === 1)
      if (first === undefined) return []
      const chosen = choose([first, ...others])
      return [[thing, { value: chosen.value, confidence: right(settled.posterior, stated.indexOf(chosen)) }] as const]
    })
  )
}

const majority = (claims: ReadonlyArray<Claimed>, key: (value: string) => string): ReadonlyMap<string, Chosen> =>
  new Map(
    [...byThing(claims)].map(([thing, said]) => {
      const groups = [...Map.groupBy(said, ({ value }) => key(value)).values()]
      const most = groups.reduce((a, b) => (b.length > a.length ? b : a))
      return [thing, { value: most[0]?.value ?? "", confidence: most.length / said.length }] as const
    })
  )

const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Expected calibration error over ten equal steps of confidence. */
const calibrationError = (answers: ReadonlyArray<{ readonly confidence: number; readonly right: boolean }>) =>
  [...Map.groupBy(answers, ({ confidence }) => Math.min(9, Math.floor(confidence * 10))).values()].reduce(
    (sum, bin) =>
      sum +
      (bin.length / answers.length) *
        Math.abs(mean(bin.map(({ confidence }) => confidence)) - mean(bin.map(({ right }) => (right ? 1 : 0)))),
    0
  )

interface TrueName {
  readonly last: string
  readonly first: string
  readonly middle: string
  readonly person: PersonName
}

const trueNames = (text: string): ReadonlyArray<TrueName> =>
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

/** TruthFinder's partial credit: last, first and middle name weigh 3 : 2 : 1, an initial earns half. */
const nameCredit = (found: PersonName, { first, last, middle }: TrueName): number => {
  const credit = (name: string) => {
    const [wanted] = namesOf(`${name} xx`)
    const parts = (wanted?.parts ?? []).slice(0, -1)
    if (parts.length === 0) return 1
    return mean(
      parts.map(part => {
        if (found.parts.includes(part)) return 1
        if (part.length === 1) return found.parts.some(other => other.startsWith(part)) ? 1 : 0
        return found.parts.some(other => other.length < part.length && part.startsWith(other)) ? 0.5 : 0
      })
    )
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

const listCredit = (found: ReadonlyArray<PersonName>, truth: ReadonlyArray<TrueName>) => {
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

const books = () => {
  const claims = read("books_claims.txt", "latin1")
    .split(/\r?\n/)
    .map(line => line.split("\t"))
    .map(([source = "", thing = "", , value = ""]) => ({ source, thing, value }))
    .filter(({ value }) => namesOf(value).length > 0)
  const truths = read("books_truth.txt", "latin1")
    .split(/\r?\n/)
    .filter(line => line.trim() !== "")
    .map(line => line.split("\t"))
    .map(([thing = "", names = ""]) => [thing, trueNames(names)] as const)
  const score = (answers: ReadonlyMap<string, Chosen>) => {
    const credits = truths.map(([thing, truth]) => ({
      ...listCredit(namesOf(answers.get(thing)?.value ?? ""), truth),
      confidence: answers.get(thing)?.confidence ?? 0
    }))
    return {
      partial: mean(credits.map(({ partial }) => partial)),
      exact: mean(credits.map(({ exact }) => (exact ? 1 : 0))),
      error: calibrationError(credits.map(({ confidence, exact }) => ({ confidence, right: exact })))
    }
  }
  const started = performance.now()
  const ours = score(fused(claims, nameList, fullestNames))
  const took = performance.now() - started
  return {
    took,
    claims: claims.length,
    rows: [
      ["majority of the texts", score(majority(claims, value => value.trim().toLowerCase()))],
      [
        "majority of the lists as read",
        score(
          majority(claims, value =>
            namesOf(value)
              .map(({ parts }) => [...parts].sort().join(" "))
              .sort()
              .join(";")
          )
        )
      ],
      ["ours", ours]
    ] as const
  }
}

const birthplaces = () => {
  const claims = csv("birthplaces_claims.csv").map(({ obj = "", src = "", value = "" }) => ({
    thing: obj,
    source: src,
    value
  }))
  const truths = csv("birthplaces_truth.csv").map(({ obj = "", value = "" }) => [obj, value.split(",")] as const)
  const nodes = csv("birthplaces_hierarchy.csv")
  const byId = new Map(nodes.map(node => [node.ID ?? "", node]))
  const within = new Map<string, Set<string>>()
  for (const node of nodes) {
    const above = within.get(node.name ?? "") ?? new Set<string>()
    for (
      let up = byId.get(node.parentID ?? "");
      up !== undefined && up.parentID !== "-1";
      up = byId.get(up.parentID ?? "")
    )
      if (up.name !== node.name) above.add(up.name ?? "")
    within.set(node.name ?? "", above)
  }
  const places = hierarchy<string>((narrower, broader) => within.get(narrower)?.has(broader) === true)
  const things = byThing(claims)
  const score = (answers: ReadonlyMap<string, Chosen>) => {
    const judged = truths.map(([thing, truth]) => {
      const named = new Set(things.get(thing)?.map(({ value }) => value))
      const answer = answers.get(thing)
      const value = answer?.value ?? ""
      return {
        confidence: answer?.confidence ?? 0,
        literal: value === truth[0],
        narrowest: value === truth.find(place => named.has(place)),
        true: truth.includes(value)
      }
    })
    const share = (of: (answer: (typeof judged)[number]) => boolean) => mean(judged.map(answer => (of(answer) ? 1 : 0)))
    return {
      narrowest: share(answer => answer.narrowest),
      true: share(answer => answer.true),
      literal: share(answer => answer.literal),
      error: calibrationError(judged.map(({ confidence, ...answer }) => ({ confidence, right: answer.true })))
    }
  }
  const started = performance.now()
  const ours = score(fused(claims, places, mostReliable))
  const took = performance.now() - started
  return {
    took,
    claims: claims.length,
    rows: [
      ["majority", score(majority(claims, value => value))],
      ["ours, places unrelated", score(fused(claims, equal, mostReliable))],
      ["ours", ours]
    ] as const
  }
}

const percent = (value: number) => (100 * value).toFixed(1).padStart(7)
const rate = ({ claims, took }: { readonly claims: number; readonly took: number }) =>
  `${claims} claims in ${took.toFixed(0)} ms`

const shops = books()
say(`Authors of books (100 with the truth), ${rate(shops)}`)
say(`${"".padEnd(34)}partial  exact  calibration error`)
for (const [name, { error, exact, partial }] of shops.rows)
  say(`${name.padEnd(32)}${percent(partial)}${percent(exact)}${percent(error)}`)
say(`${"published".padEnd(32)}   ~95 (TruthFinder), exact majority 52`)
say("")
const people = birthplaces()
say(`Birthplaces (all with the truth), ${rate(people)}`)
say(`${"".padEnd(32)}narrowest   true literal  calibration error`)
for (const [name, { error, literal, narrowest, true: right }] of people.rows)
  say(`${name.padEnd(34)}${percent(narrowest)}${percent(right)}${percent(literal)}${percent(error)}`)
say(`${"published".padEnd(34)}   89.1 (TDH), majority 84.8`)
