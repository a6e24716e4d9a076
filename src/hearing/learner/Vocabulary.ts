import { gramsOf } from "./NGrams.ts"

/** A text as the columns that are not 0, and one value for each; of length 1. */
export interface Encoded {
  readonly columns: Uint32Array
  readonly values: Float32Array
}

export interface Vocabulary {
  readonly size: number
  readonly encode: (text: string) => Encoded
}

/** Columns for the n-grams of these texts; the rarer in them, the more it weighs. */
export const vocabularyOf = (texts: ReadonlyArray<string>): Vocabulary => {
  const counts = new Map<number, number>()
  for (const text of texts) for (const gram of gramsOf(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const columns = new Map<number, number>()
  const rarity = new Float32Array(counts.size)
  for (const [gram, count] of counts) {
    rarity[columns.size] = 1 + Math.log((1 + texts.length) / (1 + count))
    columns.set(gram, columns.size)
  }
  const encode = (text: string): Encoded => {
    const grams = gramsOf(text)
    const known = new Uint32Array(grams.size)
    const values = new Float32Array(grams.size)
    let filled = 0
    let square = 0
    for (const gram of grams) {
      const column = columns.get(gram)
      if (column === undefined) continue
      const value = rarity[column] ?? 0
      known[filled] = column
      values[filled++] = value
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    for (let at = 0; at < filled; at++) values[at] = (values[at] ?? 0) / length
    return { columns: known.subarray(0, filled), values: values.subarray(0, filled) }
  }
  return { size: counts.size, encode }
}
