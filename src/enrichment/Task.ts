import { DateTime, Duration, Option } from "effect"
import type { LeadId } from "../leads/Lead.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { dataTypeOf, type FieldPath, fieldPaths } from "../profile/FieldPath.ts"
import { DataType } from "../profile/Profile.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import type { EnrichmentQuery, Terms } from "../providers/Provider.ts"
import type { RegisteredProvider } from "../providers/RegisteredProvider.ts"
import { composite } from "./Composite.ts"
import type { EnrichOptions } from "./Enrichment.ts"
import type { EnrichmentSettings } from "./EnrichmentSettings.ts"
import { queryOf } from "./LookUpKeys.ts"
import type { Bought } from "./Purchasing.ts"
import { isFilled, requiredFieldsOf } from "./RequiredFields.ts"
import { type Standing, type StoredAnswer, withAnswers } from "./Standing.ts"
import { verdictOf } from "./Verdict.ts"
import { nextWave } from "./Waterfall.ts"

/** Within one scope nothing is bought twice: an Idempotency-Key, a batch, a run of a script; without a key, one request. */
export interface PurchaseScope {
  readonly key: string | null
  readonly batchId: string | null
}

/** One enrichment, with all that was decided before anything is bought. */
export interface Task {
  readonly enrichmentId: string
  readonly leadId: LeadId
  readonly scope: PurchaseScope
  readonly startedAt: DateTime.Utc
  readonly deadline: DateTime.Utc
  readonly standing: Standing
  readonly query: EnrichmentQuery
  readonly options: EnrichOptions
  readonly strategy: "waterfall" | "parallel"
  readonly refresh: boolean
  readonly dollars: number
  /** What one expected field may cost; without bound for fields that the caller requires himself. */
  readonly dollarsPerField: number
  readonly required: ReadonlyArray<FieldPath>
  readonly fieldConfidence: number
  readonly known: ReadonlyArray<RegisteredProvider>
  /** Who may be asked and has no valid answer stored. */
  readonly open: ReadonlyArray<RegisteredProvider>
}

/** The providers that the caller named, or did not exclude. */
export interface Chosen {
  readonly included: ReadonlyArray<string> | undefined
  readonly excluded: ReadonlyArray<string>
}

const suppliesAny = ({ supplies }: Terms, types: ReadonlyArray<DataType>): boolean =>
  fieldPaths.some(field => supplies[field] !== undefined && types.includes(dataTypeOf(field)))

export const taskOf = (
  given: Pick<Task, "enrichmentId" | "leadId" | "scope" | "startedAt" | "standing" | "options" | "known">,
  { included, excluded }: Chosen,
  settings: EnrichmentSettings
): Task => {
  const { known, options, standing, startedAt } = given
  const { lead, heard } = standing
  const dataTypes = options.dataTypes ?? DataType.literals
  const refresh = options.forceRefresh === true
  const query = queryOf(lead)
  const hasAnswered = (id: string) =>
    heard.some(({ providerId, validUntil }) => providerId === id && DateTime.greaterThan(validUntil, startedAt))
  const timeout = options.timeoutMs === undefined ? settings.timeout : Duration.millis(options.timeoutMs)
  return {
    ...given,
    query,
    refresh,
    strategy: options.strategy ?? settings.strategy,
    deadline: DateTime.addDuration(startedAt, timeout),
    dollars: Math.min(options.maxCost ?? Number.POSITIVE_INFINITY, settings.maxCostPerLead),
    required: requiredFieldsOf(lead, options.requiredFields, Option.getOrUndefined(settings.requiredFields), dataTypes),
    fieldConfidence: settings.fieldConfidence,
    dollarsPerField: options.requiredFields === undefined ? settings.maxCostPerField : Number.POSITIVE_INFINITY,
    open: known.filter(
      ({ config: { id }, terms, canLookUp }) =>
        (included === undefined || included.includes(id)) &&
        !excluded.includes(id) &&
        (refresh || !hasAnswered(id)) &&
        suppliesAny(terms, dataTypes) &&
        canLookUp(query)
    )
  }
}

/** The stored profile answers it all: it is fresh, and nobody is left to ask for what is missing. */
export const isSettled = ({
  standing: { profile },
  refresh,
  strategy,
  open,
  required,
  fieldConfidence,
  dollarsPerField
}: Task): boolean => {
  if (profile === null || profile.isExpired || refresh) return false
  if (open.length === 0) return true
  const missing = required.filter(field => !isFilled(profile, field, fieldConfidence))
  return strategy === "waterfall" && nextWave(missing, open, dollarsPerField).length === 0
}

/** What to make of what was bought, beside what was known. */
export const conclude = (
  { leadId, standing, known, query }: Task,
  { reports, answers }: Bought,
  earlier: ReadonlyArray<StoredAnswer>,
  now: DateTime.Utc,
  profileTtl: Duration.Duration
) => {
  const { profile: merged, outcomes, hasFacts } = composite(withAnswers(earlier, answers), known, now, query)
  const verdict = verdictOf({ reports, hasFacts, stored: standing.profile })
  const isNew =
    hasFacts &&
    verdict !== "degraded" &&
    (answers.length > 0 || standing.profile === null || standing.profile.isExpired)
  const profile = isNew
    ? new EnrichedProfile(
        { leadId, ...merged, enrichedAt: now, expiresAt: DateTime.addDuration(now, profileTtl), isExpired: false },
        ofValidParts
      )
    : standing.profile
  return { verdict, outcomes, isNew, profile }
}
