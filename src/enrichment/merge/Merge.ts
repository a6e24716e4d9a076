import { DateTime } from "effect"
import type { MergedProfile } from "../../profile/EnrichedProfile.ts"
import type { DataType } from "../../profile/Profile.ts"
import { emptyLedger, type Ledger } from "./Ledger.ts"
import { type Outcome, outcomesOf } from "./Outcome.ts"
import { mergeBehavioral, mergeDemographics, mergeFirmographics, mergeProperty, mergeRisk } from "./Sections.ts"
import { type Heard, hear, type Source } from "./Statement.ts"
import { mergeVehicles } from "./Vehicles.ts"

export type { Source } from "./Statement.ts"

/** The profile, and what its settling says about the providers. */
export interface Fused {
  readonly profile: MergedProfile
  readonly outcomes: () => ReadonlyArray<Outcome>
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The same answer whatever the order in which providers answered. */
const ordered = (sources: ReadonlyArray<Source>): ReadonlyArray<Source> =>
  [...sources].sort(
    (a, b) =>
      compareText(a.provider, b.provider) ||
      DateTime.toEpochMillis(b.record.observedAt) - DateTime.toEpochMillis(a.record.observedAt) ||
      compareText(JSON.stringify(a.record), JSON.stringify(b.record))
  )

/** Mean of the field confidences, each weighted by the importance of its field. */
const overall = ({ fieldConfidence, importance }: Ledger) => {
  let sum = 0
  let weight = 0
  for (const path in fieldConfidence) {
    const counts = importance[path] ?? 0
    sum += counts * (fieldConfidence[path] ?? 0)
    weight += counts
  }
  return weight === 0 ? 0 : Math.min(1, sum / weight)
}

export const fuse = (sources: ReadonlyArray<Source>, at: DateTime.Utc, wanted?: ReadonlyArray<DataType>): Fused => {
  const heard = ordered(sources).map(source => hear(source, at))
  const ledger = emptyLedger()
  const when = <A>(type: DataType, merge: (heard: ReadonlyArray<Heard>, ledger: Ledger) => A) =>
    wanted === undefined || wanted.includes(type) ? merge(heard, ledger) : undefined
  const demographics = when("demographics", mergeDemographics)
  const firmographics = when("firmographics", mergeFirmographics)
  const behavioral = when("behavioral", mergeBehavioral)
  const risk = when("risk", mergeRisk)
  const propertyData = when("propertyData", mergeProperty)
  const vehicleData = when("vehicleData", mergeVehicles)
  return {
    outcomes: () => outcomesOf(ledger.votes),
    profile: {
      ...(demographics && { demographics }),
      ...(firmographics && { firmographics }),
      ...(behavioral && { behavioral }),
      ...(risk && { risk }),
      ...(propertyData && { propertyData }),
      ...(vehicleData && { vehicleData }),
      confidenceScore: overall(ledger),
      fieldConfidence: ledger.fieldConfidence,
      provenance: ledger.provenance,
      conflicts: ledger.conflicts,
      dataSources: [...ledger.contributors].sort()
    }
  }
}

export const merge = (
  sources: ReadonlyArray<Source>,
  at: DateTime.Utc,
  wanted?: ReadonlyArray<DataType>
): MergedProfile => fuse(sources, at, wanted).profile
