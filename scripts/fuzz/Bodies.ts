import { FastCheck as fc, Predicate } from "effect"
import { hostileName, hostileValue, mark } from "./Hostile.ts"

type Place = ReadonlyArray<string>

const placesIn = (value: unknown, at: Place = []): ReadonlyArray<Place> => [
  at,
  ...(Predicate.isReadonlyRecord(value) || Array.isArray(value)
    ? Object.entries(value).flatMap(([name, member]) => placesIn(member, [...at, name]))
    : [])
]

const replaced = (value: unknown, [name, ...rest]: Place, put: (old: unknown) => unknown): unknown => {
  if (name === undefined) return put(value)
  if (Array.isArray(value)) return value.map((item, at) => (`${at}` === name ? replaced(item, rest, put) : item))
  return Predicate.isReadonlyRecord(value) ? { ...value, [name]: replaced(value[name], rest, put) } : value
}

const change = fc.oneof(
  { weight: 5, arbitrary: hostileValue.map(hostile => () => hostile) },
  { weight: 1, arbitrary: fc.constant(() => undefined) },
  {
    weight: 2,
    arbitrary: fc.tuple(hostileName, hostileValue).map(
      ([name, hostile]) =>
        (old: unknown) =>
          Predicate.isReadonlyRecord(old) ? { ...old, [name]: hostile } : [old, hostile]
    )
  }
)

/** A value that fits but for one to three places. */
const mutated = (valid: fc.Arbitrary<unknown>) =>
  fc.tuple(valid, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 })).map(([value, changes]) =>
    changes.reduce<unknown>((changed, [index, put]) => {
      const places = placesIn(changed)
      return replaced(changed, places[index % places.length] ?? [], put)
    }, value)
  )

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** JSON that is none, or that says more than JSON.stringify can. */
const broken = (text: string) =>
  fc.constantFrom(
    bytes(text.slice(0, Math.floor(text.length / 2))),
    bytes(`\ufeff${text}`),
    bytes(`${text}${mark}`),
    bytes(text.replace("{", '{"m":1e999,')),
    bytes(text.replace("{", '{"__proto__":{"isAdmin":true},')),
    bytes(text.replace(/"(\w+)":/, `"$1":"${mark}","$1":`)),
    bytes("[".repeat(100_000)),
    bytes(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`),
    bytes("NaN"),
    Buffer.concat([bytes(text), Uint8Array.of(0xff, 0xfe, 0xc0, 0x80)]),
    Buffer.from(text.replace(/:"[^"]*/, `$&\u00e9${mark}`), "latin1"),
    Uint8Array.of(),
    Uint8Array.of(0)
  )

/** Bodies for a call: some that fit, most that nearly do, some that are nothing at all. */
export const bodies = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> => {
  const text = (value: unknown) => JSON.stringify(value) ?? ""
  return fc.oneof(
    { weight: 5, arbitrary: valid.map(value => bytes(text(value))) },
    { weight: 8, arbitrary: mutated(valid).map(value => bytes(text(value))) },
    { weight: 1, arbitrary: hostileValue.map(value => bytes(text(value))) },
    { weight: 2, arbitrary: valid.chain(value => broken(text(value))) }
  )
}
