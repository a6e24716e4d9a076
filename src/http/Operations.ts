import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Schema } from "effect"

const Check = Schema.Struct({
  status: Schema.Literal("up", "down"),
  detail: Schema.optional(Schema.String)
})

export class Health extends Schema.Class<Health>("Health")({
  status: Schema.Literal("up", "down"),
  checks: Schema.Record({ key: Schema.String, value: Check })
}) {}

export class NotReady extends Schema.TaggedError<NotReady>()(
  "NotReady",
  { checks: Schema.Record({ key: Schema.String, value: Check }) },
  { description: "Send no traffic here now: checks say what is down." }
) {}

const text = HttpApiSchema.Text({ contentType: "text/plain; version=0.0.4; charset=utf-8" })

export const OperationsApi = HttpApiGroup.make("operations")
  .add(
    HttpApiEndpoint.get("live", "/health/live").addSuccess(Health).annotate(OpenApi.Summary, "Is the process alive?")
  )
  .add(
    HttpApiEndpoint.get("ready", "/health/ready")
      .addSuccess(Health)
      .addError(NotReady, { status: 503 })
      .annotate(OpenApi.Summary, "May traffic be sent here?")
      .annotate(OpenApi.Description, "Database, migrations and providers; down while shutting down.")
  )
  .add(HttpApiEndpoint.get("metrics", "/metrics").addSuccess(text).annotate(OpenApi.Summary, "Metrics for Prometheus"))
  .annotate(OpenApi.Description, "For those who run the service.")
