import { type Metric, MetricLabel } from "effect"

/** Updates a metric under the values of its labels; the same labels are the same array, by which Effect finds it faster. */
export const labelled = <Type, In, Out>(metric: Metric.Metric<Type, In, Out>, ...names: ReadonlyArray<string>) => {
  const known = new Map<string, ReadonlyArray<MetricLabel.MetricLabel>>()
  return (input: In, ...values: ReadonlyArray<string>): void => {
    const key = values.join("\n")
    const labels = known.get(key) ?? names.map((name, index) => MetricLabel.make(name, values[index] ?? "none"))
    known.set(key, labels)
    metric.unsafeUpdate(input, labels)
  }
}
