import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { PersonalizationAnalyticsService } from "./PersonalizationAnalyticsService.ts"
import { Policies } from "./policies/Policies.ts"
import { SuggestionEffects } from "./suggestions/SuggestionEffects.ts"

export const AnalyticsHttp = HttpApiBuilder.group(Api, "analytics", handlers =>
  Effect.map(
    Effect.all([PersonalizationAnalyticsService, Policies, SuggestionEffects]),
    ([service, policies, effects]) =>
      handlers
        .handle("analytics", ({ urlParams }) => service.analytics(urlParams))
        .handle("dashboard", ({ urlParams }) => service.dashboard(urlParams))
        .handle("trend", ({ urlParams }) => service.trend(urlParams))
        .handle("topCombinations", ({ urlParams }) => service.topCombinations(urlParams))
        .handle("policies", ({ urlParams }) => policies.evaluate(urlParams))
        .handle("suggestionEffects", ({ urlParams }) => effects.measure(urlParams))
  )
)
