import { Schema } from "effect"
import { EnrichmentResult, EnrichmentStatus, type ProviderReport } from "../../src/enrichment/Enrichment.ts"
import type { LeadId } from "../../src/leads/Lead.ts"
import type { Conflict, EnrichedProfile } from "../../src/profile/EnrichedProfile.ts"

/** failed: what was bought had no answer when the run was killed, and is not bought again. */
export const LineStatus = Schema.Literal(...EnrichmentStatus.literals, "failed")
export type LineStatus = typeof LineStatus.Type

/** One row of the output. */
export interface OutputLine {
  readonly line: number
  readonly leadId: LeadId
  readonly status: LineStatus
  readonly reason?: string | undefined
  /** US dollars this row has cost the run. */
  readonly cost: number
  readonly durationMs: number
  readonly profile: EnrichedProfile | null
  readonly providers: ReadonlyArray<ProviderReport>
  readonly conflicts: ReadonlyArray<Conflict>
}

const { leadId, reason, durationMs, profile, providers, conflicts } = EnrichmentResult.fields
const Written = Schema.Struct({
  line: Schema.Int,
  leadId,
  status: LineStatus,
  reason,
  cost: Schema.NonNegative,
  durationMs,
  profile,
  providers,
  conflicts
})
export const encodeLine = Schema.encode(Schema.parseJson(Written))

/** As much of a line as is counted. */
export const CountedLine = Schema.Struct({
  line: Schema.Int.pipe(Schema.positive()),
  status: LineStatus,
  cost: Schema.NonNegative,
  durationMs: Schema.NonNegative,
  profile: Schema.NullOr(Schema.Struct({})),
  providers: Schema.Array(Schema.Struct({ name: Schema.String, outcome: Schema.String, cost: Schema.NonNegative })),
  conflicts: Schema.Array(Schema.Struct({ field: Schema.String }))
})
export type CountedLine = typeof CountedLine.Type

export const readLine = Schema.decodeUnknownOption(Schema.parseJson(CountedLine))
