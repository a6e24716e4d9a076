import { Histogram } from "./Histogram.ts"
import { LineStatus } from "./OutputLine.ts"

interface Counted {
  readonly status: LineStatus
  readonly cost: number
  readonly durationMs: number
  readonly profile: object | null
  readonly providers: ReadonlyArray<{ readonly name: string; readonly outcome: string; readonly cost: number }>
  readonly conflicts: ReadonlyArray<{ readonly field: string }>
}

export interface ProviderCount {
  asked: number
  matched: number
  notFound: number
  cached: number
  failed: number
  cost: number
}

const noCount = (): ProviderCount => ({ asked: 0, matched: 0, notFound: 0, cached: 0, failed: 0, cost: 0 })
const failures = new Set(["failed", "timeout", "rate_limited"])

/** One entry for all vehicles' makes, whatever their place in the list. */
const disputed = (field: string) => field.replace(/\.\d+(?=\.|$)/g, "")

/** What a run has come to so far, in as much memory as there are statuses, providers and fields. */
export class Tally {
  bad = 0
  failed = 0
  duplicates = 0
  /** Rows that an earlier start of the run has written. */
  earlier = 0
  written = 0
  matched = 0
  cost = 0
  conflicts = 0
  readonly statuses = new Map<LineStatus, number>(LineStatus.literals.map(status => [status, 0]))
  readonly providers = new Map<string, ProviderCount>()
  readonly disputes = new Map<string, number>()
  readonly durations = new Histogram()

  constructor(readonly startedAt: number) {}

  get withoutResult(): number {
    return this.bad + this.failed + (this.statuses.get("failed") ?? 0)
  }

  get done(): number {
    return this.written + this.bad + this.failed
  }

  /** `newCost` is what this start of the run has spent on it. */
  add({ status, cost, durationMs, profile, providers, conflicts }: Counted, newCost = cost): void {
    this.written += 1
    this.cost += newCost
    if (profile !== null) this.matched += 1
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
    if (status !== "skipped") this.durations.add(durationMs)
    for (const provider of providers) this.#count(provider)
    this.conflicts += conflicts.length
    for (const { field } of conflicts) this.disputes.set(disputed(field), (this.disputes.get(disputed(field)) ?? 0) + 1)
  }

  fail(providers: Counted["providers"], newCost: number): void {
    this.failed += 1
    this.cost += newCost
    for (const provider of providers) this.#count(provider)
  }

  #count({ name, outcome, cost }: Counted["providers"][number]): void {
    if (outcome === "skipped") return
    const count = this.providers.get(name) ?? noCount()
    this.providers.set(name, count)
    count.asked += 1
    count.cost += cost
    if (outcome === "matched") count.matched += 1
    else if (outcome === "not_found") count.notFound += 1
    else if (outcome === "cached") count.cached += 1
    else if (failures.has(outcome)) count.failed += 1
  }
}
