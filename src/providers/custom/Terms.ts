import { fieldPaths } from "../../profile/FieldPath.ts"
import type { Terms } from "../Provider.ts"
import type { CustomMapping } from "../ProviderConfig.ts"

const assumedCoverage = 0.8

export const termsOf = (mapping: CustomMapping | undefined): Terms => {
  const billing = mapping?.billing ?? "per_call"
  return {
    supplies: Object.fromEntries(
      fieldPaths
        .filter(path => mapping?.fields[path] !== undefined)
        .map(path => [path, mapping?.coverage?.[path] ?? assumedCoverage])
    ),
    expectedMatchRate: mapping?.matchRate ?? 0.6,
    reliability: mapping?.reliability ?? 0.8,
    billing,
    maxBilledCalls: 1,
    batchSize: 1,
    repeatsAreFree: billing === "per_unique_record" || billing === "per_unique_query"
  }
}

/** Who bills by the call or the question bills for a miss too. */
export const billedMiss = ({ billing }: Terms): number =>
  billing === "per_call" || billing === "per_unique_query" ? 1 : 0
