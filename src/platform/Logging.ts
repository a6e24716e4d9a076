import { Array as Arr, Config, Context, Effect, FiberRef, FiberRefs, Layer, Logger, LogLevel, Tracer } from "effect"
import { bareErrors } from "./BareCause.ts"
import { safeLog } from "./SafeLog.ts"

const Level = Config.logLevel("CALLWISE_LOG_LEVEL").pipe(Config.withDefault(LogLevel.Info))

/** One JSON object a line: when, how grave, what; the trace it belongs to; what the fiber was annotated with. */
export const jsonLine = Logger.make<unknown, string>(entry => {
  const { annotations, cause, context, date, logLevel, message, spans } = safeLog(entry)
  const parts = Arr.ensure(message)
  const span = Context.getOption(FiberRefs.getOrDefault(context, FiberRef.currentContext), Tracer.ParentSpan)
  const errors = bareErrors(cause).map(({ type, frames, cause: inner }) => ({
    type,
    stack: frames.map(frame => frame.trim()),
    ...(inner instanceof Error ? { cause: inner.name } : {})
  }))
  return JSON.stringify({
    ...Object.fromEntries(annotations),
    timestamp: date.toISOString(),
    level: logLevel.label,
    message: parts.length > 1 ? parts : (parts[0] ?? errors[0]?.type ?? ""),
    ...(span._tag === "Some" ? { traceId: span.value.traceId, spanId: span.value.spanId } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...Object.fromEntries([...spans].map(({ label, startTime }) => [`${label}Millis`, date.getTime() - startTime]))
  })
})

const pretty = Logger.prettyLogger().pipe(Logger.mapInputOptions(safeLog))

const written = Effect.sync(() => (process.stdout.isTTY ? pretty : Logger.withConsoleLog(jsonLine)))

/** The service's own log in place of Effect's: JSON lines, for people at a terminal something more readable. */
export const Logging = Layer.mergeAll(
  Logger.replaceEffect(Logger.defaultLogger, written),
  Logger.remove(Logger.prettyLoggerDefault),
  Logger.remove(Logger.tracerLogger),
  Layer.unwrapEffect(Effect.map(Level, Logger.minimumLogLevel))
)
