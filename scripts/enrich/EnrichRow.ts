import { Effect } from "effect"
import type {
  ConsentMissing,
  EnrichmentResult,
  EnrichmentUnavailable,
  EnrichOptions,
  ProviderReport
} from "../../src/enrichment/Enrichment.ts"
import { EnrichmentSettings } from "../../src/enrichment/EnrichmentSettings.ts"
import { LeadEnrichmentService } from "../../src/enrichment/LeadEnrichmentService.ts"
import { greatestCost } from "../../src/enrichment/Waterfall.ts"
import type { LeadNotFound } from "../../src/leads/Lead.ts"
import { Leads } from "../../src/leads/Leads.ts"
import { DataProviders } from "../../src/providers/DataProviders.ts"
import type { ProvidersUnknown } from "../../src/providers/ProviderErrors.ts"
import type { Budget } from "./Budget.ts"
import { chosenBy } from "./Chosen.ts"
import type { LineStatus, OutputLine } from "./OutputLine.ts"
import type { Row } from "./Row.ts"
import { type RunLedger, scopeOf } from "./RunLedger.ts"
import { defaultPriority, defaultTimeoutMs, type Settings } from "./Settings.ts"

export type RowResult =
  | { readonly _tag: "Written"; readonly output: OutputLine; readonly newCost: number }
  | {
      readonly _tag: "Failed"
      readonly message: string
      readonly providers: ReadonlyArray<ProviderReport>
      readonly newCost: number
    }

const optionsOf = (settings: Settings, dollars: number | undefined): EnrichOptions => {
  const limits = [dollars, settings.maxCostPerLead].filter(limit => limit !== undefined)
  return {
    strategy: settings.strategy,
    includeProviders: settings.providers,
    excludeProviders: settings.excludeProviders,
    enrichmentPriority: settings.priority ?? defaultPriority,
    requiredFields: settings.requiredFields,
    dataTypes: settings.dataTypes,
    forceRefresh: settings.forceRefresh,
    timeoutMs: settings.timeoutMs ?? defaultTimeoutMs,
    maxCost: limits.length === 0 ? undefined : Math.min(...limits)
  }
}

type RowError = LeadNotFound | ProvidersUnknown | EnrichmentUnavailable | ConsentMissing

const whyNot = (error: Exclude<RowError, ConsentMissing>): string => {
  switch (error._tag) {
    case "LeadNotFound":
      return "the lead was erased meanwhile"
    case "ProvidersUnknown":
      return `there is no provider ${error.unknown.join(", ")} any more`
    case "EnrichmentUnavailable": {
      const reasons = error.providers.map(({ name, outcome, reason }) => `${name}: ${reason ?? outcome}`)
      return `no provider could answer${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}`
    }
  }
}

/** Nothing is missing but what was on the wire when an earlier start was killed: to try again would pay twice or fail. */
const isLost = (reports: ReadonlyArray<ProviderReport>) =>
  reports.every(({ outcome, reason }) => outcome === "skipped" || reason === "answer_lost")

const withoutProfile = ({ line, leadId }: Row, status: LineStatus, reason: string): OutputLine => ({
  line,
  leadId,
  status,
  reason,
  cost: 0,
  durationMs: 0,
  profile: null,
  providers: [],
  conflicts: []
})

const lineOf = (row: Row, result: EnrichmentResult, cost: number): OutputLine => ({
  line: row.line,
  leadId: row.leadId,
  status: result.status,
  reason: result.reason,
  cost,
  durationMs: result.durationMs,
  profile: result.profile,
  providers: result.providers,
  conflicts: result.conflicts
})

const costOf = (reports: ReadonlyArray<ProviderReport>) => reports.reduce((sum, { cost }) => sum + cost, 0)

const written = (output: OutputLine, newCost = 0): RowResult => ({ _tag: "Written", output, newCost })

interface Run {
  readonly runId: string
  readonly settings: Settings
  readonly isResumed: boolean
  readonly budget: Budget
  readonly ledger: RunLedger
}

/** One row to its end: stored as a lead, enriched within the run's budget, nothing in it bought twice. */
export const makeEnrichRow = ({ runId, settings, isResumed, budget, ledger }: Run) =>
  Effect.gen(function* () {
    const leads = yield* Leads
    const service = yield* LeadEnrichmentService
    const providers = yield* DataProviders
    const { maxCostPerLead } = yield* EnrichmentSettings
    const chosen = yield* chosenBy(settings)
    const most = yield* Effect.cachedWithTTL(
      Effect.map(providers.available, all =>
        Math.min(
          settings.maxCostPerLead ?? maxCostPerLead,
          maxCostPerLead,
          all.filter(chosen).reduce((sum, provider) => sum + greatestCost(provider), 0)
        )
      ),
      "30 seconds"
    )
    const scope = { key: scopeOf(runId), batchId: null }

    /** Of a row that a killed start has begun, what it has cost already is in the ledger. */
    const spentBefore = (row: Row) => (isResumed ? ledger.ofLead(row.leadId) : Effect.succeed(0))
    const newCostOf = (row: Row, before: number, reported: number) =>
      before === 0
        ? Effect.succeed(reported)
        : Effect.map(ledger.ofLead(row.leadId), after => Math.max(0, after - before))

    const refused = (row: Row, error: RowError, before: number) =>
      Effect.gen(function* () {
        if (error._tag === "ConsentMissing") return written(withoutProfile(row, "skipped", "consent_missing"))
        const providers = error._tag === "EnrichmentUnavailable" ? error.providers : []
        const newCost = yield* newCostOf(row, before, costOf(providers))
        if (providers.length === 0 || !isLost(providers))
          return { _tag: "Failed", message: whyNot(error), providers, newCost } satisfies RowResult
        return written({ ...withoutProfile(row, "failed", "answer_lost"), providers, cost: before + newCost }, newCost)
      })

    const buy = (row: Row, dollars: number | undefined) =>
      Effect.gen(function* () {
        const before = yield* spentBefore(row)
        yield* Effect.orDie(leads.put(row.leadId, row.lead))
        const outcome = yield* Effect.either(service.enrich(row.leadId, optionsOf(settings, dollars), scope))
        if (outcome._tag === "Left") return yield* refused(row, outcome.left, before)
        const newCost = yield* newCostOf(row, before, outcome.right.totalCost)
        return written(lineOf(row, outcome.right, row.isDuplicate ? newCost : before + newCost), newCost)
      }).pipe(Effect.map(value => ({ value, cost: value.newCost })))

    return (row: Row): Effect.Effect<RowResult> =>
      settings.minScore !== undefined && row.score < settings.minScore
        ? Effect.succeed(written(withoutProfile(row, "skipped", "below_minimum_score")))
        : Effect.flatMap(most, dollars => budget.spend(dollars, granted => buy(row, granted)))
  })
