import * as OtlpLogger from "@effect/opentelemetry/OtlpLogger"
import * as OtlpMetrics from "@effect/opentelemetry/OtlpMetrics"
import * as OtlpSerialization from "@effect/opentelemetry/OtlpSerialization"
import * as OtlpTracer from "@effect/opentelemetry/OtlpTracer"
import { FetchHttpClient } from "@effect/platform"
import { ConfigProvider, Duration, Effect, Layer, Logger, Option } from "effect"
import manifest from "../../package.json" with { type: "json" }
import { OtlpSettings } from "./OtlpSettings.ts"
import { safeLog } from "./SafeLog.ts"
import { scrubbedTracer } from "./ScrubbedTracer.ts"
import { withSpanConventions } from "./SpanConventions.ts"
import { spanMetrics } from "./SpanMetrics.ts"
import { watchingTracer } from "./WatchingTracer.ts"

const flushWithin = Duration.seconds(2)

const observed = Effect.sync(() => Layer.setTracer(watchingTracer(spanMetrics())))

const exporting = (settings: Effect.Effect.Success<typeof OtlpSettings>, endpoint: URL) => {
  const { "service.name": nameInResource, "service.version": _, ...attributes } = settings.resource
  const resource = {
    serviceName: Option.getOrElse(settings.serviceName, () => nameInResource ?? manifest.name),
    serviceVersion: manifest.version,
    attributes: { "service.instance.id": Bun.randomUUIDv7(), ...attributes }
  }
  const options = (signal: "traces" | "metrics" | "logs") => ({
    url: `${endpoint.href.replace(/\/$/, "")}/v1/${signal}`,
    headers: settings.headers,
    resource,
    shutdownTimeout: flushWithin
  })
  return Effect.gen(function* () {
    const tracer = yield* OtlpTracer.make(options("traces"))
    const logger = yield* OtlpLogger.make(options("logs"))
    yield* OtlpMetrics.make(options("metrics"))
    return Layer.merge(
      Layer.setTracer(scrubbedTracer(tracer, spanMetrics())),
      Logger.add(Logger.mapInputOptions(logger, safeLog))
    )
  }).pipe(
    Effect.parallelFinalizers,
    Effect.withConfigProvider(ConfigProvider.fromMap(new Map())),
    Effect.provide([
      FetchHttpClient.layer,
      withSpanConventions(
        settings.protocol === "http/json" ? OtlpSerialization.layerJson : OtlpSerialization.layerProtobuf
      )
    ])
  )
}

/**
 * Watches all spans: without anything personal they become metrics, and when OTEL_EXPORTER_OTLP_ENDPOINT is set they are
 * sent there over OTLP/HTTP, with metrics and logs. What is pending when the service leaves is sent within a bound.
 */
export const Telemetry = Layer.unwrapScoped(
  Effect.flatMap(OtlpSettings, settings =>
    Option.match(settings.endpoint, { onNone: () => observed, onSome: endpoint => exporting(settings, endpoint) })
  )
)
