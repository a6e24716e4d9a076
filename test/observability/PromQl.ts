import { parser } from "@prometheus-io/lezer-promql"

export interface Selected {
  readonly metric: string
  /** Labels that the query chooses by. */
  readonly labels: ReadonlyArray<string>
}

/** Grafana's own variable stands where Prometheus wants a duration. */
const plain = (expression: string) => expression.replaceAll("$__rate_interval", "1m")

/** The metrics that a query names, and the labels it chooses or groups by; refuses what is no PromQL. */
export const readPromQl = (expression: string) => {
  const text = plain(expression)
  const selected: Array<{ metric: string; labels: Array<string> }> = []
  const grouped: Array<string> = []
  parser.parse(text).iterate({
    enter: ({ name, from, to, type }) => {
      const said = text.slice(from, to)
      if (type.isError) throw new Error(`not PromQL at ${from}: ${text}`)
      if (name === "VectorSelector") selected.push({ metric: "", labels: [] })
      const latest = selected.at(-1)
      if (name === "Identifier" && latest !== undefined) latest.metric = said
      if (name === "UnquotedLabelMatcher" && latest !== undefined) latest.labels.push(/^\w+/.exec(said)?.[0] ?? "")
      if (name === "GroupingLabels")
        grouped.push(
          ...said
            .slice(1, -1)
            .split(",")
            .map(label => label.trim())
        )
    }
  })
  return { selected: selected as ReadonlyArray<Selected>, grouped }
}
