import {
  Array as Arr,
  Context,
  Effect,
  Layer,
  Metric,
  MetricKeyType,
  type MetricPair,
  MetricState,
  Order
} from "effect"

type Pair = MetricPair.MetricPair.Untyped
type Labels = ReadonlyArray<readonly [name: string, value: string]>
type Kind = "counter" | "gauge" | "histogram" | "summary"

const numberText = (value: number | bigint): string =>
  value === Number.POSITIVE_INFINITY ? "+Inf" : value === Number.NEGATIVE_INFINITY ? "-Inf" : `${value}`

const validName = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, "_").replace(/^(?=\d)/, "_")

const escapedHelp = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")
const escapedValue = (text: string): string => escapedHelp(text).replaceAll('"', '\\"')

const sample = (name: string, labels: Labels, value: number | bigint): string => {
  const inner = labels.map(([label, text]) => `${label}="${escapedValue(text)}"`).join(",")
  return `${name}${inner === "" ? "" : `{${inner}}`} ${numberText(value)}`
}

const kindOf = ({ metricKey: { keyType, name } }: Pair): Kind => {
  if (MetricKeyType.isHistogramKey(keyType)) return "histogram"
  if (MetricKeyType.isSummaryKey(keyType)) return "summary"
  if (MetricKeyType.isFrequencyKey(keyType)) return "counter"
  if (MetricKeyType.isCounterKey(keyType)) return keyType.incremental || name.endsWith("_total") ? "counter" : "gauge"
  return "gauge"
}

/** The exact name of the metric; only a foreign counter without the suffix that Prometheus asks for is given it. */
const familyOf = (pair: Pair): string => {
  const name = validName(pair.metricKey.name)
  return kindOf(pair) === "counter" && !name.endsWith("_total") ? `${name}_total` : name
}

const labelsOf = ({ metricKey }: Pair): Labels =>
  metricKey.tags
    .map(({ key, value }): readonly [string, string] => [validName(key), value])
    .sort(([a], [b]) => Order.string(a, b))

const samplesOf = (name: string, pair: Pair): ReadonlyArray<string> => {
  const { metricState: state } = pair
  const labels = labelsOf(pair)
  if (MetricState.isCounterState(state)) return [sample(name, labels, state.count)]
  if (MetricState.isGaugeState(state)) return [sample(name, labels, state.value)]
  if (MetricState.isFrequencyState(state))
    return [...state.occurrences].map(([key, count]) => sample(name, [...labels, ["key", key]], count))
  if (MetricState.isHistogramState(state))
    return [
      ...state.buckets
        .filter(([bound]) => bound !== Number.POSITIVE_INFINITY)
        .map(([bound, count]) => sample(`${name}_bucket`, [...labels, ["le", numberText(bound)]], count)),
      sample(`${name}_bucket`, [...labels, ["le", "+Inf"]], state.count),
      sample(`${name}_sum`, labels, state.sum),
      sample(`${name}_count`, labels, state.count)
    ]
  if (MetricState.isSummaryState(state))
    return [
      ...state.quantiles.map(([quantile, value]) =>
        sample(name, [...labels, ["quantile", numberText(quantile)]], value._tag === "Some" ? value.value : Number.NaN)
      ),
      sample(`${name}_sum`, labels, state.sum),
      sample(`${name}_count`, labels, state.count)
    ]
  return []
}

const byLabels = Order.mapInput(Order.string, (pair: Pair) => JSON.stringify(labelsOf(pair)))

const family = ([name, pairs]: readonly [string, Arr.NonEmptyReadonlyArray<Pair>]): ReadonlyArray<string> => {
  const kind = kindOf(pairs[0])
  const help = pairs[0].metricKey.description
  return [
    ...(help._tag === "Some" ? [`# HELP ${name} ${escapedHelp(help.value)}`] : []),
    `# TYPE ${name} ${kind}`,
    ...Arr.sort(pairs, byLabels)
      .filter(pair => kindOf(pair) === kind)
      .flatMap(pair => samplesOf(name, pair))
  ]
}

export const prometheusText = (pairs: ReadonlyArray<Pair>): string =>
  Object.entries(Arr.groupBy(pairs, familyOf))
    .sort(([a], [b]) => Order.string(a, b))
    .flatMap(family)
    .map(line => `${line}\n`)
    .join("")

/**
 * All metrics of the process in Prometheus' text format 0.0.4. A metric is named in the code as it is named here, unit and
 * `_total` included. Every label set is a series that lives as long as the process: values come from closed sets.
 */
export class Exposition extends Context.Tag("callwise/platform/Exposition")<
  Exposition,
  { readonly text: Effect.Effect<string> }
>() {
  static readonly layer = Layer.succeed(Exposition, { text: Effect.map(Metric.snapshot, prometheusText) })
}
