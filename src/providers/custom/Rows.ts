import { Option, Predicate, Schema } from "effect"
import { Claim, IntentSignal, Vehicle } from "../../profile/Profile.ts"
import { day, quantity, type Scalar, share, time, wholeQuantity, worded, words } from "./Scalars.ts"
import { vehicleCoverage, vehicleOwnership } from "./Synonyms.ts"

type Row = Readonly<Record<string, unknown>>

const objects = (raw: unknown): ReadonlyArray<Row> =>
  (Array.isArray(raw) ? raw : [raw]).filter(value => Predicate.isRecord(value))

const read = (row: Row, members: Readonly<Record<string, Scalar<unknown>>>): Row =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, scalar]) => {
      const value = scalar(row[name])
      return value === undefined ? [] : [[name, value]]
    })
  )

/** Rows that the schema refuses are left out; none left is nothing said. */
const rowsOf =
  <A, I>(schema: Schema.Schema<A, I>, mostRows: number, rows: (raw: unknown) => ReadonlyArray<Row>) =>
  (raw: unknown): ReadonlyArray<I> | undefined => {
    const encode = Schema.encodeSync(schema)
    const fit = rows(raw)
      .flatMap(row => Option.toArray(Schema.decodeUnknownOption(schema)(row)))
      .slice(0, mostRows)
    return fit.length === 0 ? undefined : fit.map(row => encode(row))
  }

export const claims = rowsOf(Claim, 50, raw =>
  objects(raw)
    .map(row => read(row, { date: day, cause: words, amount: quantity }))
    .sort((a, b) => String(b.date ?? "").localeCompare(String(a.date ?? "")))
)

export const intentSignals = (now: string) =>
  rowsOf(IntentSignal, 50, raw =>
    objects(raw).map(row => ({ observedAt: now, ...read(row, { topic: words, strength: share, observedAt: time }) }))
  )

const vin = worded(value => (/^[A-HJ-NPR-Z0-9]{17}$/i.test(value) ? value.toUpperCase() : undefined))

export const vehicles = rowsOf(Vehicle, 30, raw =>
  objects(raw)
    .map(row =>
      read(row, {
        vin,
        year: wholeQuantity,
        make: words,
        model: words,
        ownership: worded(vehicleOwnership),
        coverage: worded(vehicleCoverage)
      })
    )
    .filter(row => Object.keys(row).length > 0)
)
