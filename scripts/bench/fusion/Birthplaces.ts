import { mostReliable } from "../../../src/enrichment/merge/Choice.ts"
import { equal } from "../../../src/enrichment/merge/Comparator.ts"
import { hierarchy } from "../../../src/enrichment/merge/Hierarchy.ts"
import { calibration } from "../Calibration.ts"
import { mean, percent, say } from "../Figures.ts"
import { type Answers, byThing, fused, majority, timed } from "./Fuse.ts"

type Rows = ReadonlyArray<Readonly<Record<string, string>>>

/** Each place with all those that it lies in. */
const placesAbove = (nodes: Rows): ReadonlyMap<string, ReadonlySet<string>> => {
  const byId = new Map(nodes.map(node => [node.ID ?? "", node]))
  const above = new Map<string, Set<string>>()
  for (const { name = "", parentID = "" } of nodes) {
    const places = above.get(name) ?? new Set<string>()
    let up = byId.get(parentID)
    while (up !== undefined && up.parentID !== "-1") {
      if (up.name !== name) places.add(up.name ?? "")
      up = byId.get(up.parentID ?? "")
    }
    above.set(name, places)
  }
  return above
}

/** Where people were born, by sources of which one names the city and another the country. */
export const birthplaces = (claimed: Rows, truth: Rows, nodes: Rows) => {
  const statements = claimed.map(({ obj = "", src = "", value = "" }) => ({ thing: obj, source: src, value }))
  const truths = truth.map(({ obj = "", value = "" }) => [obj, value.split(",")] as const)
  const above = placesAbove(nodes)
  const places = hierarchy<string>((narrower, broader) => above.get(narrower)?.has(broader) === true)
  const things = byThing(statements)

  const score = (name: string, answers: Answers) => {
    const judged = truths.map(([thing, path]) => {
      const named = new Set(things.get(thing)?.map(({ value }) => value))
      const { value, confidence } = answers.get(thing) ?? { value: "", confidence: 0 }
      return {
        confidence,
        isTrue: path.includes(value),
        isNarrowest: value === path.find(place => named.has(place)),
        isLiteral: value === path[0]
      }
    })
    const share = (of: (answer: (typeof judged)[number]) => boolean) => mean(judged.map(answer => (of(answer) ? 1 : 0)))
    const { error, right } = calibration(judged)
    const figures = [share(({ isNarrowest }) => isNarrowest), right, share(({ isLiteral }) => isLiteral), error]
    say(`${name.padEnd(32)}${figures.map(figure => percent(figure).padStart(9)).join("")}`)
  }

  const ours = timed(() => fused(statements, places, mostReliable))
  say(`Birthplaces (all with the truth), ${statements.length} claims in ${ours.took.toFixed(0)} ms`)
  say(`${"".padEnd(32)}narrowest     true  literal  calibration error`)
  score(
    "majority",
    majority(statements, value => value)
  )
  score("ours, places unrelated", fused(statements, equal, mostReliable))
  score("ours", ours.result)
  say(`${"published".padEnd(32)}   89.1 (TDH), majority 84.8`)
}
