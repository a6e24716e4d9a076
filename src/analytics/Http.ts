import { HttpApiBuilder } from "@effect/platform"
import { Effect } from "effect"
import { Api } from "../http/Api.ts"
import { PersonalizationAnalyticsService } from "./PersonalizationAnalyticsService.ts"

export const AnalyticsHttp = HttpApiBuilder.group(Api, "analytics", handlers =>
  Effect.map(PersonalizationAnalyticsService, service =>
    handlers
      .handle("analytics", ({ urlParams }) => service.analytics(urlParams))
      .handle("dashboard", ({ urlParams }) => service.dashboard(urlParams))
      .handle("trend", ({ urlParams }) => service.trend(urlParams))
      .handle("topCombinations", ({ urlParams }) => service.topCombinations(urlParams))
  )
)
