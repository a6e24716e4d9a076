import { Effect, Metric, MetricBoundaries } from "effect"
import { labelled } from "../../platform/LabelledMetric.ts"
import type { SuggestionStatus, SuggestionType } from "../Suggestion.ts"
import type { SuggestionChange } from "./SuggestionChange.ts"

const counted = labelled(
  Metric.counter("callwise_suggestions_total", {
    description: "Suggestions by type and by the status that they came to.",
    incremental: true
  }),
  "type",
  "status"
)

const rating = Metric.histogram(
  "callwise_suggestion_rating",
  MetricBoundaries.fromIterable([1, 2, 3, 4, 5]),
  "How effective agents found a suggestion, 1-5."
)

export const recordStatus = (type: SuggestionType, status: SuggestionStatus | "said" | "withheld") =>
  Effect.sync(() => counted(1, type, status))

export const recordSuggested = (changes: ReadonlyArray<SuggestionChange>) =>
  Effect.sync(() => {
    for (const change of changes)
      if (change.kind === "made") counted(1, change.suggestion.type, change.withheld ? "withheld" : "pending")
  })

export const recordRating = (stars: number) => Metric.update(rating, stars)
