import { Config, ConfigError, Either, Redacted } from "effect"

type Pairs = Readonly<Record<string, string>>

const none: Pairs = {}

/** `key=value,key2=value2`, values percent-encoded, as OpenTelemetry's environment variables write it. */
const pairsOf = (text: string): Either.Either<Pairs, ConfigError.ConfigError> =>
  Either.try({
    try: () =>
      Object.fromEntries(
        text
          .split(",")
          .filter(part => part.trim() !== "")
          .map(part => {
            const at = part.indexOf("=")
            if (at < 1) throw new Error("no key")
            return [part.slice(0, at).trim(), decodeURIComponent(part.slice(at + 1).trim())]
          })
      ),
    catch: () => ConfigError.InvalidData([], "must be key=value pairs, divided by commas, values percent-encoded")
  })

const pairs = (name: string) =>
  Config.redacted().pipe(
    Config.mapOrFail(secret => pairsOf(Redacted.value(secret))),
    Config.nested(name),
    Config.withDefault(none)
  )

/** What is read of OpenTelemetry's own environment variables; nothing is exported without an endpoint. */
export const OtlpSettings = Config.all({
  endpoint: Config.option(Config.url("OTEL_EXPORTER_OTLP_ENDPOINT")),
  protocol: Config.literal(
    "http/json",
    "http/protobuf"
  )("OTEL_EXPORTER_OTLP_PROTOCOL").pipe(Config.withDefault("http/json")),
  headers: pairs("OTEL_EXPORTER_OTLP_HEADERS"),
  serviceName: Config.option(Config.nonEmptyString("OTEL_SERVICE_NAME")),
  resource: pairs("OTEL_RESOURCE_ATTRIBUTES")
})
