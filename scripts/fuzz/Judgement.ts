import { Predicate } from "effect"
import { departures } from "../../test/support/JsonSchema.ts"
import type { Attempt } from "./Attempts.ts"
import type { Contract } from "./Contract.ts"
import { mark } from "./Hostile.ts"

export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Of every call, whatever it declares: what is refused before a call is found. */
const anywhere = new Set([400, 401, 404, 405, 413, 415, 429])

const inside = /\bat \S+ \(|\.ts:\d|node_modules|SQLSTATE|SqlError|syntax error at|relation "|violates|pg_catalog|cw_/

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Told back by design: the path, the request id, and ids and names that a refusal is about. */
const named = new Set(["instance", "requestId", "unknown", "name", "leadId", "key", "agentId"])

const told = (problem: unknown, text: string): string =>
  Predicate.isReadonlyRecord(problem)
    ? JSON.stringify(Object.fromEntries(Object.entries(problem).filter(([member]) => !named.has(member))))
    : text

/** Where the HTTP parser itself refuses, it does so without a body, or closes. */
const isParsers = ({ isBrokenHttp }: Attempt, { status, type }: Answer): boolean =>
  type === "" && (status === 431 || (isBrokenHttp && (status === 0 || status >= 400)))

const flawsOfRefusal = ({ status, text, type }: Answer, { schemas }: Contract): ReadonlyArray<string> => {
  const problem = parsed(text)
  const words = told(problem, text)
  return [
    ...(type === "application/problem+json" ? [] : [`a refusal of type ${type}`]),
    ...departures(schemas.Problem, problem, schemas).map(flaw => `no problem document: ${flaw}`),
    ...(Predicate.isReadonlyRecord(problem) && problem.status === status ? [] : ["the problem names another status"]),
    ...(words.includes(mark) ? ["the refusal repeats a value of the request"] : []),
    ...(inside.test(words) ? ["the refusal shows the inside"] : [])
  ]
}

/** What is wrong with an answer; nothing for the most hostile request that is well refused. */
export const flawsOf = (attempt: Attempt, answer: Answer, contract: Contract): ReadonlyArray<string> => {
  const { status, text, type } = answer
  const { pathname } = new URL(attempt.target, "http://localhost")
  const at = contract.calls.filter(({ matches }) => matches.test(pathname))
  const call = at.find(({ method }) => method === attempt.method)
  const declared = call?.responses[status]
  if (isParsers(attempt, answer)) return []
  if (status >= 500 && declared?.content === undefined) return [`status ${status}`]
  if (status === 500) return ["status 500"]
  if (attempt.method === "HEAD" || attempt.method === "OPTIONS") return []
  const undeclared =
    call === undefined
      ? at.length === 0 || anywhere.has(status)
        ? []
        : [`status ${status} where no call is`]
      : declared === undefined && !(status === 404 || status === 401)
        ? [`status ${status} is not declared`]
        : []
  if (status >= 400) return [...undeclared, ...flawsOfRefusal(answer, contract)]
  const schema = declared?.content?.["application/json"]?.schema
  return schema === undefined || type !== "application/json"
    ? undeclared
    : [...undeclared, ...departures(schema, parsed(text), contract.schemas).map(flaw => `the answer departs: ${flaw}`)]
}
