import { count, dollars, millis, percent, rate, span, table } from "../cli/Words.ts"
import type { Plan } from "./Plan.ts"
import type { Tally } from "./Tally.ts"

const most = 5

const quoted = (path: string) => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)

/** A resumed run keeps its options: only where it is needs saying. */
export const resumeCommand = ({ input, files, concurrency }: Plan) =>
  [
    `bun run enrich -- --input ${quoted(input.path)} --output ${quoted(files.output)}`,
    `--concurrency ${concurrency} --format ${input.format} --resume`
  ].join(" ")

const providersOf = (tally: Tally) => [
  ["provider", "asked", "matched", "not found", "cached", "failed", "cost"],
  ...[...tally.providers]
    .toSorted(([, a], [, b]) => b.cost - a.cost || b.asked - a.asked)
    .map(([name, { asked, matched, notFound, cached, failed, cost }]) => [
      name,
      ...[asked, matched, notFound, cached, failed].map(count),
      dollars(cost)
    ])
]

const disputesOf = ({ conflicts, disputes }: Tally) => {
  const fields = [...disputes].toSorted(([, a], [, b]) => b - a).slice(0, most)
  return conflicts === 0
    ? "0"
    : `${count(conflicts)}, most about ${fields.map(([field, times]) => `${field} (${count(times)})`).join(", ")}`
}

/** What a run has come to, for people. */
export const summaryOf = (plan: Plan, tally: Tally, seconds: number): string => {
  const { files, journal } = plan
  const rows = [
    ["rows read", `${count(tally.done)} of ${count(journal.input.rows)}`],
    ...(tally.earlier > 0 ? [["  written before", count(tally.earlier)]] : []),
    ["bad rows", count(tally.bad)],
    ["without answer", count(tally.failed)],
    ["duplicates", count(tally.duplicates)],
    ["enriched", count(tally.written)],
    ...[...tally.statuses].filter(([, n]) => n > 0).map(([status, n]) => [`  ${status}`, count(n)]),
    [
      "with a profile",
      tally.written === 0 ? "0" : `${count(tally.matched)} (${percent(tally.matched / tally.written)})`
    ],
    ["cost", dollars(tally.cost)],
    ["  per enriched lead", tally.written === 0 ? "-" : dollars(tally.cost / tally.written)],
    [
      "duration per lead",
      `p50 ${millis(tally.durations.quantile(0.5))}, p99 ${millis(tally.durations.quantile(0.99))}`
    ],
    ["conflicts", disputesOf(tally)],
    ["wall time", `${span(seconds)} (${rate(seconds > 0 ? (tally.done - tally.earlier) / seconds : 0)})`]
  ]
  const width = Math.max(...rows.map(([name = ""]) => name.length))
  return [
    "",
    ...rows.map(([name = "", value]) => `${name.padEnd(width)}  ${value}`),
    ...(tally.providers.size > 0 ? ["", table(providersOf(tally))] : []),
    "",
    `Output: ${files.output}`,
    ...(tally.bad + tally.failed > 0 ? [`Bad rows and those without answer: ${files.errors}`] : [])
  ].join("\n")
}
