import type { DateTime } from "effect"
import type { RegisteredProvider } from "../providers/DataProviders.ts"
import { fuse, type Source } from "./merge/Merge.ts"
import type { StoredAnswer } from "./Standing.ts"

/** Trust in a provider that is no longer registered. */
const departed = 0.7

/** The composite profile of everything that the providers have answered, each weighed by what is known of it. */
export const composite = (
  answers: ReadonlyArray<StoredAnswer>,
  known: ReadonlyArray<RegisteredProvider>,
  at: DateTime.Utc
) => {
  const sources = answers.flatMap(({ provider, providerId, record }): ReadonlyArray<Source> => {
    if (record === null) return []
    const terms = known.find(({ id }) => id === providerId)
    return [{ provider, record, reliability: field => terms?.reliabilityOf(field) ?? departed }]
  })
  return { ...fuse(sources, at), hasFacts: sources.length > 0 }
}
