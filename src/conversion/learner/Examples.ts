import { type AllowList, type Features, type FeatureValue, levelIn, numberIn } from "./Features.ts"

const firstCapacity = 1024
const maxNames = 4096
const unknown = 0
const tooManyNames = 1

const grown = <A extends Float64Array | Uint16Array | Uint8Array>(from: A, to: A): A => {
  to.set(from)
  return to
}

class NumberColumn {
  #values = new Float64Array(firstCapacity)

  grow(capacity: number): void {
    this.#values = grown(this.#values, new Float64Array(capacity))
  }

  set(row: number, value: FeatureValue | undefined): void {
    this.#values[row] = numberIn(value)
  }

  at(row: number): FeatureValue {
    const value = this.#values[row] ?? Number.NaN
    return Number.isNaN(value) ? null : value
  }
}

class CategoryColumn {
  readonly #codes = new Map<string, number>()
  readonly #names: Array<string | null> = [null, "\u0000one of too many"]
  #values = new Uint16Array(firstCapacity)

  grow(capacity: number): void {
    this.#values = grown(this.#values, new Uint16Array(capacity))
  }

  set(row: number, value: FeatureValue | undefined): void {
    const level = levelIn(value)
    this.#values[row] = level === null ? unknown : this.#codeOf(level)
  }

  #codeOf(level: string): number {
    const known = this.#codes.get(level)
    if (known !== undefined) return known
    if (this.#names.length >= maxNames) return tooManyNames
    this.#codes.set(level, this.#names.length)
    return this.#names.push(level) - 1
  }

  at(row: number): FeatureValue {
    return this.#names[this.#values[row] ?? unknown] ?? null
  }
}

/** Examples with their outcome, column by column in typed arrays: some ten bytes a value, however they were given. */
export class Examples {
  readonly allowed: AllowList
  readonly #columns: ReadonlyArray<readonly [string, NumberColumn | CategoryColumn]>
  readonly #byName: ReadonlyMap<string, NumberColumn | CategoryColumn>
  #accepted = new Uint8Array(firstCapacity)
  #size = 0
  #positives = 0

  constructor(allowed: AllowList) {
    this.allowed = allowed
    this.#columns = Object.entries(allowed).map(
      ([name, kind]) => [name, kind === "number" ? new NumberColumn() : new CategoryColumn()] as const
    )
    this.#byName = new Map(this.#columns)
  }

  get size(): number {
    return this.#size
  }

  get positives(): number {
    return this.#positives
  }

  /** 1 where accepted, else 0. */
  get outcomes(): Uint8Array {
    return this.#accepted.subarray(0, this.#size)
  }

  add(features: Features, accepted: boolean): void {
    const row = this.#size
    if (row === this.#accepted.length) {
      const capacity = 2 * row
      this.#accepted = grown(this.#accepted, new Uint8Array(capacity))
      for (const [, column] of this.#columns) column.grow(capacity)
    }
    for (const [name, column] of this.#columns) column.set(row, features[name])
    this.#accepted[row] = accepted ? 1 : 0
    if (accepted) this.#positives++
    this.#size++
  }

  value(row: number, feature: string): FeatureValue {
    return this.#byName.get(feature)?.at(row) ?? null
  }

  features(row: number): Features {
    return Object.fromEntries(this.#columns.map(([name, column]) => [name, column.at(row)]))
  }
}
