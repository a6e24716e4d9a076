import type { DateTime } from "effect"
import type { EnrichmentQuery } from "../providers/Provider.ts"
import type { RegisteredProvider } from "../providers/RegisteredProvider.ts"
import { fuse, type Source } from "./merge/Merge.ts"
import { matchProbability } from "./merge/SameLead.ts"
import type { StoredAnswer } from "./Standing.ts"

/** Trust in a provider that is no longer registered. */
const departed = 0.7

/** The composite profile of everything that the providers have answered, each weighed by what is known of it. */
export const composite = (
  answers: ReadonlyArray<StoredAnswer>,
  known: ReadonlyArray<RegisteredProvider>,
  at: DateTime.Utc,
  lead?: EnrichmentQuery
) => {
  const sources = answers.flatMap(({ provider, providerId, record }): ReadonlyArray<Source> => {
    if (record === null) return []
    const of = known.find(({ config }) => config.id === providerId)
    return [
      {
        provider,
        record,
        reliability: field => of?.fieldReliability[field] ?? of?.terms.reliability ?? departed,
        ...(lead === undefined ? {} : { match: matchProbability(lead, record) })
      }
    ]
  })
  return { ...fuse(sources, at), hasFacts: sources.length > 0 }
}
