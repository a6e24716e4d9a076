import { FastCheck as fc } from "effect"

/** In every hostile value of a query, a header or a body: a refusal that repeats it tells on its sender. */
export const mark = "qzx7mark"

const texts = [
  "",
  " ",
  mark,
  `${mark}\0`,
  `\ud800${mark}`,
  `${mark}\udfff`,
  `${mark}\u202e\u200b\ufeff`,
  `' OR 1=1; drop table leads; --${mark}`,
  `${mark}'); select pg_sleep(30); --`,
  `<script>alert("${mark}")</script>`,
  `{{constructor.constructor('return process')()}}${mark}`,
  `\${jndi:ldap://127.0.0.1/${mark}}`,
  `../../../../etc/passwd/${mark}`,
  `..%2f..%2f${mark}`,
  `file:///etc/passwd#${mark}`,
  `http://169.254.169.254/${mark}`,
  `%00%0d%0aSet-Cookie:${mark}`,
  `${mark}@${"a.".repeat(140)}example`,
  mark.repeat(40_000),
  `${"a".repeat(50_000)}!${mark}`,
  "00000000-0000-0000-0000-000000000000",
  "9999-12-31T23:59:59.999999999Z",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00Z",
  "0000-00-00",
  "2026-02-30",
  "1e400",
  "NaN",
  "__proto__"
]

export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.fullUnicodeString({ maxLength: 40 }).map(text => text + mark) }
)

const hostileNumber = fc.constantFrom(
  -1,
  0,
  0.1,
  -0,
  1e21,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  8.64e15,
  8.64e15 + 1
)

const deep = (levels: number): unknown => {
  let value: unknown = mark
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 4, arbitrary: hostileNumber },
  { weight: 3, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { _tag: mark }) },
  { weight: 1, arbitrary: fc.constantFrom(50, 500, 5_000).map(deep) },
  { weight: 1, arbitrary: fc.constantFrom(201, 5_000).map(length => Array.from({ length }, () => mark)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) }
)

/** For where the name itself is told to the caller: no mark in it. */
export const hostileName = fc
  .constantFrom(...texts, "constructor", "toString", "limit", "cursor", "a".repeat(6_000), "/~0~1", "a b")
  .map(text => text.replaceAll(mark, "m").slice(0, 8_000))
