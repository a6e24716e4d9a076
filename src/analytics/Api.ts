import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Requires } from "../http/Authorization.ts"
import { AnalyticsAnswer, DashboardAnswer } from "./AnalyticsAnswer.ts"
import { CombinationsAnswer } from "./Combinations.ts"
import { DatesQuery, DaysQuery, SpanQuery } from "./Period.ts"
import { PoliciesAnswer } from "./policies/PoliciesAnswer.ts"
import { SuggestionEffectsAnswer } from "./suggestions/SuggestionEffectsAnswer.ts"

export const AnalyticsApi = HttpApiGroup.make("analytics")
  .add(
    HttpApiEndpoint.get("analytics", "/api/personalization/analytics")
      .setUrlParams(DatesQuery)
      .addSuccess(AnalyticsAnswer)
      .annotate(OpenApi.Summary, "Read what personalisation earned between two days")
      .annotate(
        OpenApi.Description,
        "Both days count, and every period between them is there, also where nothing happened."
      )
  )
  .add(
    HttpApiEndpoint.get("dashboard", "/api/personalization/dashboard")
      .setUrlParams(DaysQuery)
      .addSuccess(DashboardAnswer)
      .annotate(OpenApi.Summary, "Read what personalisation earned lately")
  )
  .add(
    HttpApiEndpoint.get("trend", "/api/personalization/trend")
      .setUrlParams(DaysQuery)
      .addSuccess(AnalyticsAnswer)
      .annotate(OpenApi.Summary, "Read what personalisation earned day by day")
  )
  .add(
    HttpApiEndpoint.get("topCombinations", "/api/personalization/top-combinations")
      .setUrlParams(DaysQuery)
      .addSuccess(CombinationsAnswer)
      .annotate(OpenApi.Summary, "Read which offers were taken best, from which source")
  )
  .add(
    HttpApiEndpoint.get("policies", "/api/personalization/policies")
      .setUrlParams(SpanQuery)
      .addSuccess(PoliciesAnswer)
      .annotate(OpenApi.Summary, "Read what other policies would have earned")
      .annotate(
        OpenApi.Description,
        "From the decisions of the days and the probability with which each was made: what would have come of them had another policy chosen the offer that is mentioned first, all else as it was. A decision counts once its offers can no longer be answered; a number is null, with the reason, where the log does not tell."
      )
  )
  .add(
    HttpApiEndpoint.get("suggestionEffects", "/api/personalization/suggestion-effects")
      .setUrlParams(SpanQuery)
      .addSuccess(SuggestionEffectsAnswer)
      .annotate(OpenApi.Summary, "Read what each kind of suggestion changes in calls")
      .annotate(
        OpenApi.Description,
        "Calls that began on these days and have ended: those whose first suggestion of a kind the agent was given against those from whom chance withheld it, each by the chance that it had. The intervals are for one look at days settled beforehand."
      )
  )
  .middleware(Requires.analytics)
  .annotate(
    OpenApi.Description,
    "Plain numbers, and beside them what each is made of. Acceptance rates divide by offers presented; a lead converts by an accepted offer or a call that ended sold."
  )
