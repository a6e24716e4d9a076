import { Utils } from "effect"
import { type Encoded, type Vocabulary, vocabularyOf } from "./Vocabulary.ts"

/** A text and what it says; null where it says none of what is to be told apart. */
export interface Sample<Label extends string> {
  readonly text: string
  readonly label: Label | null
}

/** The logit of each label, in the order of `labels`, each against all the rest. */
export interface Linear<Label extends string> {
  readonly labels: ReadonlyArray<Label>
  readonly logits: (text: string) => Float32Array
}

interface Weights {
  readonly perColumn: Float32Array
  readonly bias: Float32Array
}

const rounds = 8
const firstStep = 6
const decay = 2e-6
/** An error this small teaches nothing. */
const negligible = 2e-3

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

const read = ({ perColumn, bias }: Weights, { columns, values }: Encoded, scale: number): Float32Array => {
  const width = bias.length
  const logits = new Float32Array(width)
  for (let at = 0; at < columns.length; at++) {
    const first = (columns[at] ?? 0) * width
    const value = (values[at] ?? 0) * scale
    for (let label = 0; label < width; label++)
      logits[label] = (logits[label] ?? 0) + value * (perColumn[first + label] ?? 0)
  }
  for (let label = 0; label < width; label++) logits[label] = (logits[label] ?? 0) + (bias[label] ?? 0)
  return logits
}

const correct = (weights: Weights, { columns, values }: Encoded, label: number, step: number, scale: number) => {
  const { perColumn, bias } = weights
  for (let at = 0; at < columns.length; at++) {
    const cell = (columns[at] ?? 0) * bias.length + label
    perColumn[cell] = (perColumn[cell] ?? 0) + (step * (values[at] ?? 0)) / scale
  }
  bias[label] = (bias[label] ?? 0) + step * 0.1
}

const shuffle = (order: Uint32Array, random: Utils.PCGRandom) => {
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}

const descend = (
  rows: ReadonlyArray<Encoded>,
  targets: Int32Array,
  labels: number,
  vocabulary: Vocabulary
): Weights => {
  const weights = { perColumn: new Float32Array(vocabulary.size * labels), bias: new Float32Array(labels).fill(-2) }
  const order = Uint32Array.from(rows.keys())
  const random = new Utils.PCGRandom(1)
  const steps = rounds * rows.length
  let scale = 1
  let taken = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const row of order) {
      const encoded = rows[row]
      if (encoded === undefined) continue
      const step = firstStep * (1 - taken++ / steps)
      const logits = read(weights, encoded, scale)
      scale *= 1 - step * decay
      for (let label = 0; label < labels; label++) {
        const error = (targets[row] === label ? 1 : 0) - sigmoid(logits[label] ?? 0)
        if (Math.abs(error) > negligible) correct(weights, encoded, label, step * error, scale)
      }
    }
  }
  for (let cell = 0; cell < weights.perColumn.length; cell++)
    weights.perColumn[cell] = (weights.perColumn[cell] ?? 0) * scale
  return weights
}

/** Logistic regression of each label against the rest, with L2, by stochastic steps; the same samples give the same weights. */
export const fitLinear = <Label extends string>(samples: ReadonlyArray<Sample<Label>>): Linear<Label> => {
  const labels = [...new Set(samples.flatMap(({ label }) => (label === null ? [] : [label])))].toSorted()
  const vocabulary = vocabularyOf(samples.map(({ text }) => text))
  const targets = Int32Array.from(samples, ({ label }) => (label === null ? -1 : labels.indexOf(label)))
  const rows = samples.map(({ text }) => vocabulary.encode(text))
  const weights = descend(rows, targets, labels.length, vocabulary)
  return { labels, logits: text => read(weights, vocabulary.encode(text), 1) }
}
