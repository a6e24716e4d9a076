import { Schema } from "effect"
import { Dashboard } from "./Dashboard.ts"
import { Figure } from "./Figure.ts"
import { GroupBy } from "./Period.ts"
import { told } from "./Told.ts"

const figures = Schema.Record({ key: Schema.String, value: Figure }).annotations({
  description: "By the path of the number: what it is made of, its interval, and why it is missing."
})

const AnalyticsBucket = Schema.Struct({
  period: Schema.String.annotations({ description: "2026-11-23, 2026-W48 or 2026-11." }),
  start: Schema.String,
  end: Schema.String.annotations({ description: "The last day, inclusive." }),
  ...Dashboard.fields,
  figures
}).annotations({ identifier: "AnalyticsBucket" })

export const DashboardAnswer = Schema.Struct({ ...told, ...Dashboard.fields, figures }).annotations({
  identifier: "DashboardAnswer"
})
export type DashboardAnswer = typeof DashboardAnswer.Type

export const AnalyticsAnswer = Schema.Struct({
  ...DashboardAnswer.fields,
  groupBy: GroupBy,
  buckets: Schema.Array(AnalyticsBucket)
}).annotations({ identifier: "AnalyticsAnswer" })
export type AnalyticsAnswer = typeof AnalyticsAnswer.Type
