import { compile, getRegisteredFunctions, TreeInterpreter } from "@jmespath-community/jmespath"
import { Either, Option, Predicate } from "effect"
import type { Json } from "../wire/Json.ts"

/** A compiled expression; none where it selects nothing, or does not apply to the answer at hand. */
export type Selector = (answer: Json) => Option.Option<unknown>

/** They make text of any length out of nothing. */
const refusedFunctions = new Set(["pad_left", "pad_right"])
const functions = new Set(getRegisteredFunctions())

const functionsIn = (node: unknown): ReadonlyArray<string> => {
  if (Array.isArray(node)) return node.flatMap(functionsIn)
  if (!Predicate.isRecord(node) || node.type === "Literal") return []
  const own = node.type === "Function" && Predicate.isString(node.name) ? [node.name] : []
  return [...own, ...Object.values(node).flatMap(functionsIn)]
}

const message = (error: unknown) => (error instanceof Error ? error.message : "is no JMESPath expression")

export const compileExpression = (expression: string): Either.Either<Selector, string> =>
  Either.gen(function* () {
    const node = yield* Either.try({ try: () => compile(expression), catch: message })
    const unfit = functionsIn(node).find(name => !functions.has(name) || refusedFunctions.has(name))
    if (unfit !== undefined) return yield* Either.left(`Unknown function: ${unfit}()`)
    const search = Option.liftThrowable((answer: Json): unknown => TreeInterpreter.search(node, answer))
    return answer => Option.filter(search(answer), Predicate.isNotNullable)
  })

/** JMESPath's own notion of true: anything but false, null, and what is empty. */
export const isTruthy = (value: unknown): boolean => {
  if (value === false || value === null || value === undefined || value === "") return false
  return !(typeof value === "object" && Object.keys(value).length === 0)
}
