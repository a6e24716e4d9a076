import type { Choice, Stated } from "../../../src/enrichment/merge/Choice.ts"
import type { Comparator } from "../../../src/enrichment/merge/Comparator.ts"
import { right, usualEcho } from "../../../src/enrichment/merge/Posterior.ts"
import { discover, usualStrength } from "../../../src/enrichment/merge/Reliability.ts"

export interface Statement {
  readonly thing: string
  readonly source: string
  readonly value: string
}

/** What is taken to hold of each thing, and how sure that is. */
export type Answers = ReadonlyMap<string, { readonly value: string; readonly confidence: number }>

export const byThing = (statements: ReadonlyArray<Statement>) => Map.groupBy(statements, ({ thing }) => thing)

/** No truth is read and nothing is fitted: the same prior, echo and number of false values for every set. */
const unsupervised = { mean: 0.8, strength: usualStrength }
const model = { falseValues: 100, echo: usualEcho }

export const fused = (
  statements: ReadonlyArray<Statement>,
  comparator: Comparator<string>,
  choose: Choice<string>
): Answers => {
  const things = [...byThing(statements)]
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

/** The value that most name, where `key` says which are the same. */
export const majority = (statements: ReadonlyArray<Statement>, key: (value: string) => string): Answers =>
  new Map(
    [...byThing(statements)].map(([thing, said]) => {
      const groups = [...Map.groupBy(said, ({ value }) => key(value)).values()]
      const most = groups.reduce((a, b) => (b.length > a.length ? b : a))
      return [thing, { value: most[0]?.value ?? "", confidence: most.length / said.length }] as const
    })
  )

/** With the milliseconds it took. */
export const timed = <A>(run: () => A) => {
  const started = performance.now()
  return { result: run(), took: performance.now() - started }
}
