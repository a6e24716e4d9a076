import { FastCheck as fc } from "effect"
import { bodies } from "./Bodies.ts"
import type { Call, Contract } from "./Contract.ts"
import { hostileName, hostileText, mark } from "./Hostile.ts"
import { fitting } from "./Values.ts"

export interface Attempt {
  readonly method: string
  readonly target: string
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  readonly body: Uint8Array | undefined
  /** Broken as HTTP, so that the parser may refuse it in its own words. */
  readonly isBrokenHttp: boolean
}

/** Ids of what is there, by the path that leads to it. */
export type Known = Readonly<Record<string, string>>

const escaped = (text: string) => encodeURIComponent(text.toWellFormed())

const odd = fc.constantFrom(
  "%00",
  "%2e%2e",
  "..",
  ".",
  "%E0%A4%A",
  "%ff",
  "%25%32%65",
  "a%2Fb",
  "a;b=c",
  "%F0%9F%98%80",
  "a".repeat(4_000),
  "%3Cscript%3E",
  "'--"
)

const pathOf = ({ path }: Call, known: Known) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)
  const value = fc.oneof(
    { weight: 2, arbitrary: odd },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: hostileName.map(escaped) }
  )
  const values = fc.tuple(...names.map(() => fc.option(value, { freq: 2 })))
  return values.map(given =>
    names.reduce(
      (filled, name, at) => filled.replace(`{${name}}`, () => given[at] ?? known[path] ?? known[name] ?? "nobody"),
      path
    )
  )
}

const cursors = fc.constantFrom(
  "!!!",
  mark,
  Buffer.from(`${mark}\0`).toString("base64url"),
  Buffer.from("9".repeat(400)).toString("base64url"),
  Buffer.from("01920000-0000-7000-8000-000000000000").toString("base64url")
)

const queryOf = ({ parameters }: Call, { schemas }: Contract) => {
  const known = parameters.filter(parameter => parameter.in === "query")
  const pair = fc.oneof(
    ...known.map(({ name, schema }) =>
      fc
        .oneof(
          fitting(schema, schemas).map(String),
          hostileText.map(text => text.slice(0, 6_000)),
          ...(name === "cursor" ? [cursors] : [])
        )
        .map(value => `${name}=${escaped(value)}`)
    ),
    fc
      .tuple(hostileName, fc.constantFrom("1", "%", "%ff", "%00", mark))
      .map(([name, value]) => `${escaped(name)}=${value}`)
  )
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    {
      weight: known.length > 0 ? 6 : 1,
      arbitrary: fc.array(pair, { minLength: 1, maxLength: 3 }).map(all => `?${all.join("&")}`)
    },
    { weight: 1, arbitrary: pair.map(same => `?${same}&${same}`) }
  )
}

const types = fc.oneof(
  { weight: 12, arbitrary: fc.constant("application/json") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "application/json; charset=utf-16",
      "application/problem+json",
      "text/csv",
      "application/x-ndjson",
      "text/plain",
      "multipart/form-data",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded",
      "application/json, text/csv",
      `application/${"x".repeat(3_000)}`,
      ""
    )
  }
)

const extra = fc.constantFrom<readonly [string, string]>(
  ["x-request-id", mark],
  ["x-request-id", `${mark} ${"a".repeat(500)}`],
  ["traceparent", `00-${"f".repeat(32)}-${"0".repeat(16)}-ff`],
  ["traceparent", mark],
  ["b3", mark],
  ["content-encoding", "gzip"],
  ["expect", "200-ok"],
  ["range", "bytes=0-1"],
  ["if-none-match", `"${mark}", W/"`],
  ["origin", `https://${mark}.example`],
  ["cookie", mark.repeat(800)],
  ["x-forwarded-for", "127.0.0.1"],
  ["x-forwarded-host", `${mark}.example`],
  ["x-http-method-override", "DELETE"],
  ["transfer-encoding", "identity"],
  ["x-long", mark.repeat(1_000)],
  ["x-longer", mark.repeat(3_000)],
  ["accept", "application/xml"],
  ["accept-language", mark]
)

const idempotency = fc.oneof(
  fc.constantFrom("a", "b", mark, "a".repeat(255), "a".repeat(256), "a b", "\u00e9", ""),
  fc.uuid()
)

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE", "TRACE"]

const authorizations = (key: string) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(`Bearer ${key}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "",
        "Bearer",
        `Bearer ${mark}`,
        `Basic ${mark}`,
        `bearer ${key}`,
        `Bearer cw_${mark.repeat(9)}`
      )
    }
  )

const attemptAt = (call: Call, contract: Contract, known: Known, key: string): fc.Arbitrary<Attempt> => {
  const content = call.requestBody?.content["application/json"]?.schema
  const body = bodies(content === undefined ? fc.jsonValue({ maxDepth: 2 }) : fitting(content, contract.schemas))
  return fc
    .record({
      path: pathOf(call, known),
      query: queryOf(call, contract),
      authorization: authorizations(key),
      type: types,
      more: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(extra, { maxLength: 3 }) }
      ),
      once: fc.option(idempotency, { freq: 2 }),
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant(call.method) },
        { weight: 1, arbitrary: fc.constantFrom(...methods) }
      ),
      body: fc.oneof(
        { weight: call.requestBody === undefined ? 1 : 12, arbitrary: body },
        { weight: call.requestBody === undefined ? 6 : 1, arbitrary: fc.constant(undefined) }
      ),
      truncated: fc.integer({ min: 0, max: 39 })
    })
    .map(({ authorization, body, method, more, once, path, query, truncated, type }) => {
      const isTruncated = truncated === 0 && body !== undefined && body.length > 0
      const sent = isTruncated ? body.slice(0, body.length - 1) : body
      return {
        method,
        target: `${path}${query}`,
        headers: [
          ["authorization", authorization],
          ...(body === undefined
            ? []
            : [["content-type", type] as const, ["content-length", `${body.length}`] as const]),
          ...(once === null ? [] : [["idempotency-key", once] as const]),
          ...more
        ],
        body: sent,
        isBrokenHttp: isTruncated || more.some(([name]) => name === "transfer-encoding" || name === "expect")
      }
    })
}

/** Hostile and malformed requests at every call of a contract. */
export const attempts = (contract: Contract, known: Known, key: string): fc.Arbitrary<Attempt> =>
  fc.oneof(...contract.calls.map(call => attemptAt(call, contract, known, key)))
