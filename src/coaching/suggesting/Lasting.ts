import { Duration } from "effect"
import type { SuggestionType } from "../Suggestion.ts"

/** How long it stays worth saying. */
export const lasts: Readonly<Record<SuggestionType, Duration.Duration>> = {
  sentiment_adjustment: Duration.seconds(45),
  objection_handling: Duration.seconds(60),
  pain_point_response: Duration.seconds(75),
  competitive_positioning: Duration.seconds(75),
  risk_awareness: Duration.minutes(30),
  upsell_opportunity: Duration.minutes(5),
  cross_sell_opportunity: Duration.minutes(5),
  compliance_reminder: Duration.minutes(10)
}
