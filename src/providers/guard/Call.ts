import { Array as Arr, Duration, Effect, Either } from "effect"
import { type Answered, type EnrichmentQuery, type ProviderAdapter, ProviderFailure } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { recordDuration } from "../ProviderMetrics.ts"
import { underReference } from "./ProviderHttp.ts"

export interface Exchange {
  readonly config: Pick<ProviderConfig, "id" | "name" | "type" | "timeoutMs">
  readonly adapter: ProviderAdapter
  readonly queries: Arr.NonEmptyReadonlyArray<EnrichmentQuery>
  readonly purchaseIds: ReadonlyArray<string>
  readonly attempt: number
}

const lost = (reason: "timeout" | "malformed") => new ProviderFailure({ reason, billing: "unknown" })

const outcomeOf = (answers: ReadonlyArray<Answered>) => {
  const outcomes = answers.map(answer => (answer._tag === "ProviderFailure" ? answer.reason : answer._tag))
  return [...new Set(outcomes)].sort().join(",")
}

/** One HTTP exchange within the provider's time-out, in a span of its own; every query gets an answer or a failure. */
export const exchange = ({ config, adapter, queries, purchaseIds, attempt }: Exchange) =>
  Effect.gen(function* () {
    const asked = adapter.lookUp([...queries]).pipe(
      Effect.catchAllDefect(defect =>
        Effect.zipRight(
          Effect.logError(
            `The adapter of ${config.name} died: ${defect instanceof Error ? defect.name : typeof defect}`
          ),
          Effect.fail(lost("malformed"))
        )
      ),
      Effect.timeoutFail({ duration: Duration.millis(config.timeoutMs), onTimeout: () => lost("timeout") })
    )
    const [elapsed, { result, status }] = yield* Effect.timed(underReference(purchaseIds, asked))
    const given: ReadonlyArray<Answered> = Either.getOrElse(result, failure => queries.map(() => failure))
    const answers = Arr.map(queries, (_, index): Answered => given[index] ?? lost("malformed"))
    const durationMs = Duration.toMillis(elapsed)
    yield* recordDuration(config, durationMs)
    yield* Effect.annotateCurrentSpan({
      outcome: outcomeOf(answers),
      ...(status === undefined ? {} : { "http.response.status_code": status })
    })
    return { answers, durationMs }
  }).pipe(
    Effect.withSpan("provider.call", {
      kind: "client",
      attributes: {
        "provider.id": config.id,
        provider: config.name,
        "provider.type": config.type,
        attempt,
        lookups: queries.length
      }
    })
  )
